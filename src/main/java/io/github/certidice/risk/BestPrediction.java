package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What scores best in expectation.
 *
 * @param score the largest expected score of any prediction
 * @param masks predictions that have it: all of them where all were tried, in the order of their bits; else one
 */
public record BestPrediction(Rational score, List<Mask> masks) {

    /** A search through 2^20 masks takes seconds. */
    public static final int MOST_VOXELS = 20;

    /** Copies the masks. */
    public BestPrediction {
        masks = List.copyOf(masks);
    }

    /**
     * By trying all masks.
     *
     * @throws InvalidInput for more than {@value #MOST_VOXELS} voxels
     */
    public static BestPrediction exhaustive(MaskDistribution target, Similarity score) {
        int voxels = target.voxels();
        requireFew(voxels);
        Rational best = Rational.of(-1);
        List<Mask> masks = new ArrayList<>();
        for (long bits = 0; bits < 1L << voxels; bits++) {
            Mask mask = Mask.of(target.shape(), bits);
            Rational expected = target.expected(score, mask);
            int sign = expected.compareTo(best);
            if (sign > 0) {
                masks.clear();
                best = expected;
            }
            if (sign >= 0) {
                masks.add(mask);
            }
        }
        return new BestPrediction(best, masks);
    }

    static void requireFew(int voxels) {
        if (voxels > MOST_VOXELS) {
            throw InvalidInput.of(
                    "distribution",
                    voxels + " voxels, so 2^" + voxels + " masks",
                    "at most " + MOST_VOXELS + " voxels for a search through all masks");
        }
    }

    /**
     * For a target whose masks all have n foreground voxels, and the Tversky index with alpha + beta = 1, which Dice is: then
     *
     * <pre>E T(y, s) = (sum over i in s of P(i in y)) / (alpha |s| + beta n)</pre>
     *
     * depends on the marginals only, and the best s of each size has the most probable voxels (the ledger's B14; Dinkelbach).
     *
     * @param alpha weight of false positives, above 0 and at most 1
     * @throws InvalidInput where the masks differ in size, or are empty
     */
    public static BestPrediction ofConstantSize(MaskDistribution target, Rational alpha) {
        if (alpha.signum() <= 0 || alpha.compareTo(Rational.ONE) > 0) {
            throw InvalidInput.of("alpha", alpha, "a number above 0 and at most 1");
        }
        Rational missing = Rational.ONE.minus(alpha).times(Rational.of(size(target)));
        List<Rational> marginals = target.marginals();
        List<Integer> order = mostProbableFirst(marginals);
        Rational best = Rational.ZERO;
        Rational found = Rational.ZERO;
        int count = 0;
        for (int k = 1; k <= order.size(); k++) {
            found = found.plus(marginals.get(order.get(k - 1)));
            Rational expected = found.over(alpha.times(Rational.of(k)).plus(missing));
            if (expected.compareTo(best) > 0) {
                best = expected;
                count = k;
            }
        }
        return new BestPrediction(best, List.of(Mask.of(target.shape(), order.subList(0, count)::contains)));
    }

    /** Voxels by falling probability; the first ones first where it is equal. */
    static List<Integer> mostProbableFirst(List<Rational> probabilities) {
        return IntStream.range(0, probabilities.size())
                .boxed()
                .sorted(Comparator.comparing(probabilities::get).reversed())
                .toList();
    }

    private static int size(MaskDistribution target) {
        int size = target.probabilities().keySet().iterator().next().count();
        if (size == 0 || target.probabilities().keySet().stream().anyMatch(mask -> mask.count() != size)) {
            throw InvalidInput.of(
                    "distribution",
                    "masks of other sizes than " + size,
                    "masks of one number of foreground voxels above 0");
        }
        return size;
    }
}
