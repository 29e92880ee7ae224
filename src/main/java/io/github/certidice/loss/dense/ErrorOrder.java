package io.github.certidice.loss.dense;

import io.github.certidice.InvalidInput;

/**
 * The errors of a binary target, m = 1 - p on the foreground and m = p off it, by falling size, in groups of one kind and
 * exactly equal errors. Foreground goes first where both kinds have the same error.
 *
 * <p>Each kind is sorted by itself, so that keys are the bits of floats and no 1 - p is ever rounded; groups are made by
 * merging. A voxel takes one word: the key, whose order is that of falling errors, and below it the voxel's index.
 */
final class ErrorOrder {

    /** Takes all groups of one kind and those of the other, of each kind from the largest error down. */
    interface Visitor {

        /** Groups of {@link #on}. */
        void on(ErrorGroups groups);

        /** Groups of {@link #off}. */
        void off(ErrorGroups groups);
    }

    private static final int KEY_SHIFT = Integer.SIZE;
    private static final int ONE = Float.floatToRawIntBits(1f);

    private boolean ties;
    private boolean zeros;
    private final long[] sorted;
    private final long[] spare;
    private final int foreground;

    private ErrorOrder(long[] sorted, long[] spare, int foreground) {
        this.sorted = sorted;
        this.spare = spare;
        this.foreground = foreground;
    }

    static ErrorOrder of(float[] p, byte[] y) {
        BinaryTarget.requireLength(y, p.length);
        BinaryTarget.require(y, 0, y.length);
        RadixSort sort = new RadixSort(y.length, KEY_SHIFT);
        for (int i = 0; i < p.length; i++) {
            requireProbability(p[i], i);
            sort.count(y[i], key(p[i], y[i]));
        }
        sort.countsAreComplete();
        for (int i = 0; i < p.length; i++) {
            sort.put(y[i], (long) key(p[i], y[i]) << KEY_SHIFT | i);
        }
        return new ErrorOrder(sort.sorted(), sort.spare(), BinaryTarget.foreground(y, 0, y.length));
    }

    private static void requireProbability(float p, int voxel) {
        if (!(p >= 0 && p <= 1)) {
            throw InvalidInput.of("prediction", p + " at voxel " + voxel, "numbers from 0 to 1");
        }
    }

    /** Floats of [0, 1] are ordered as their bits; + 0f makes -0 the same as 0. */
    private static int key(float p, byte y) {
        int bits = Float.floatToRawIntBits(p + 0f);
        return y == 1 ? bits : ONE - bits;
    }

    /** An array of a word a voxel that sorting has left; its content means nothing. */
    long[] spare() {
        return spare;
    }

    int voxels() {
        return sorted.length;
    }

    int foreground() {
        return foreground;
    }

    /** p of the k-th foreground voxel, rising. */
    float on(int k) {
        return Float.intBitsToFloat((int) (sorted[k] >>> KEY_SHIFT));
    }

    /** p of the k-th background voxel, falling. */
    float off(int k) {
        return Float.intBitsToFloat(ONE - (int) (sorted[foreground + k] >>> KEY_SHIFT));
    }

    /** Where the k-th foreground voxel is. */
    int indexOn(int k) {
        return (int) sorted[k];
    }

    /** Where the k-th background voxel is. */
    int indexOff(int k) {
        return (int) sorted[foreground + k];
    }

    /** True if positive errors were equal; known after all groups were visited. */
    boolean hasTies() {
        return ties;
    }

    /** True if an error was 0; known after all groups were visited. */
    boolean hasZeros() {
        return zeros;
    }

    void forEachGroup(Visitor visitor) {
        int background = voxels() - foreground;
        ErrorGroups on = new ErrorGroups();
        ErrorGroups off = new ErrorGroups();
        int missed = 0;
        int added = 0;
        while (missed < foreground || added < background) {
            int order = missed == foreground ? -1 : added == background ? 1 : order(on(missed), off(added));
            int before = missed + added;
            boolean zero = order <= 0 ? off(added) == 0 : on(missed) == 1;
            if (order <= 0) {
                int first = added;
                added = end(foreground + first, voxels()) - foreground;
                off.add(first, added, missed);
            }
            if (order >= 0) {
                int first = missed;
                missed = end(first, foreground);
                on.add(first, missed, added);
            }
            zeros |= zero;
            ties |= !zero && missed + added - before > 1;
            if (on.isFull() || off.isFull()) {
                flush(on, off, visitor);
            }
        }
        flush(on, off, visitor);
    }

    private static void flush(ErrorGroups on, ErrorGroups off, Visitor visitor) {
        visitor.on(on);
        visitor.off(off);
        on.clear();
        off.clear();
    }

    /** Behind the last word up to the limit with the same key. */
    private int end(int first, int limit) {
        long key = sorted[first] >>> KEY_SHIFT;
        int end = first + 1;
        while (end < limit && sorted[end] >>> KEY_SHIFT == key) {
            end++;
        }
        return end;
    }

    /**
     * The sign of (1 - p) - q. Rounding is monotone, so a rounded p + q other than 1 decides; where it is 1, its rounding
     * error, which TwoSum finds exactly, is p + q - 1.
     */
    static int order(double p, double q) {
        double sum = p + q;
        if (sum != 1) {
            return sum < 1 ? 1 : -1;
        }
        double part = sum - p;
        double error = (p - (sum - part)) + (q - part);
        return Double.compare(0.0, error + 0.0);
    }
}
