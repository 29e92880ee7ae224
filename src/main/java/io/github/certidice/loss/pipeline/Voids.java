package io.github.certidice.loss.pipeline;

/**
 * Voxels that don't count.
 *
 * @param source what says which ones
 * @param effect what is done to them
 */
public record Voids(Source source, Effect effect) {

    /** All voxels count. */
    public static final Voids NONE = new Voids(new Nothing(), Effect.REMOVED);

    /** What says which voxels are void. */
    public sealed interface Source {}

    /** No voxel is. */
    public record Nothing() implements Source {}

    /**
     * Those with a label: an index is void for all classes, a number for a class is void for that class.
     *
     * @param value the label
     */
    public record Label(int value) implements Source {}

    /**
     * A further tensor: 0 is void, 1 counts, and what is between counts in part.
     *
     * @param argument its name; it may have one channel or none for all classes, and one image for all images. Where it
     *     isn't given, all voxels count
     */
    public record Mask(String argument) implements Source {}

    /**
     * The last channel of the target, which is no class: 0 counts, 1 is void.
     */
    public record LastTargetChannel() implements Source {}

    /** What is done to void voxels. */
    public enum Effect {
        /** Probability and target become 0 in sums over voxels; pixelwise terms are left out. */
        REMOVED,
        /** The prediction becomes 0 before the activation, and the target's numbers 0: an index becomes that of class 0. */
        ZERO_BEFORE_ACTIVATION,
        /** They are left out of the intersection only. */
        OUT_OF_INTERSECTION
    }

    /** Voxels with that label are removed. */
    public static Voids label(int value) {
        return new Voids(new Label(value), Effect.REMOVED);
    }

    /** Voxels where that tensor is 0 are removed. */
    public static Voids mask(String argument) {
        return new Voids(new Mask(argument), Effect.REMOVED);
    }
}
