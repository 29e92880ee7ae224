package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The numbers of one part of an answer beside the oracle's. Most answers agree, so a {@link Difference} is made only where
 * somebody wants to see it.
 *
 * @param part {@code "value"} or {@code "gradient"}
 * @param observed the subject's
 * @param expected the oracle's, of the same shape
 * @param allowed the derived tolerances, likewise
 */
record Differences(String part, Tensor observed, Tensor expected, Tensor allowed) {

    private Difference at(int i) {
        return new Difference(part, i, observed.at(i), expected.at(i), allowed.at(i));
    }

    /** One by one. */
    Stream<Difference> stream() {
        return IntStream.range(0, observed.size()).mapToObj(this::at);
    }

    /** All numbers of several parts. */
    static List<Difference> list(List<Differences> parts) {
        return parts.stream().flatMap(Differences::stream).toList();
    }

    /** True where every tolerance is kept. */
    static boolean areWithin(List<Differences> parts) {
        return ratio(parts) <= 1;
    }

    /** The largest {@link Difference#ratio}; 0 of no numbers. */
    static double ratio(List<Differences> parts) {
        double largest = 0;
        for (Differences part : parts) {
            for (int i = 0; i < part.observed.size(); i++) {
                largest = Math.max(largest, part.at(i).ratio());
            }
        }
        return largest;
    }

    /** True where all are {@link Difference#isUsuallyClose}. */
    static boolean areUsuallyClose(List<Differences> parts) {
        for (Differences part : parts) {
            for (int i = 0; i < part.observed.size(); i++) {
                if (!part.at(i).isUsuallyClose()) {
                    return false;
                }
            }
        }
        return true;
    }
}
