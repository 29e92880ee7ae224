package io.github.certidice.loss.dense;

import java.util.Arrays;

/**
 * Sorts words of two kinds, each kind by itself, by a key of 30 bits, in time proportional to their number. Stable. All keys
 * are counted first, then all words put, which sorts them by their lowest digit already.
 */
final class RadixSort {

    private static final int DIGIT_BITS = 10;
    private static final int DIGITS = 3;
    private static final int BUCKETS = 1 << DIGIT_BITS;

    /** Where the key is in a word. */
    private final int shift;

    /** For each kind, digit and bucket, in one row: how many keys there are, then where the next of them goes. */
    private final int[] next = new int[2 * DIGITS * BUCKETS];

    private final long[] words;
    private final long[] spare;
    private int size;

    /** For at most so many words at once. */
    RadixSort(int most, int shift) {
        this.shift = shift;
        words = new long[most];
        spare = new long[most];
    }

    /** Begins anew. */
    void clear() {
        Arrays.fill(next, 0);
        size = 0;
    }

    void count(int kind, int key) {
        int row = row(kind, 0);
        next[row + bucket(key, 0)]++;
        next[row + BUCKETS + bucket(key, 1)]++;
        next[row + 2 * BUCKETS + bucket(key, 2)]++;
        size++;
    }

    private static int row(int kind, int digit) {
        return (kind * DIGITS + digit) * BUCKETS;
    }

    private static int bucket(int key, int digit) {
        return key >>> digit * DIGIT_BITS & BUCKETS - 1;
    }

    /** To be called between the last count and the first put: kind 1 will come first, then kind 0. */
    void countsAreComplete() {
        for (int digit = 0; digit < DIGITS; digit++) {
            int first = accumulate(row(1, digit), 0);
            accumulate(row(0, digit), first);
        }
    }

    private int accumulate(int row, int start) {
        int sum = start;
        for (int bucket = row; bucket < row + BUCKETS; bucket++) {
            int count = next[bucket];
            next[bucket] = sum;
            sum += count;
        }
        return sum;
    }

    void put(int kind, long word) {
        words[next[row(kind, 0) + bucket((int) (word >>> shift), 0)]++] = word;
    }

    /** The words of kind 1 by rising keys, then those of kind 0 by rising keys; what is behind them means nothing. */
    long[] sorted() {
        int first = next[row(1, 0) + BUCKETS - 1]; // where the last bucket of kind 1 ends, now that all words are there
        scatter(words, spare, 0, first, 1, row(1, 1));
        scatter(spare, words, 0, first, 2, row(1, 2));
        scatter(words, spare, first, size, 1, row(0, 1));
        scatter(spare, words, first, size, 2, row(0, 2));
        return words;
    }

    private void scatter(long[] source, long[] target, int from, int to, int digit, int row) {
        int bits = shift + digit * DIGIT_BITS;
        int[] starts = Arrays.copyOfRange(next, row, row + BUCKETS);
        for (int i = from; i < to; i++) {
            long word = source[i];
            target[starts[(int) (word >>> bits) & BUCKETS - 1]++] = word;
        }
    }

    /** An array of a word each that sorting has left; its content means nothing. */
    long[] spare() {
        return spare;
    }
}
