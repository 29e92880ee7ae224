package io.github.certidice.gpu;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import io.github.certidice.image.ElementType;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.GroupedLoss;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;

/**
 * One of the library's losses, with its parameters.
 *
 * @param workspace says how many bytes it needs beside the tensors
 * @param run starts it
 */
record CudaKernel(Workspace workspace, Run run) {

    /** No label of a tensor is this one. */
    private static final long NO_LABEL = Long.MIN_VALUE;

    /** How many bytes it needs beside the tensors. */
    interface Workspace {
        int of(CudaLibrary library, CudaLibrary.Tensors tensors, LongByReference bytes);
    }

    /** Starts it. */
    interface Run {
        int of(CudaLibrary library, CudaLibrary.Tensors tensors);
    }

    /**
     * What a pipeline is there.
     *
     * @param arrays that weights of classes are written to
     * @param classes how many there are
     * @throws UnsupportedOperationException where the library hasn't got it
     */
    static CudaKernel of(Pipeline pipeline, DeviceArrays arrays, int classes) {
        Optional<CudaKernel> kernel = pipeline instanceof OverlapLoss overlap
                ? overlap(overlap)
                : pipeline instanceof LovaszLoss lovasz
                        ? lovasz(lovasz)
                        : pipeline instanceof PixelwiseLoss pixelwise
                                ? pixelwise(pixelwise, arrays, classes)
                                : Optional.empty();
        return kernel.orElseThrow(() -> new UnsupportedOperationException("not among the CUDA losses"));
    }

    private static boolean isUsual(Front front, Activation activation) {
        return front.activation().equals(activation) && front.channels().equals(Channels.ALL);
    }

    private static boolean isPlain(Front front, Activation activation) {
        return isUsual(front, activation)
                && front.voids().source() instanceof Voids.Nothing
                && front.layout().target() == Layout.Encoding.CHANNELS;
    }

    /** A mean of all groups alike. */
    private static boolean isMean(GroupedLoss loss) {
        Averaging how = loss.averaging();
        return how.weights() instanceof Averaging.Equal
                && how.classes() == Reduction.MEAN
                && how.images() == Reduction.MEAN
                && how.after().isEmpty();
    }

    private static Optional<CudaKernel> overlap(OverlapLoss loss) {
        Overlap o = loss.overlap();
        boolean fits = isPlain(loss.front(), Activation.IDENTITY)
                && loss.grouping().perClass()
                && o.form() == Overlap.Form.PRODUCT
                && o.exponent().equals(Rational.ONE)
                && o.floor().isEmpty()
                && o.weights().equals(RatioWeights.EQUAL)
                && loss.empty().equals(EmptyRule.FORMULA)
                && loss.shape().equals(List.of(Step.ONE_MINUS))
                && isMean(loss);
        if (!fits) {
            return Optional.empty();
        }
        CudaLibrary.Overlap parameters = parameters(o, loss.grouping());
        return Optional.of(new CudaKernel(
                (library, tensors, bytes) -> library.cd_overlap_workspace(tensors, parameters, bytes),
                (library, tensors) -> library.cd_overlap_run(tensors, parameters)));
    }

    private static CudaLibrary.Overlap parameters(Overlap o, Grouping grouping) {
        CudaLibrary.Overlap loss = new CudaLibrary.Overlap();
        loss.k = o.scale().doubleValue();
        loss.alpha = o.alpha().doubleValue();
        loss.beta = o.beta().doubleValue();
        loss.n = o.numerator().doubleValue();
        loss.m = o.denominator().doubleValue();
        loss.perImage = grouping.perImage() ? 1 : 0;
        return loss;
    }

