package io.github.certidice.claim.ledger.risk;

import io.github.certidice.image.Mask;
import io.github.certidice.number.Rational;
import java.util.List;

/**
 * A distribution over nonempty masks of few voxels as integers: mask {@code targets[i]}, by its bits, has the probability
 * {@code weights[i] / sum}.
 */
final class FewVoxels {

    private static final long MOST_PARTS = 1 << 20;

    private final int voxels;
    private final long[] targets;
    private final long[] weights;
    private final long sum;

    private FewVoxels(int voxels, long[] targets, long[] weights, long sum) {
        this.voxels = voxels;
        this.targets = targets;
        this.weights = weights;
        this.sum = sum;
    }

    /** True where nothing overflows, and no mask is empty. */
    static boolean fits(Regions regions) {
        return regions.masks().voxels() <= TabulatedScore.MOST_VOXELS
                && regions.sizes().stream().allMatch(size -> size == 1)
                && common(regions) <= MOST_PARTS
                && regions.masks().probabilities().keySet().stream().allMatch(mask -> mask.count() > 0);
    }

    static FewVoxels of(Regions regions) {
        Rational sum = Rational.of(common(regions));
        List<Mask> masks = List.copyOf(regions.masks().probabilities().keySet());
        long[] targets = masks.stream().mapToLong(FewVoxels::bits).toArray();
        long[] weights = masks.stream()
                .mapToLong(mask ->
                        regions.masks().probabilities().get(mask).times(sum).longValue())
                .toArray();
        return new FewVoxels(regions.masks().voxels(), targets, weights, sum.longValue());
    }

    private static long bits(Mask mask) {
        long bits = 0;
        for (int voxel = 0; voxel < mask.shape().size(); voxel++) {
            bits |= mask.contains(voxel) ? 1L << voxel : 0;
        }
        return bits;
    }

    /** The least common denominator of the probabilities, or more than is allowed. */
    private static long common(Regions regions) {
        long common = 1;
        for (Rational probability : regions.masks().probabilities().values()) {
            long below = probability.denominator().bitLength() < Integer.SIZE
                    ? probability.denominator().longValue()
                    : MOST_PARTS + 1;
            common = Math.min(common / gcd(common, below) * below, MOST_PARTS + 1);
        }
        return common;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The largest expected score of any prediction. */
    Rational best(TabulatedScore score) {
        TabulatedScore.Table table = score.table(voxels);
        long best = 0;
        for (long prediction = 0; prediction < 1L << voxels; prediction++) {
            long expected = 0;
            for (int i = 0; i < targets.length; i++) {
                expected += weights[i] * table.at(targets[i], prediction);
            }
            best = Math.max(best, expected);
        }
        return Rational.of(best, Math.multiplyExact(sum, table.denominator()));
    }
}
