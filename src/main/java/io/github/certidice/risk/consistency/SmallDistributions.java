package io.github.certidice.risk.consistency;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All distributions on at most {@value #MOST_MASKS} nonempty masks with probabilities of one denominator, those of small
 * denominators first.
 *
 * @param voxels of the masks
 * @param largestDenominator the last one
 */
public record SmallDistributions(int voxels, int largestDenominator) {

    /** Three are enough for all counterexamples of the ledger. */
    public static final int MOST_MASKS = 3;

    /**
     * Masks, as bits, and the numerators of their probabilities.
     *
     * @param masks different ones
     * @param numerators of sum {@code denominator}, without a common divisor
     * @param denominator of all
     */
    public record Weighted(List<Integer> masks, List<Integer> numerators, int denominator) {

        /** The distribution. */
        public MaskDistribution on(int voxels) {
            Map<Mask, Rational> probabilities = new LinkedHashMap<>();
            for (int i = 0; i < masks.size(); i++) {
                probabilities.put(Mask.of(Shape.of(voxels), masks.get(i)), Rational.of(numerators.get(i), denominator));
            }
            return MaskDistribution.of(probabilities);
        }
    }

    /** All of them. */
    public Stream<Weighted> all() {
        List<List<Integer>> supports = supports();
        return IntStream.rangeClosed(1, largestDenominator)
                .boxed()
                .flatMap(denominator -> supports.stream()
                        .flatMap(masks -> parts(denominator, masks.size()).stream()
                                .filter(SmallDistributions::isReduced)
                                .map(numerators -> new Weighted(masks, numerators, denominator))));
    }

    private List<List<Integer>> supports() {
        List<List<Integer>> supports = new ArrayList<>();
        for (int size = 1; size <= MOST_MASKS; size++) {
            supports.addAll(subsets(size, 1));
        }
        return supports;
    }

    private List<List<Integer>> subsets(int size, int from) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int mask = from; mask < 1 << voxels; mask++) {
            for (List<Integer> rest : subsets(size - 1, mask + 1)) {
                all.add(joined(mask, rest));
            }
        }
        return all;
    }

    /** All ways to write a number as an ordered sum of positive ones. */
    private static List<List<Integer>> parts(int sum, int count) {
        if (count == 1) {
            return sum > 0 ? List.of(List.of(sum)) : List.of();
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int first = 1; first < sum; first++) {
            for (List<Integer> rest : parts(sum - first, count - 1)) {
                all.add(joined(first, rest));
            }
        }
        return all;
    }

    private static List<Integer> joined(int first, List<Integer> rest) {
        List<Integer> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private static boolean isReduced(List<Integer> numerators) {
        return numerators.stream().reduce(0, SmallDistributions::divisor) == 1;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
