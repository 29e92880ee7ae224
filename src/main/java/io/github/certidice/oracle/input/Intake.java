package io.github.certidice.oracle.input;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import java.util.Locale;
import java.util.Optional;

/**
 * What tensors a call takes.
 *
 * @param numbers what the prediction consists of
 * @param target how the target names classes
 * @param axes where they are
 * @param exclusive true where every voxel is of one class
 * @param soft true where targets between 0 and 1 are taken
 * @param score true where the answer is a step function: it has no gradient worth asking for
 * @param ignored what marks voxels that don't count; empty where nothing does
 */
public record Intake(
        Numbers numbers,
        Target target,
        Axes axes,
        boolean exclusive,
        boolean soft,
        boolean score,
        Optional<Ignored> ignored) {

    /** What a prediction consists of. */
    public enum Numbers {
        /** Any real numbers. */
        LOGITS,
        /** From 0 to 1. */
        PROBABILITIES,
        /** From 0 to 1, with sum 1 in every voxel. */
        SHARES,
        /** Indices of classes, or 0 and 1 for each class, as the target has them. */
        LABELS
    }

    /** How a target says which class. */
    public enum Target {
        /** One number for each class. */
        CHANNELS,
        /** The index of a class. */
        INDEX,
        /** The same, on an axis of size 1. */
        INDEX_CHANNEL,
        /** One number for each class, and a last channel that is 1 where a voxel is void. */
        CHANNELS_AND_VOID
    }

    /**
     * Shapes.
     *
     * @param channels where the classes are
     * @param classes how many
     * @param rank the number of spatial axes
     * @param fixed true where an argument of the call fits one shape only
     */
    public record Axes(ChannelAxis channels, int classes, int rank, boolean fixed) {}

    /**
     * A mark of voxels that don't count.
     *
     * @param label in the target
     * @param mask the name of a further tensor with 0 there; null where the label says it
     * @param channel true where that tensor has an axis of one channel
     */
    public record Ignored(int label, String mask, boolean channel) {}

    private static Intake of(Numbers numbers, Target target, int classes, boolean exclusive) {
        Axes axes = new Axes(ChannelAxis.SECOND, classes, 2, false);
        return new Intake(numbers, target, axes, exclusive, false, numbers == Numbers.LABELS, Optional.empty());
    }

    /** Logits of classes of which a voxel may be of several; the target has their shape. */
    public static Intake logits(int classes) {
        return of(Numbers.LOGITS, Target.CHANNELS, classes, false);
    }

    /** The same of probabilities. */
    public static Intake probabilities(int classes) {
        return of(Numbers.PROBABILITIES, Target.CHANNELS, classes, false);
    }

    /** Logits of classes that exclude each other. */
    public static Intake classLogits(int classes, Target target) {
        return of(Numbers.LOGITS, target, classes, true);
    }

    /** Probabilities of classes that exclude each other. */
    public static Intake shares(int classes, Target target) {
        return of(Numbers.SHARES, target, classes, true);
    }

    /** Predicted labels; both tensors have the same form. */
    public static Intake labels(int classes, Target target, boolean exclusive) {
        return of(Numbers.LABELS, target, classes, exclusive);
    }

    /** The same with an axis of classes elsewhere. */
    public Intake on(ChannelAxis channels) {
        return with(new Axes(channels, axes.classes, axes.rank, axes.fixed));
    }

    /** The same with another number of spatial axes. */
    public Intake ofRank(int rank) {
        return with(new Axes(axes.channels, axes.classes, rank, axes.fixed));
    }

    /** The same in its usual shape only. */
    public Intake fixed() {
        return with(new Axes(axes.channels, axes.classes, axes.rank, true));
    }

    private Intake with(Axes other) {
        return new Intake(numbers, target, other, exclusive, soft, score, ignored);
    }

    /** The same with soft targets. */
    public Intake softly() {
        return new Intake(numbers, target, axes, exclusive, true, score, ignored);
    }

    /** The same of a score. */
    public Intake scored() {
        return new Intake(numbers, target, axes, exclusive, soft, true, ignored);
    }

    /** The same with a label of voxels that don't count. */
    public Intake ignoring(int label) {
        return ignoring(new Ignored(label, null, false));
    }

    /** The same with a mask of the shape (B, 1, ...). */
    public Intake masked(String argument) {
        return ignoring(new Ignored(0, argument, true));
    }

    /** The same with a mask of the shape (B, ...). */
    public Intake maskedFlat(String argument) {
        return ignoring(new Ignored(0, argument, false));
    }

    /** The same with a last channel of the target that says which voxels are void. */
    public Intake withVoidChannel() {
        return new Intake(
                numbers,
                Target.CHANNELS_AND_VOID,
                axes,
                exclusive,
                soft,
                score,
                Optional.of(new Ignored(0, null, false)));
    }

    /** The same where all voxels count. */
    public Intake withoutVoids() {
        return new Intake(numbers, target, axes, exclusive, soft, score, Optional.empty());
    }

    private Intake ignoring(Ignored mark) {
        return new Intake(numbers, target, axes, exclusive, soft, score, Optional.of(mark));
    }

    /** {@code "logits, channels, 2 second"}: tells intakes of the same call apart. */
    public String form() {
        String all = numbers + ", " + target + ", " + axes.classes + " " + axes.channels;
        return all.toLowerCase(Locale.ROOT);
    }

    /** True where the answer has a gradient. */
    public boolean isSmooth() {
        return !score;
    }

    /** True where the prediction consists of labels. */
    public boolean isHard() {
        return numbers == Numbers.LABELS;
    }

    /** The number of classes. */
    public int classes() {
        return axes.classes;
    }

    /** Images in a usual case; of samples without voxels there are more. */
    public int images() {
        return axes.rank == 0 ? 4 : 2;
    }

    /** Voxels of an image in a usual case: fewer where there are more classes. */
    public int voxels() {
        return axes.rank == 0 ? 1 : Math.max(5 - axes.classes, 2);
    }
}
