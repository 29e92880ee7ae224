package io.github.certidice.claim.cases;

/**
 * The Pell numbers 0, 1, 2, 5, 12, 29, 70, ...: the ratios of neighbours are the convergents of sqrt 2 - 1, the Jaccard
 * index at which Dice and Jaccard differ most.
 */
public final class Pell {

    private Pell() {}

    /** P_0 = 0, P_1 = 1, P_k = 2 P_(k-1) + P_(k-2). */
    public static long number(int k) {
        long previous = 0;
        long current = 1;
        for (int i = 0; i < k; i++) {
            long next = 2 * current + previous;
            previous = current;
            current = next;
        }
        return previous;
    }

    /** The largest k with P_k at most the limit. */
    public static int indexUpTo(long limit) {
        int k = 1;
        while (number(k + 1) <= limit) {
            k++;
        }
        return k;
    }
}
