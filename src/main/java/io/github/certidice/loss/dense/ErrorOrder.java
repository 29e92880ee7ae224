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
    private final BucketSort sort;
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
        sort = new BucketSort(slices.largest(), KEY_SHIFT);
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
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            starts[bucket] = size;
            size += count(slice, Scattered.start(bucket), Math.min(Scattered.start(bucket + 1), p.length));
        }
        starts[starts.length - 1] = size;
        sizeOn = sort.countsAreComplete();
        put(slice);
        sorted = sort.sorted();
    }

    /** Counts the keys of some places; their number. */
    private int count(ErrorSlices.Slice slice, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (slice.holds(ErrorSlices.errorBits(p[i], y[i]))) {
                sort.count(y[i], key(p[i], y[i]));
                count++;
            }
        }
        return count;
    }

    private void put(ErrorSlices.Slice slice) {
        for (int i = 0; i < p.length; i++) {
            if (slice.holds(ErrorSlices.errorBits(p[i], y[i]))) {
                sort.put(y[i], (long) key(p[i], y[i]) << KEY_SHIFT | i);
            }
        }
    }

    /** Floats of [0, 1] are ordered as their bits; + 0f makes -0 the same as 0. */
    private static int key(float p, byte y) {
        int bits = Float.floatToRawIntBits(p + 0f);
        return y == 1 ? bits : ONE - bits;
    }

    /** The voxels of the largest slice. */
    int largestSlice() {
        return slices.largest();
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
            new Merge().show(visitor);
            visitor.end();
            missed += sizeOn;
            added += size - sizeOn;
        }
    }

    /** Merges the two kinds of a slice into groups. */
    private final class Merge {

        private final ErrorGroups on = new ErrorGroups();
        private final ErrorGroups off = new ErrorGroups();
        private final int endOn = missed + sizeOn;
        private final int endOff = added + size - sizeOn;
        private int nextOn = missed;
        private int nextOff = added;

        void show(Visitor visitor) {
            while (nextOn < endOn || nextOff < endOff) {
                float p = nextOn < endOn ? on(nextOn) : 1;
                takeOffBefore(limit(p));
                if (nextOn < endOn && !off.isFull()) {
                    takeOn(p);
                }
                if (on.isFull() || off.isFull() || nextOn == endOn) {
                    visitor.on(on);
                    visitor.off(off);
                    on.clear();
                    off.clear();
                }
            }
        }

        private void takeOffBefore(int limit) {
            while (nextOff < endOff && keyOff(nextOff) < limit && !off.isFull()) {
                takeOff();
            }
        }

        private void takeOff() {
            int first = nextOff;
            nextOff = first + run(sizeOn + first - added, size);
            off.add(first, nextOff, nextOn);
            ties |= nextOff - first > 1;
        }

        /** The next foreground voxels, and background voxels of the same error before them. */
        private void takeOn(float p) {
            if (nextOff < endOff && keyOff(nextOff) == limit(p) && isFloat(p)) {
                takeOff();
                ties = true;
            }
            int first = nextOn;
            nextOn = first + run(first - missed, sizeOn);
            on.add(first, nextOn, nextOff);
            ties |= nextOn - first > 1;
        }
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

    private int keyOff(int k) {
        return (int) (sorted[sizeOn + k - added] >>> KEY_SHIFT);
    }

    /** Background voxels with keys below this have larger errors than a foreground voxel with that p. */
    static int limit(float p) {
        return ONE - ErrorSlices.errorBits(p, (byte) 1);
    }

    /** True if 1 - p is a float: then a background voxel at the limit has the same error, else a smaller one. */
    static boolean isFloat(float p) {
        float m = 1 - p;
        return 1 - m == p;
    }
}
