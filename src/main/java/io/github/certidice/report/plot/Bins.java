package io.github.certidice.report.plot;

import java.util.Arrays;
import java.util.List;

/**
 * Counts per bin; bin i reaches from edge i to edge i + 1.
 *
 * @param edges strictly increasing, one more than counts
 * @param counts not negative, at least one of them positive
 */
public record Bins(List<Double> edges, List<Long> counts) {

    public Bins {
        edges = List.copyOf(edges);
        counts = List.copyOf(counts);
        requireOneMoreEdge(edges, counts);
        requireIncreasing(edges);
        requireCounts(counts);
    }

    /** Bins with these edges and counts. */
    public static Bins of(double[] edges, long[] counts) {
        return new Bins(
                Arrays.stream(edges).boxed().toList(),
                Arrays.stream(counts).boxed().toList());
    }

    /** Equally wide bins from {@code low} to {@code high}. */
    public static Bins equal(double low, double high, long[] counts) {
        double[] edges = new double[counts.length + 1];
        Arrays.setAll(edges, i -> low + (high - low) * i / counts.length);
        return of(edges, counts);
    }

    private static void requireOneMoreEdge(List<Double> edges, List<Long> counts) {
        if (edges.size() != counts.size() + 1) {
            throw new IllegalArgumentException(edges.size() + " edges do not bound " + counts.size() + " bins");
        }
    }

    private static void requireIncreasing(List<Double> edges) {
        for (int i = 1; i < edges.size(); i++) {
            if (!(Math.abs(edges.get(i - 1)) < Double.POSITIVE_INFINITY && edges.get(i - 1) < edges.get(i))) {
                throw new IllegalArgumentException("edges must increase: edge " + (i - 1) + " is " + edges.get(i - 1)
                        + ", edge " + i + " is " + edges.get(i));
            }
        }
    }

    private static void requireCounts(List<Long> counts) {
        if (counts.stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a count is negative: " + counts);
        }
        if (counts.stream().allMatch(count -> count == 0)) {
            throw new IllegalArgumentException("no counts: nothing to draw");
        }
    }
}
