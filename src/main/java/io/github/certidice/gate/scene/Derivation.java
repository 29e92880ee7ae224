package io.github.certidice.gate.scene;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Ignored;
import io.github.certidice.oracle.input.Intake.Numbers;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads from a pipeline what tensors it may be meant for. */
record Derivation(Pipeline loss, Habits habits, int classes) {

    /** Candidates, in the order of targets. */
    List<Intake> intakes() {
        List<Intake> all = new ArrayList<>();
        for (Target target : Target.values()) {
            List<Part> parts = Part.of(loss, new Part.Chosen(target, classes));
            if (parts.stream().allMatch(part -> admits(part.front(), target)) && isPossible(parts, target)) {
                numbers(parts, target).forEach(numbers -> all.add(intake(parts, target, numbers)));
            }
        }
        return all;
    }

    private static boolean admits(Front front, Target target) {
        boolean voidChannel = front.voids().source() instanceof Voids.LastTargetChannel;
        return voidChannel == (target == Target.CHANNELS_AND_VOID)
                && switch (front.layout().target()) {
                    case CHANNELS -> !isIndex(target);
                    case INDEX -> target == Target.INDEX;
                    case INDEX_CHANNEL -> target == Target.INDEX_CHANNEL;
                    case INDEX_EITHER -> isIndex(target);
                    case BY_SHAPE -> true;
                };
    }

    private static boolean isIndex(Target target) {
        return target == Target.INDEX || target == Target.INDEX_CHANNEL;
    }

    /** One class has no index and no share. */
    private boolean isPossible(List<Part> parts, Target target) {
        return classes > 1
                ? parts.stream().noneMatch(part -> part.front().layout().channels() == ChannelAxis.NONE)
                : !isIndex(target) && !isExclusive(parts, target);
    }

    private boolean isExclusive(List<Part> parts, Target target) {
        return isIndex(target)
                || parts.stream().anyMatch(this::isExclusive)
                || habits.demandsShares()
                        && classes > 1
                        && parts.stream().allMatch(part -> core(part).equals(Activation.IDENTITY));
    }

    private boolean isExclusive(Part part) {
        Activation activation = part.front().activation();
        boolean leftOut = classes == 1
                && activation instanceof Activation.Softmax softmax
                && softmax.single() != Activation.Softmax.Single.ONE;
        return !leftOut && isExclusive(activation)
                || part.loss() instanceof PixelwiseLoss pixelwise && isExclusive(pixelwise.term());
    }

    private static boolean isExclusive(Activation activation) {
        if (activation instanceof Activation.Clamped clamped) {
            return isExclusive(clamped.inner());
        }
        return activation instanceof Activation.Softmax
                || activation instanceof Activation.Normalised
                || activation instanceof Activation.Argmax
                || activation instanceof Activation.ArgmaxOfFloats;
    }

    private static boolean isExclusive(PixelTerm term) {
        return term instanceof PixelTerm.CrossEntropy
                || term instanceof PixelTerm.ClassFocal
                || term instanceof PixelTerm.SmoothedFocal;
    }

    /** What the predictions may consist of: what all parts take. */
    private Set<Numbers> numbers(List<Part> parts, Target target) {
        Set<Numbers> all = EnumSet.allOf(Numbers.class);
        parts.forEach(part -> all.retainAll(numbers(part, isExclusive(parts, target))));
        return all;
    }

    private Set<Numbers> numbers(Part part, boolean exclusive) {
        Numbers shares = exclusive ? Numbers.SHARES : Numbers.PROBABILITIES;
        Encoding encoding = part.front().layout().prediction();
        if (habits.takesLabels() || encoding != Encoding.CHANNELS && encoding != Encoding.BY_SHAPE) {
            return EnumSet.of(Numbers.LABELS);
        }
        Set<Numbers> all = floats(part, shares);
        if (encoding == Encoding.BY_SHAPE || core(part) instanceof Activation.ArgmaxOfFloats) {
            all.add(Numbers.LABELS);
        }
        return all;
    }

    private Set<Numbers> floats(Part part, Numbers shares) {
        Activation core = core(part);
        boolean isLeftOut = core instanceof Activation.Softmax softmax
                && classes == 1
                && softmax.single() == Activation.Softmax.Single.LEFT_OUT;
        if (core instanceof Activation.SigmoidOfLogits) {
            return EnumSet.of(shares, Numbers.LOGITS);
        }
        if (core instanceof Activation.Sigmoid || core instanceof Activation.Softmax && !isLeftOut || isHinge(part)) {
            return EnumSet.of(Numbers.LOGITS);
        }
        return EnumSet.of(shares);
    }

    private static boolean isHinge(Part part) {
        return part.loss() instanceof LovaszLoss lovasz && lovasz.margin() == Margin.HINGE;
    }

    private static Activation core(Part part) {
        return core(part.front().activation());
    }

    /** The innermost. */
    private static Activation core(Activation activation) {
        if (activation instanceof Activation.Clamped clamped) {
            return core(clamped.inner());
        }
        if (activation instanceof Activation.Threshold threshold) {
            return core(threshold.inner());
        }
        if (activation instanceof Activation.Normalised normalised) {
            return core(normalised.inner());
        }
        return activation instanceof Activation.SigmoidOfLog outer ? core(outer.inner()) : activation;
    }

    private Intake intake(List<Part> parts, Target target, Numbers numbers) {
        return new Intake(
                numbers,
                target,
                axes(parts.get(0).front().layout()),
                classes > 1 && isExclusive(parts, target),
                false,
                numbers == Numbers.LABELS || parts.stream().anyMatch(Derivation::isStep),
                parts.stream().flatMap(part -> ignored(part, target).stream()).findFirst());
    }

    /** Where the classes are. */
    private Intake.Axes axes(Layout layout) {
        return new Intake.Axes(habits.axis(layout.channels()), classes, 2, false);
    }

    /** True where the answer has no slope. */
    private static boolean isStep(Part part) {
        Activation activation = part.front().activation();
        return activation instanceof Activation.Threshold
                || activation instanceof Activation.Argmax
                || activation instanceof Activation.ArgmaxOfFloats;
    }

    /** A label that is a class, or a number that targets have anyway, marks nothing. */
    private Optional<Ignored> ignored(Part part, Target target) {
        Voids.Source source = part.front().voids().source();
        if (source instanceof Voids.Mask mask) {
            return Optional.of(new Ignored(0, mask.argument(), !habits.isFlatMask(mask.argument())));
        }
        if (source instanceof Voids.LastTargetChannel) {
            return Optional.of(new Ignored(0, null, false));
        }
        int ordinary = isIndex(target) ? classes : 2;
        return source instanceof Voids.Label label && (label.value() < 0 || label.value() >= ordinary)
                ? Optional.of(new Ignored(label.value(), null, false))
                : Optional.empty();
    }
}
