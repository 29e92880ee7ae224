package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.dense.DenseCrossEntropy;
import io.github.certidice.loss.dense.DenseLovasz;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The dense kernels for losses of one group of a large volume, which round correctly by themselves. */
final class DenseRoute {

    private final Context context;
    private final Case tensors;
    private final boolean gradient;

    private DenseRoute(Context context, boolean gradient) {
        this.context = context;
        this.tensors = context.tensors();
        this.gradient = gradient;
    }

    /** Nothing where there is no kernel for the loss and these tensors. */
    static Optional<Outcome> outcome(Pipeline pipeline, boolean gradient, Context context) {
        DenseRoute route = new DenseRoute(context, gradient);
        if (pipeline instanceof LovaszLoss lovasz && isPlain(lovasz)) {
            return route.lovasz(lovasz);
        }
        return pipeline instanceof PixelwiseLoss loss && isPlain(loss) ? route.crossEntropy(loss) : Optional.empty();
    }

    private static boolean isPlain(LovaszLoss loss) {
        return loss.front().activation() instanceof Activation.Identity
                && loss.margin() == LovaszLoss.Margin.PROBABILITY
                && loss.foreground() == LovaszLoss.Foreground.CLASS
                && isMean(loss.averaging());
    }

    private static boolean isPlain(PixelwiseLoss loss) {
        boolean mean = loss.divisor() instanceof PixelwiseLoss.AllTerms
                || loss.divisor() instanceof PixelwiseLoss.CountedTerms;
        return loss.front().activation() instanceof Activation.Sigmoid
                && loss.term().equals(PixelTerm.BinaryCrossEntropy.PLAIN)
                && (mean || loss.divisor() instanceof PixelwiseLoss.One)
                && loss.grouping() == Grouping.ALL
                && loss.joined() == PixelwiseLoss.Joined.APART
                && loss.top().isEmpty()
                && !loss.elementwise()
                && isMean(loss.averaging());
    }

    private static boolean isMean(Averaging averaging) {
        return averaging.weights() instanceof Averaging.Equal
                && averaging.classes() != Averaging.Reduction.NONE
                && averaging.images() != Averaging.Reduction.NONE
                && averaging.after().isEmpty();
    }

    private Optional<Outcome> lovasz(LovaszLoss loss) {
        Grid grid = context.grid(loss.front());
        boolean single = grid.images() * grid.classes() == 1 || loss.grouping() == Grouping.ALL;
        if (!single || !loss.front().channels().equals(Channels.ALL)) {
            return Optional.empty();
        }
        return Blocks.of(grid, tensors.target())
                .filter(blocks -> !(loss.empty() instanceof EmptyRule.Skipped) || hasForeground(blocks))
                .map(blocks -> lovasz(loss, blocks));
    }

    private static boolean hasForeground(Blocks blocks) {
        for (byte label : blocks.target()) {
            if (label == 1) {
                return true;
            }
        }
        return false;
    }

    private Outcome lovasz(LovaszLoss loss, Blocks blocks) {
        new VoxelReader(loss.front(), context).requireProbabilities();
        if (!gradient) {
            return outcome(DenseLovasz.value(blocks.prediction(), blocks.target()), new double[0]);
        }
        double[] slopes = new double[blocks.prediction().length];
        DenseLovasz.Result result = DenseLovasz.evaluate(blocks.prediction(), blocks.target(), slopes);
        noteIf(result.hasTies(), Event.TIE_ORDER);
        noteIf(result.hasZeros(), Event.KINK);
        return outcome(result.value(), slopes);
    }

    private void noteIf(boolean happened, Event event) {
        if (happened) {
            context.events().add(event);
        }
    }

    private Optional<Outcome> crossEntropy(PixelwiseLoss loss) {
        Grid grid = context.grid(loss.front());
        boolean all = loss.front().channels().equals(Channels.ALL);
        return all ? Blocks.of(grid, tensors.target()).map(blocks -> crossEntropy(loss, blocks)) : Optional.empty();
    }

    private Outcome crossEntropy(PixelwiseLoss loss, Blocks blocks) {
        float[] z = blocks.prediction();
        byte[] y = blocks.target();
        boolean sum = loss.divisor() instanceof PixelwiseLoss.One;
        if (!gradient) {
            return outcome(sum ? DenseCrossEntropy.sum(z, y) : DenseCrossEntropy.mean(z, y), new double[0]);
        }
        double[] slopes = new double[z.length];
        double value =
                sum ? DenseCrossEntropy.sumAndGradient(z, y, slopes) : DenseCrossEntropy.meanAndGradient(z, y, slopes);
        return outcome(value, slopes);
    }

    private Outcome outcome(double value, double[] slopes) {
        Optional<Tensor> tensor =
                gradient ? Optional.of(Tensor.of(tensors.prediction().shape(), slopes)) : Optional.empty();
        return new Outcome(Tensor.scalar(value), tensor, List.of(), Set.copyOf(context.events()));
    }
}
