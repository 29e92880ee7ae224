package io.github.certidice.loss.dense;

/**
 * Up to {@value #MOST} groups of equal errors of one kind. Groups are handed over many at a time, so that what is done with
 * each of them is a loop by itself: a call for every group would cost more than the work.
 */
final class ErrorGroups {

    static final int MOST = 256;

    private final int[] first = new int[MOST];
    private final int[] last = new int[MOST];
    private final int[] others = new int[MOST];
    private int size;

    /** Adds a group of the voxels first to last - 1 of its kind, after some voxels of the other kind. */
    void add(int firstVoxel, int lastVoxel, int othersBefore) {
        first[size] = firstVoxel;
        last[size] = lastVoxel;
        others[size] = othersBefore;
        size++;
    }

    boolean isFull() {
        return size == MOST;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** The rank of the group's first voxel among its kind, by falling error. */
    int first(int group) {
        return first[group];
    }

    /** The rank behind its last voxel. */
    int last(int group) {
        return last[group];
    }

    /** How many voxels of the other kind come before it. */
    int others(int group) {
        return others[group];
    }

    /** The rank of the first group's first voxel. */
    int begin() {
        return size == 0 ? 0 : first[0];
    }

    /** The rank behind the last group's last voxel. */
    int end() {
        return size == 0 ? 0 : last[size - 1];
    }

    /**
     * 1 if the voxel of a rank is no longer of the group but of the next one, else 0. Most groups have one or two voxels, and
     * a loop over those of each group would end unpredictably.
     */
    int step(int group, int rank) {
        return (last[group] - rank - 1) >>> (Integer.SIZE - 1);
    }
}
