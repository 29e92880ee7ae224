package io.github.certidice.evidence;

import java.util.Arrays;
import java.util.List;

/**
 * How often the slack, as a share of the distance between the limits, fell into each of {@value #BINS} equal bins from 0
 * (at the constant) to 1.
 *
 * @param counts by bin
 */
public record Histogram(List<Long> counts) {

    /** The number of bins. */
    public static final int BINS = 20;

    Histogram(long[] counts) {
        this(Arrays.stream(counts).boxed().toList());
    }

    static int bin(double share) {
        return (int) Math.max(0, Math.min(BINS - 1, share * BINS));
    }

    /** The number of cases in all bins. */
    public long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** The counts of both. */
    public Histogram plus(Histogram that) {
        long[] sums = new long[BINS];
        Arrays.setAll(sums, bin -> counts.get(bin) + that.counts.get(bin));
        return new Histogram(sums);
    }
}
