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

    /** Takes the groups from the largest error down. */
    interface Visitor {

        /** Foreground voxels first to last - 1 of {@link #on}, after {@code added} background voxels. */
        void on(int first, int last, int added);

        /** Background voxels first to last - 1 of {@link #off}, after {@code missed} foreground voxels. */
        void off(int first, int last, int missed);
    }

    private static final int KEY_SHIFT = Integer.SIZE;
    private static final int ONE = Float.floatToRawIntBits(1f);

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
        int foreground = BinaryTarget.foreground(y, 0, y.length);
        long[] words = words(p, y, foreground);
        return new ErrorOrder(RadixSort.sorted(words, foreground, KEY_SHIFT), words, foreground);
    }

    /** Foreground first. */
    private static long[] words(float[] p, byte[] y, int foreground) {
        long[] words = new long[p.length];
        int[] next = {foreground, 0};
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw InvalidInput.of("prediction", p[i] + " at voxel " + i, "numbers from 0 to 1");
            }
            words[next[y[i]]++] = (long) key(p[i], y[i]) << KEY_SHIFT | i;
        }
        return words;
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

    void forEachGroup(Visitor visitor) {
        int background = voxels() - foreground;
        int missed = 0;
        int added = 0;
        while (missed < foreground || added < background) {
            int order = missed == foreground ? -1 : added == background ? 1 : order(on(missed), off(added));
            if (order >= 0) {
                int first = missed;
                missed = end(first, foreground);
                visitor.on(first, missed, added);
            }
            if (order <= 0) {
                int first = added;
                added = end(foreground + first, voxels()) - foreground;
                visitor.off(first, added, missed);
            }
        }
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
