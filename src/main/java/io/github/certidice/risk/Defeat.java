package io.github.certidice.risk;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A distribution on which a weighted cross-entropy fails: its only minimiser, thresholded, scores worse than the best
 * prediction (the ledger's B8, B16; after Bertels et al. 2019, "no optimal weighting of cross-entropy").
 *
 * @param weights of the cross-entropy
 * @param tau the threshold of predictions
 * @param metric that the prediction is judged by
 * @param target the distribution
 * @param minimiser the thresholded minimiser, whatever the rule for ties is
 * @param best a prediction with the largest expected score
 */
public record Defeat(
        CrossEntropyWeights weights, Rational tau, Metric metric, MaskDistribution target, Mask minimiser, Mask best) {

    private static final int THREE = 3;
    private static final Rational THIRD = Rational.of(1, 3);

    /**
     * For any weights and threshold. With t the threshold of probabilities ({@link CrossEntropyWeights#threshold}):
     *
     * <ul>
     *   <li>t below 1/2: the target is {1} with probability 1 - q, {1, 2} with probability q, t &lt; q &lt; 1/2. Voxel 2 is
     *       included, and the best prediction leaves it out: the regret is (1 - 2q) / 3 for Dice, (1 - 2q) / 2 for Jaccard.
     *   <li>t from 1/2 on: the target is one of K voxels, each equally likely, 1 / K &lt; t. All are left out, and nothing is
     *       found; the best prediction is all of them for Dice, and any for Jaccard: regrets 2 / (K + 1) and 1 / K.
     * </ul>
     */
    public static Defeat of(CrossEntropyWeights weights, Rational tau, Metric metric) {
        Rational t = weights.threshold(tau);
        MaskDistribution target = t.compareTo(Rational.HALF) < 0
                ? nested(between(t, Rational.HALF))
                : uniform(t.inverse().floor().intValue() + 1);
        return of(weights, tau, metric, target);
    }

    /**
     * For weights that depend on the number of foreground voxels: the target is one of three voxels, so that they are the same
     * whatever it is (the ledger's B11). With c = 1/3 for Dice and 1/2 for Jaccard, and probabilities pi of the voxels:
     *
     * <ul>
     *   <li>t = 0: pi = (4/5, 1/10, 1/10). All are included.
     *   <li>t below c: pi = (1 - q, q, 0), t &lt; q &lt; c. Voxel 2 is included, and the best prediction leaves it out.
     *   <li>t = 1/3, Dice: pi = (1/2, 3/10, 1/5). Only voxel 1 is included, and the best prediction has voxel 2 too.
     *   <li>t beyond: pi = (1/3, 1/3, 1/3). All are left out.
     * </ul>
     */
    public static Defeat of(ImageWeights weights, Rational tau, Metric metric) {
        CrossEntropyWeights ofImage = weights.at(1, THREE);
        Rational t = ofImage.threshold(tau);
        return of(ofImage, tau, metric, oneOfThree(t, metric.limit()));
    }

    private static MaskDistribution oneOfThree(Rational t, Rational limit) {
        if (t.signum() == 0) {
            return singletons(Rational.of(4, 5), Rational.of(1, 10), Rational.of(1, 10));
        }
        int side = t.compareTo(limit);
        if (side < 0) {
            Rational q = between(t, limit);
            return singletons(Rational.ONE.minus(q), q, Rational.ZERO);
        }
        return t.equals(THIRD) ? singletons(Rational.HALF, Rational.of(3, 10), Rational.of(1, 5)) : uniform(THREE);
    }

    private static Rational between(Rational low, Rational high) {
        return low.plus(high).times(Rational.HALF);
    }

    private static Defeat of(CrossEntropyWeights weights, Rational tau, Metric metric, MaskDistribution target) {
        ThresholdedMinimiser minimiser = ThresholdedMinimiser.of(target, weights, tau);
        if (!minimiser.isUnique()) {
            throw new IllegalStateException("a tie in " + target);
        }
        BestPrediction best = BestPrediction.exhaustive(target, metric.score());
        return new Defeat(
                weights, tau, metric, target, minimiser.certain(), best.masks().get(0));
    }

    private static MaskDistribution nested(Rational q) {
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        probabilities.put(Mask.parse(Shape.of(2), "10"), Rational.ONE.minus(q));
        probabilities.put(Mask.parse(Shape.of(2), "11"), q);
        return MaskDistribution.of(probabilities);
    }

    private static MaskDistribution uniform(int count) {
        return singletons(Collections.nCopies(count, Rational.of(1, count)).toArray(Rational[]::new));
    }

    /** The target is one voxel, with these probabilities. */
    private static MaskDistribution singletons(Rational... probabilities) {
        Map<Mask, Rational> all = new LinkedHashMap<>();
        for (int voxel = 0; voxel < probabilities.length; voxel++) {
            if (probabilities[voxel].signum() > 0) {
                all.put(Mask.of(Shape.of(probabilities.length), 1L << voxel), probabilities[voxel]);
            }
        }
        return MaskDistribution.of(all);
    }

    /** The expected score of the minimiser. */
    public Rational minimiserScore() {
        return target.expected(metric.score(), minimiser);
    }

    /** The largest expected score. */
    public Rational bestScore() {
        return target.expected(metric.score(), best);
    }

    /** What is lost by the cross-entropy: above 0. */
    public Rational regret() {
        return bestScore().minus(minimiserScore());
    }
}
