package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.scene.Part;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.GroupedLoss;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.oracle.input.Intake;
import java.util.List;
import java.util.stream.Stream;

/** Whether a loss tells classes apart by their index. */
final class Alike {

    private Alike() {}

    /** True where it doesn't, for tensors of a form. */
    static boolean classes(Part part, Intake intake) {
        if (!front(part.front(), intake.classes())
                || sorts(part.front().activation()) && !(intake.isHard() && intake.exclusive())) {
            return false;
        }
        return averaging(part.loss().averaging()) && group(part.loss());
    }

    private static boolean group(GroupedLoss loss) {
        if (loss instanceof OverlapLoss overlap) {
            return ratio(overlap.overlap().weights()) && steps(overlap.shape());
        }
        if (loss instanceof LovaszLoss lovasz) {
            return lovasz.foreground() == LovaszLoss.Foreground.CLASS;
        }
        return !(loss instanceof PixelwiseLoss pixelwise) || !pixelwise.elementwise() && term(pixelwise.term());
    }

    /** The largest number is of the first class where it is of several. */
    private static boolean sorts(Activation activation) {
        return activation instanceof Activation.Argmax || activation instanceof Activation.ArgmaxOfFloats;
    }

    /** Void indices may become those of class 0, or be those of a class. */
    private static boolean front(Front front, int classes) {
        Channels channels = front.channels();
        return channels.kept().isEmpty()
                && channels.dropped().isEmpty()
                && !channels.withoutFirst()
                && front.voids().effect() != Voids.Effect.ZERO_BEFORE_ACTIVATION
                && !marksClass(front.voids(), classes);
    }

    private static boolean marksClass(Voids voids, int classes) {
        return voids.source() instanceof Voids.Label label && label.value() >= 0 && label.value() < classes;
    }

    private static boolean ratio(RatioWeights weights) {
        if (weights instanceof RatioWeights.OfProbabilities given) {
            return isOne(given.weights());
        }
        return !(weights instanceof RatioWeights.InverseVolume volume)
                || !(volume.absent() instanceof RatioWeights.AsLargestImageTransposed);
    }

    private static boolean steps(List<Step> steps) {
        return steps.stream().noneMatch(Step.ByClass.class::isInstance);
    }

    private static boolean averaging(Averaging averaging) {
        return averaging.classes() != Averaging.Reduction.NONE
                && weights(averaging.weights())
                && steps(averaging.after());
    }

    private static boolean weights(Averaging.Weights weights) {
        return !(weights instanceof Averaging.Skipping)
                && (!(weights instanceof Averaging.Given given) || isOne(given.weights()));
    }

    private static boolean term(PixelTerm term) {
        if (term instanceof PixelTerm.BinaryCrossEntropy entropy) {
            return isOne(entropy.positive()) && isOne(entropy.weights());
        }
        if (term instanceof PixelTerm.CrossEntropy entropy) {
            return isOne(entropy.weights());
        }
        if (term instanceof PixelTerm.BinaryFocal focal) {
            return isOne(focal.positive()) && isOne(focal.weights());
        }
        if (term instanceof PixelTerm.ClassFocal focal) {
            return isOne(focal.alphas());
        }
        return !(term instanceof PixelTerm.SmoothedFocal focal) || isOne(focal.alphas());
    }

    private static boolean isOne(List<?> weights) {
        return weights.stream().distinct().count() <= 1;
    }

    private static boolean isOne(ClassWeights weights) {
        return Stream.concat(weights.first().stream(), weights.rest().stream())
                        .distinct()
                        .count()
                <= 1;
    }
}
