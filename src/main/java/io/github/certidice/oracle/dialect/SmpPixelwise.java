package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The pixelwise losses of segmentation_models_pytorch; pytorch-toolbelt ships the same cross-entropies. */
final class SmpPixelwise {

    private SmpPixelwise() {}

    /** One binary problem for each class. */
    static Meaning focal(Arguments arguments) {
        TaskMode mode = TaskMode.of(arguments);
        requireExpressible(arguments, mode);
        FocalOptions options = new FocalOptions(arguments);
        PixelTerm term = options.term(PixelTerm.FocalFactor.OF_CROSS_ENTROPY, UnaryOperator.identity());
        Front front = focalFront(arguments, mode);
        PixelwiseLoss loss = PixelwiseLoss.of(front, term, options.divisor(new PixelwiseLoss.CountedTerms()));
        Meaning meaning = mode == TaskMode.BINARY ? Meaning.of(loss) : perClass(arguments, mode, loss);
        return options.noted(noted(arguments, mode, meaning));
    }

    private static void requireExpressible(Arguments arguments, TaskMode mode) {
        if (mode == TaskMode.BINARY && !arguments.isNone("class_weights")) {
            throw arguments.invalid("class_weights", "None in mode binary");
        }
        if (mode == TaskMode.MULTILABEL && !arguments.isNone("ignore_index")) {
            throw arguments.invalid("ignore_index", "None in mode multilabel, where the library fails");
        }
    }

    private static Front focalFront(Arguments arguments, TaskMode mode) {
        Rational eps = Ranges.positive(arguments, "eps");
        if (eps.compareTo(Rational.HALF) >= 0) {
            throw arguments.invalid("eps", "a number above 0 and below 1/2");
        }
        Activation clamped = new Activation.Clamped(Activation.IDENTITY, eps, Rational.ONE.minus(eps));
        Layout layout = mode == TaskMode.MULTICLASS
                ? Layout.of(ChannelAxis.SECOND, Encoding.INDEX).with(Labels.NO_CLASS)
                : mode.front().layout();
        return Front.of(layout, arguments.flag("from_logits") ? Activation.SIGMOID : clamped)
                .with(TaskMode.voids(arguments));
    }

    private static Meaning perClass(Arguments arguments, TaskMode mode, PixelwiseLoss loss) {
        List<Rational> weights = Ranges.weights(arguments, "class_weights");
        Meaning meaning = Meaning.of(perClassWith(loss, weights));
        if (mode == TaskMode.MULTICLASS && !arguments.flag("from_logits")) {
            meaning = meaning.shippedAs(
                    perClassWith(ofLogAsLogit(loss), weights),
                    "LOG_AS_LOGIT",
                    "With from_logits=False the library takes log p for a logit, so it computes with p / (1 + p).");
        }
        return Ranges.asFloats(weights).equals(weights)
                ? meaning
                : meaning.noting("FLOAT32_INSIDE", "The library keeps class weights as float32.");
    }

    private static PixelwiseLoss ofLogAsLogit(PixelwiseLoss loss) {
        Front front = loss.front().with(new Activation.SigmoidOfLog(loss.front().activation()));
        return PixelwiseLoss.of(front, loss.term(), loss.divisor());
    }

    private static PixelwiseLoss perClassWith(PixelwiseLoss loss, List<Rational> weights) {
        Averaging averaging = weights.isEmpty()
                ? Averaging.MEAN
                : Averaging.MEAN.with(new Averaging.Given("class_weights", weights, true));
        return loss.with(Grouping.CLASS, averaging);
    }

    private static Meaning noted(Arguments arguments, TaskMode mode, Meaning meaning) {
        Meaning noted = meaning;
        if (mode == TaskMode.MULTICLASS) {
            noted = noted.noting(
                    "CONVENTION_ONE_VS_REST",
                    "In mode multiclass each class is a binary problem of the sigmoid; there is no softmax.");
        }
        return arguments.isNone("reduced_threshold")
                ? noted
                : noted.noting(
                        "CONVENTION_REDUCED_DIVISOR",
                        "The factor is divided by the threshold, so it jumps there unless the threshold is 1/2.");
    }

    /** Binary cross-entropy with smoothing and ignored voxels. */
    static Meaning softBce(Arguments arguments) {
        Rational smoothing =
                arguments.isNone("smooth_factor") ? Rational.ZERO : Ranges.share(arguments, "smooth_factor");
        PixelTerm term = new PixelTerm.BinaryCrossEntropy(
                TorchWeights.broadcast(arguments, "pos_weight"),
                TorchWeights.broadcast(arguments, "weight"),
                Optional.empty(),
                smoothing);
        Front front = Front.of(Layout.CHANNELS_SECOND, Activation.SIGMOID).with(TaskMode.voids(arguments));
        return notedMean(arguments, Meaning.of(Reductions.by(arguments, front, term, new PixelwiseLoss.AllTerms())));
    }

    /** Cross-entropy with smoothing and ignored voxels. */
    static Meaning softCe(Arguments arguments) {
        if (arguments.whole("dim") != 1) {
            throw arguments.unsupported("dim", "1");
        }
        boolean none = arguments.isNone("smooth_factor");
        Rational smoothing = none ? Rational.ZERO : Ranges.share(arguments, "smooth_factor");
        Front front = Front.of(Layout.of(ChannelAxis.SECOND, Encoding.INDEX_EITHER), Activation.SOFTMAX)
                .with(TaskMode.voids(arguments));
        PixelTerm term = new PixelTerm.CrossEntropy(List.of(), smoothing);
        Meaning meaning =
                notedMean(arguments, Meaning.of(Reductions.by(arguments, front, term, new PixelwiseLoss.AllTerms())));
        if (arguments.text("reduction").equals("none") && !arguments.isNone("ignore_index")) {
            meaning = meaning.noting(
                    "CONVENTION_SHAPE",
                    "With ignore_index the library's result keeps an axis of size 1 for the classes.");
        }
        return none
                ? meaning.noting(
                        "DEFAULT_FAILS",
                        "The library raises TypeError for smooth_factor=None; this is the loss with 0.")
                : meaning;
    }

    private static Meaning notedMean(Arguments arguments, Meaning meaning) {
        boolean concerned = arguments.text("reduction").equals("mean") && !arguments.isNone("ignore_index");
        return concerned
                ? meaning.noting(
                        "CONVENTION_MEAN_OF_ALL", "The mean is divided by the number of all voxels, ignored ones too.")
                : meaning;
    }
}