    /** Means over images of means over classes are those over all groups, unless some of them don't count. */
    private static Optional<CudaKernel> lovasz(LovaszLoss loss) {
        boolean hinge = loss.margin() == LovaszLoss.Margin.HINGE;
        boolean present = loss.empty().equals(EmptyRule.PRESENT);
        boolean fits = isUsual(loss.front(), Activation.IDENTITY)
                && loss.front().voids().source() instanceof Voids.Nothing
                && loss.foreground() == LovaszLoss.Foreground.CLASS
                && (present || loss.empty().equals(EmptyRule.FORMULA))
                && !(present && (loss.grouping().perImage() || hinge))
                && (hinge || loss.front().layout().target() == Layout.Encoding.INDEX && loss.grouping().perClass())
                && isMean(loss);
        if (!fits) {
            return Optional.empty();
        }
        CudaLibrary.Lovasz parameters = new CudaLibrary.Lovasz();
        parameters.hinge = hinge ? 1 : 0;
        parameters.perImage = loss.grouping().perImage() ? 1 : 0;
        parameters.present = present ? 1 : 0;
        return Optional.of(new CudaKernel(
                (library, tensors, bytes) -> library.cd_lovasz_workspace(tensors, parameters, bytes),
                (library, tensors) -> library.cd_lovasz_run(tensors, parameters)));
    }

    private static Optional<CudaKernel> pixelwise(PixelwiseLoss loss, DeviceArrays arrays, int classes) {
        boolean sums = loss.divisor() instanceof PixelwiseLoss.One;
        boolean fits = loss.grouping() == Grouping.ALL && loss.top().isEmpty() && !loss.elementwise() && isMean(loss);
        if (fits && loss.term() instanceof PixelTerm.BinaryCrossEntropy term) {
            return binary(loss, term, sums, arrays, classes);
        }
        return fits && loss.term() instanceof PixelTerm.CrossEntropy term
                ? categorical(loss, term, sums, arrays)
                : Optional.empty();
    }

    private static Optional<CudaKernel> binary(
            PixelwiseLoss loss, PixelTerm.BinaryCrossEntropy term, boolean sums, DeviceArrays arrays, int classes) {
        boolean fits = isPlain(loss.front(), Activation.SIGMOID)
                && loss.joined() == PixelwiseLoss.Joined.APART
                && term.logFloor().isEmpty()
                && term.slopeFloor().isEmpty()
                && term.smoothing().signum() == 0
                && (sums || loss.divisor() instanceof PixelwiseLoss.AllTerms);
        if (!fits) {
            return Optional.empty();
        }
        CudaLibrary.Binary parameters = new CudaLibrary.Binary();
        parameters.weights = weights(term.weights(), arrays, classes);
        parameters.positives = weights(term.positive(), arrays, classes);
        parameters.sum = sums ? 1 : 0;
        return Optional.of(new CudaKernel(
                (library, tensors, bytes) -> library.cd_binary_workspace(tensors, parameters, bytes),
                (library, tensors) -> library.cd_binary_run(tensors, parameters)));
    }

    private static Optional<CudaKernel> categorical(
            PixelwiseLoss loss, PixelTerm.CrossEntropy term, boolean sums, DeviceArrays arrays) {
        Voids voids = loss.front().voids();
        boolean fits = isUsual(loss.front(), Activation.SOFTMAX)
                && loss.front().layout().target() == Layout.Encoding.INDEX
                && (voids.source() instanceof Voids.Nothing || voids.source() instanceof Voids.Label)
                && term.smoothing().signum() == 0
                && (sums || loss.divisor() instanceof PixelwiseLoss.WeightsOfTargets);
        if (!fits) {
            return Optional.empty();
        }
        CudaLibrary.Categorical parameters = new CudaLibrary.Categorical();
        parameters.weights = weights(term.weights(), arrays, term.weights().size());
        parameters.ignored = voids.source() instanceof Voids.Label label ? label.value() : NO_LABEL;
        parameters.sum = sums ? 1 : 0;
        return Optional.of(new CudaKernel(
                (library, tensors, bytes) -> library.cd_categorical_workspace(tensors, parameters, bytes),
                (library, tensors) -> library.cd_categorical_run(tensors, parameters)));
    }

    /** One for each class; null for none, and a single one for all. */
    private static Pointer weights(List<Rational> weights, DeviceArrays arrays, int classes) {
        if (weights.isEmpty()) {
            return null;
        }
        double[] numbers = new double[classes];
        for (int c = 0; c < classes; c++) {
            numbers[c] = weights.get(weights.size() == 1 ? 0 : c).doubleValue();
        }
        return arrays.of(ElementType.FLOAT64, numbers);
    }
}
