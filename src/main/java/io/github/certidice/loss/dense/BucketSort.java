package io.github.certidice.loss.dense;

import java.util.Arrays;

/**
 * Sorts words of two kinds, each kind by itself, by a key of 30 bits, in time proportional to their number. All keys are
 * counted first; then the words are put, which takes them to buckets of about equal size, and each bucket is sorted where
 * it is, within the processor's cache. Stable.
 */
final class BucketSort {

    private static final int KEY_BITS = 30;

    /** Keys that differ in these last bits only are counted together. */
    private static final int COARSE = 14;

    private static final int COUNTERS = 1 << KEY_BITS - COARSE;

    /** Buckets of fewer words are no faster to sort. */
    private static final int SMALLEST_BUCKET = 1 << 14;

    /** Writing to more places in turn is slow. */
    private static final int MOST_BUCKETS = 1 << 10;

    private static final int DIGIT_BITS = 11;

    /** Where the key is in a word. */
    private final int shift;

    /** For each kind and coarse key: how many words there are, then the number of their bucket. */
    private final int[][] coarse = new int[2][COUNTERS];

    /** Where the next word of each bucket goes; once all are there, where it ends. */
    private int[] next = new int[1];

    /** The lowest coarse key of each bucket, and the one behind its last. */
    private int[] lowest = new int[0];

    private int[] behind = new int[0];

    private int buckets;
    private final long[] words;
    private long[] scratch = new long[2 * SMALLEST_BUCKET];
    private final int[] places = new int[1 << DIGIT_BITS];

    /** For at most so many words at once. */
    BucketSort(int most, int shift) {
        this.shift = shift;
        words = new long[most];
    }

    /** Begins anew. */
    void clear() {
        Arrays.fill(coarse[0], 0);
        Arrays.fill(coarse[1], 0);
    }

    void count(int kind, int key) {
        coarse[kind][key >>> COARSE]++;
    }

    /**
     * To be called between the last count and the first put: kind 1 will come first, then kind 0.
     *
     * @return how many words are of kind 1
     */
    int countsAreComplete() {
        int ones = Arrays.stream(coarse[1]).sum();
        int size = ones + Arrays.stream(coarse[0]).sum();
        int target = Math.max(SMALLEST_BUCKET, size / MOST_BUCKETS);
        int most = size / target + 3; // each kind may leave one bucket that isn't full
        next = new int[most];
        lowest = new int[most];
        behind = new int[most];
        buckets = 0;
        divide(coarse[1], 0, target);
        divide(coarse[0], ones, target);
        return ones;
    }

    /** Gives each coarse key of a kind its bucket, the first of which starts at a place. */
    private void divide(int[] counts, int start, int target) {
        int end = start;
        int in = 0;
        open(0, end);
        for (int key = 0; key < COUNTERS; key++) {
            if (in >= target) {
                behind[buckets++] = key;
                open(key, end);
                in = 0;
            }
            in += counts[key];
            end += counts[key];
            counts[key] = buckets;
        }
        behind[buckets++] = COUNTERS;
    }

    private void open(int key, int start) {
        lowest[buckets] = key;
        next[buckets] = start;
    }

    void put(int kind, long word) {
        words[next[coarse[kind][(int) (word >>> shift + COARSE)]]++] = word;
    }

    /** The words of kind 1 by rising keys, then those of kind 0 by rising keys; what is behind them means nothing. */
    long[] sorted() {
        int start = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            sort(start, next[bucket], lowest[bucket] << COARSE, bits(bucket));
            start = next[bucket];
        }
        return words;
    }

    /** The bits that keys of a bucket may differ in, the lowest one being subtracted. */
    private int bits(int bucket) {
        return COARSE + Integer.SIZE - Integer.numberOfLeadingZeros(behind[bucket] - lowest[bucket] - 1);
    }

    /** Sorts from the lowest digit up, there and back. */
    private void sort(int from, int to, int least, int bits) {
        int count = to - from;
        if (scratch.length < count) {
            scratch = new long[count];
        }
        int passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
        int digit = (bits + passes - 1) / passes;
        Run source = new Run(words, from);
        Run target = new Run(scratch, 0);
        for (int pass = 0; pass < passes; pass++) {
            distribute(source, target, count, new Digit((long) least << shift, shift + pass * digit, (1 << digit) - 1));
            Run next = source;
            source = target;
            target = next;
        }
        if (source.words != words) {
            System.arraycopy(scratch, 0, words, from, count);
        }
    }

    /** Words from some place on. */
    private record Run(long[] words, int from) {}

    /** Some bits of words less a base. */
    private record Digit(long base, int bit, int mask) {
        int of(long word) {
            return (int) (word - base >>> bit) & mask;
        }
    }

    private void distribute(Run source, Run target, int count, Digit digit) {
        Arrays.fill(places, 0, digit.mask + 1, 0);
        int end = source.from + count;
        for (int i = source.from; i < end; i++) {
            places[digit.of(source.words[i])]++;
        }
        int place = target.from;
        for (int value = 0; value <= digit.mask; value++) {
            int before = place;
            place += places[value];
            places[value] = before;
        }
        for (int i = source.from; i < end; i++) {
            long word = source.words[i];
            target.words[places[digit.of(word)]++] = word;
        }
    }
}
