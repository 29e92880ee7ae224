package io.github.certidice.gate.planted.drawn;

/**
 * What tensors a call takes.
 *
 * @param numbers of the prediction
 * @param labels of the target
 * @param classes how many
 * @param voids what marks voxels that don't count
 */
public record Form(Numbers numbers, Labels labels, int classes, Voids voids) {

    /** Of the prediction. */
    public enum Numbers {
        /** Any. */
        LOGITS,
        /** From 0 to 1. */
        PROBABILITIES,
        /** From 0 to 1, with sum 1 in each voxel. */
        SHARES
    }

    /** Of the target. */
    public enum Labels {
        /** 0 or 1 for each class. */
        CHANNELS,
        /** From 0 to 1 for each class. */
        SOFT,
        /** 0 or 1, one of them for the voxel's class. */
        ONE_HOT,
        /** From 0 to 1, with sum 1 in each voxel. */
        SHARED,
        /** Indices of classes. */
        INDEX,
        /** The same on an axis of size 1. */
        INDEX_CHANNEL,
        /** One class without an axis. */
        FLAT
    }

    /**
     * A mark of voxels that don't count.
     *
     * @param label in the target; null where there is none
     * @param mask a further tensor; null where there is none
     */
    public record Voids(Integer label, String mask) {

        /** All voxels count. */
        public static final Voids NONE = new Voids(null, null);
    }

    /** Of logits. */
    public static Form logits(int classes, Labels labels) {
        return new Form(Numbers.LOGITS, labels, classes, Voids.NONE);
    }

    /** Of probabilities, each by itself. */
    public static Form probabilities(int classes, Labels labels) {
        return new Form(Numbers.PROBABILITIES, labels, classes, Voids.NONE);
    }

    /** Of probabilities with sum 1. */
    public static Form shares(int classes, Labels labels) {
        return new Form(Numbers.SHARES, labels, classes, Voids.NONE);
    }

    /** The same with a label of voxels that don't count. */
    public Form ignoring(int label) {
        return new Form(numbers, labels, classes, new Voids(label, null));
    }

    /** The same with a mask. */
    public Form masked() {
        return new Form(numbers, labels, classes, new Voids(null, "mask"));
    }

    /** True where some voxels may not count. */
    public boolean hasVoids() {
        return !voids.equals(Voids.NONE);
    }

    /** True where every voxel is of one class. */
    public boolean isExclusive() {
        return labels != Labels.CHANNELS && labels != Labels.SOFT && labels != Labels.FLAT;
    }

    /** True where labels between 0 and 1 are taken. */
    public boolean isSoft() {
        return labels == Labels.SOFT || labels == Labels.SHARED;
    }
}
