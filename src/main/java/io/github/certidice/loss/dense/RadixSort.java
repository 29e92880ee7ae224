package io.github.certidice.loss.dense;

/** Sorts words by a key of 30 bits, in time proportional to their number. Stable. */
final class RadixSort {

    private static final int DIGIT_BITS = 10;
    private static final int DIGITS = 3;
    private static final int BUCKETS = 1 << DIGIT_BITS;

    private RadixSort() {}

    /**
     * The words before {@code middle} sorted, then those from there on sorted, by their bits {@code shift} to
     * {@code shift + 29}. The array that is given is overwritten.
     */
    static long[] sorted(long[] words, int middle, int shift) {
        long[] other = new long[words.length];
        sort(words, other, 0, middle, shift);
        sort(words, other, middle, words.length, shift);
        return other; // the number of digits is odd
    }

    private static void sort(long[] words, long[] other, int from, int to, int shift) {
        int[][] starts = starts(words, from, to, shift);
        long[] source = words;
        long[] target = other;
        for (int digit = 0; digit < DIGITS; digit++) {
            scatter(source, target, from, to, shift + digit * DIGIT_BITS, starts[digit]);
            long[] swap = source;
            source = target;
            target = swap;
        }
    }

    /** Where each bucket of each digit begins. */
    private static int[][] starts(long[] words, int from, int to, int shift) {
        int[] low = new int[BUCKETS];
        int[] middle = new int[BUCKETS];
        int[] high = new int[BUCKETS];
        for (int i = from; i < to; i++) {
            long key = words[i] >>> shift;
            low[bucket(key)]++;
            middle[bucket(key >>> DIGIT_BITS)]++;
            high[bucket(key >>> 2 * DIGIT_BITS)]++;
        }
        int[][] counts = {low, middle, high};
        for (int[] count : counts) {
            accumulate(count, from);
        }
        return counts;
    }

    private static int bucket(long key) {
        return (int) key & BUCKETS - 1;
    }

    private static void accumulate(int[] counts, int start) {
        int sum = start;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int count = counts[bucket];
            counts[bucket] = sum;
            sum += count;
        }
    }

    private static void scatter(long[] source, long[] target, int from, int to, int shift, int[] next) {
        for (int i = from; i < to; i++) {
            target[next[bucket(source[i] >>> shift)]++] = source[i];
        }
    }
}
