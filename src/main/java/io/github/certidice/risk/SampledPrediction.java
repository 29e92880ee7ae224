package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.SplitMix64;
import java.util.List;

/**
 * A good prediction where there are too many masks to try them all: climbs from several starts, changing one voxel at a time while
 * that raises the expected score. The first starts are the sets of the most probable voxels, which are best for independent
 * voxels; the others are random.
 */
public final class SampledPrediction {

    private SampledPrediction() {}

    /**
     * The best prediction that was found; there may be a better one.
     *
     * @param starts how many, above 0
     * @throws InvalidInput for other numbers of starts
     */
    public static BestPrediction of(MaskDistribution target, Similarity score, int starts, long seed) {
        if (starts < 1) {
            throw InvalidInput.of("--sampled", starts, "a number above 0");
        }
        BestPrediction best = new BestPrediction(Rational.of(-1), List.of());
        for (int start = 0; start < starts; start++) {
            BestPrediction found = climbed(target, score, start(target, start, seed));
            best = found.score().compareTo(best.score()) > 0 ? found : best;
        }
        return best;
    }

    private static Mask start(MaskDistribution target, int index, long seed) {
        List<Integer> order = BestPrediction.mostProbableFirst(target.marginals());
        if (index < order.size()) {
            return Mask.of(target.shape(), order.subList(0, index + 1)::contains);
        }
        SplitMix64 random = SplitMix64.of(seed, index);
        boolean[] bits = new boolean[target.voxels()];
        for (int voxel = 0; voxel < bits.length; voxel++) {
            bits[voxel] = random.nextDouble() < target.marginals().get(voxel).doubleValue();
        }
        return Mask.of(target.shape(), voxel -> bits[voxel]);
    }

    private static BestPrediction climbed(MaskDistribution target, Similarity score, Mask start) {
        Mask mask = start;
        Rational best = target.expected(score, mask);
        boolean improved = true;
        while (improved) {
            improved = false;
            for (int voxel = 0; voxel < target.voxels(); voxel++) {
                Mask other = flipped(mask, voxel);
                Rational expected = target.expected(score, other);
                if (expected.compareTo(best) > 0) {
                    best = expected;
                    mask = other;
                    improved = true;
                }
            }
        }
        return new BestPrediction(best, List.of(mask));
    }

    private static Mask flipped(Mask mask, int voxel) {
        return Mask.of(mask.shape(), i -> mask.contains(i) != (i == voxel));
    }
}
