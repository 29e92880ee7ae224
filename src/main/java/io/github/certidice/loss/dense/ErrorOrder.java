package io.github.certidice.loss.dense;

/**
 * The errors of a binary target, m = 1 - p on the foreground and m = p off it, by falling size, in groups of one kind and
 * exactly equal errors; errors of 0 are left out. Background goes first where both kinds have the same error.
 *
 * <p>Each kind is sorted by itself, so that keys are the bits of floats and no 1 - p is ever rounded; groups are made by
 * merging. A voxel takes one word: the key, whose order is that of falling errors, and below it the voxel's index. Large
 * volumes are sorted {@linkplain ErrorSlices slice by slice}, and what is asked about the k-th voxel of a kind must be
 * asked while its slice is visited.
 */
final class ErrorOrder {

    /** Takes all groups of one kind and those of the other, of each kind from the largest error down. */
    interface Visitor {

        /** A slice begins. */
        default void begin() {}

        /** Groups of {@link #on}. */
        void on(ErrorGroups groups);

        /** Groups of {@link #off}. */
        void off(ErrorGroups groups);

        /** All groups of the slice were shown. */
        default void end() {}
    }

    private static final int KEY_SHIFT = Integer.SIZE;
    private static final int ONE = Float.floatToRawIntBits(1f);

    private final float[] p;
    private final byte[] y;
    private final ErrorSlices slices;
    private final RadixSort sort;
    private final int foreground;
    private boolean ties;

    /** The slice that is sorted now. */
    private ErrorSlices.Slice current;

    private long[] sorted;
    private int size;
    private int sizeOn;

    /** How many voxels of either kind came before. */
    private int missed;

    private int added;

    /** For each bucket of neighbouring places, how many voxels of the slice are before it. */
    private final int[] starts;

    private ErrorOrder(float[] p, byte[] y, ErrorSlices slices) {
        this.p = p;
        this.y = y;
        this.slices = slices;
        sort = new RadixSort(slices.largest(), KEY_SHIFT);
        foreground = BinaryTarget.foreground(y, 0, y.length);
        starts = new int[Scattered.buckets(p.length) + 1];
    }

    static ErrorOrder of(float[] p, byte[] y) {
        require(p, y);
        return new ErrorOrder(p, y, ErrorSlices.of(p, y));
    }

    /** The same in slices of that size. */
    static ErrorOrder of(float[] p, byte[] y, int most) {
        require(p, y);
        return new ErrorOrder(p, y, ErrorSlices.of(p, y, most));
    }

    private static void require(float[] p, byte[] y) {
        BinaryTarget.requireLength(y, p.length);
        BinaryTarget.require(y, 0, y.length);
    }

    /** Sorts a slice, whose voxels are counted first and then put. */
    private void load(ErrorSlices.Slice slice) {
        if (slice == current) {
            return; // the only one, seen again
        }
        current = slice;
        sort.clear();
        size = 0;
        sizeOn = 0;
        for (int i = 0; i < p.length; i++) {
            if (Scattered.isStart(i)) {
                starts[Scattered.bucket(i)] = size;
            }
            if (slice.holds(ErrorSlices.errorBits(p[i], y[i]))) {
                sort.count(y[i], key(p[i], y[i]));
                size++;
                sizeOn += y[i];
            }
        }
        starts[starts.length - 1] = size;
        sort.countsAreComplete();
        for (int i = 0; i < p.length; i++) {
            if (slice.holds(ErrorSlices.errorBits(p[i], y[i]))) {
                sort.put(y[i], (long) key(p[i], y[i]) << KEY_SHIFT | i);
            }
        }
        sorted = sort.sorted();
    }

    /** Floats of [0, 1] are ordered as their bits; + 0f makes -0 the same as 0. */
    private static int key(float p, byte y) {
        int bits = Float.floatToRawIntBits(p + 0f);
        return y == 1 ? bits : ONE - bits;
    }

    /** An array of a word for each voxel of the largest slice that sorting has left; its content means nothing. */
    long[] spare() {
        return sort.spare();
    }

    /** For each bucket of neighbouring places, how many voxels of the slice are before it; and behind the last one. */
    int[] starts() {
        return starts;
    }

    int foreground() {
        return foreground;
    }

    /** p of the k-th foreground voxel, rising. */
    float on(int k) {
        return Float.intBitsToFloat((int) (sorted[k - missed] >>> KEY_SHIFT));
    }

    /** p of the k-th background voxel, falling. */
    float off(int k) {
        return Float.intBitsToFloat(ONE - (int) (sorted[sizeOn + k - added] >>> KEY_SHIFT));
    }

    /** Where the k-th foreground voxel is. */
    int indexOn(int k) {
        return (int) sorted[k - missed];
    }

    /** Where the k-th background voxel is. */
    int indexOff(int k) {
        return (int) sorted[sizeOn + k - added];
    }

    /** True if positive errors were equal; known after all groups were visited. */
    boolean hasTies() {
        return ties;
    }

    /** True if an error is 0. */
    boolean hasZeros() {
        return slices.positive() < p.length;
    }

    void forEachGroup(Visitor visitor) {
        missed = 0;
        added = 0;
        for (ErrorSlices.Slice slice : slices.all()) {
            load(slice);
            visitor.begin();
            merge(visitor);
            visitor.end();
            missed += sizeOn;
            added += size - sizeOn;
        }
    }

    private void merge(Visitor visitor) {
        ErrorGroups on = new ErrorGroups();
        ErrorGroups off = new ErrorGroups();
        int lastOn = missed + sizeOn;
        int lastOff = added + size - sizeOn;
        int nextOn = missed;
        int nextOff = added;
        while (nextOn < lastOn || nextOff < lastOff) {
            int order = nextOn == lastOn ? -1 : nextOff == lastOff ? 1 : order(on(nextOn), off(nextOff));
            int before = nextOn + nextOff;
            if (order <= 0) {
                int first = nextOff;
                nextOff = first + run(sizeOn + first - added, size);
                off.add(first, nextOff, nextOn);
            }
            if (order >= 0) {
                int first = nextOn;
                nextOn = first + run(first - missed, sizeOn);
                on.add(first, nextOn, nextOff);
            }
            ties |= nextOn + nextOff - before > 1;
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

    /** How many words from the first on, up to the limit, have its key. */
    private int run(int first, int limit) {
        long key = sorted[first] >>> KEY_SHIFT;
        int end = first + 1;
        while (end < limit && sorted[end] >>> KEY_SHIFT == key) {
            end++;
        }
        return end - first;
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
