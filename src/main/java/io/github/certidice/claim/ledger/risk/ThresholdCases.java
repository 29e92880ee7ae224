package io.github.certidice.claim.ledger.risk;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.sample.SplitMix64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Distributions with a threshold {@code t} of probabilities; {@code ties=1} where a voxel of probability t is included. A law
 * that has room in t holds for all t if it does at the marginals, for both rules, and at the t where its bound is smallest.
 */
final class ThresholdCases {

    static final String TIES = "ties";

    private static final List<Rational> BETWEEN =
            Stream.of("1/4", "2/5", "1/2").map(Rational::parse).toList();
    private static final int PARTS = 24;

    private ThresholdCases() {}

    /** That distribution with the thresholds at which something changes, and some between. */
    static Stream<Case> thresholds(Case distribution) {
        List<Rational> marginals = DistributionCases.of(distribution).marginals();
        return Stream.concat(marginals.stream(), BETWEEN.stream())
                .distinct()
                .filter(t -> t.signum() > 0 && t.compareTo(Rational.ONE) < 0)
                .flatMap(t -> Stream.of(at(distribution, t, false), at(distribution, t, true)));
    }

    static Case at(Case distribution, Rational t, boolean ties) {
        return distribution.with("t", t).with(TIES, ties ? 1 : 0);
    }

    /** All distributions over these masks, with thresholds. */
    static Domain.Enumeration grid(String which, List<Mask> masks, int... limits) {
        return Enumerations.bySize(
                "all distributions over " + which
                        + " with probabilities of common denominator up to %d, thresholds at their"
                        + " marginals and at 1/4, 2/5 and 1/2, both rules for ties",
                limits,
                sum -> DistributionCases.ofDenominator(masks, sum).flatMap(ThresholdCases::thresholds));
    }

    static Domain.Enumeration grid(int voxels, int... limits) {
        return grid("the nonempty masks of " + voxels + " voxels", DistributionCases.nonempty(voxels), limits);
    }

    /** Masks of n of d voxels. */
    static List<Mask> ofSize(int n, int d) {
        return DistributionCases.nonempty(d).stream()
                .filter(mask -> mask.count() == n)
                .toList();
    }

    /** Random distributions of up to so many voxels, with thresholds. */
    static Domain.Sampler random(int voxels) {
        return DistributionCases.random(voxels, "a threshold k/24", ThresholdCases::drawn);
    }

    private static Case drawn(Case distribution, SplitMix64 random) {
        return at(distribution, Rational.of(1 + random.nextInt(PARTS - 1), PARTS), random.toss(0.5));
    }

    static boolean ties(Case c) {
        return c.parameter(TIES).signum() > 0;
    }

    /** What the threshold loses. */
    static Rational regret(Similarity score, Case c) {
        Regions target = Regions.of(c);
        return target.regret(score, target.above(c.parameter("t"), ties(c)));
    }

    /** K equally likely intervals of m of K voxels in a ring: each voxel has probability m/K. */
    static MaskDistribution ring(int m, int k) {
        return uniform(IntStream.range(0, k)
                .mapToObj(start -> Mask.of(Shape.of(k), i -> Math.floorMod(i - start, k) < m))
                .toList());
    }

    /** All masks of m of K voxels, equally likely. */
    static MaskDistribution subsets(int m, int k) {
        return uniform(ofSize(m, k));
    }

    static MaskDistribution uniform(List<Mask> masks) {
        return DistributionCases.weighted(masks, masks.stream().map(mask -> 1).toList());
    }

    /** The target is one voxel, with these probabilities. */
    static MaskDistribution oneOf(Rational... probabilities) {
        Shape shape = Shape.of(probabilities.length);
        return mixture(IntStream.range(0, probabilities.length)
                .mapToObj(voxel -> weigh(Mask.of(shape, 1L << voxel), probabilities[voxel]))
                .toList());
    }

    /** A mask and its probability, which may be 0. */
    static Map.Entry<Mask, Rational> weigh(Mask mask, Rational probability) {
        return Map.entry(mask, probability);
    }

    /** Each mask with the sum of its probabilities. */
    static MaskDistribution mixture(List<Map.Entry<Mask, Rational>> parts) {
        Map<Mask, Rational> all = new LinkedHashMap<>();
        parts.stream()
                .filter(part -> part.getValue().signum() > 0)
                .forEach(part -> all.merge(part.getKey(), part.getValue(), Rational::plus));
        return MaskDistribution.of(all);
    }

    /**
     * S with probability 1 - q; else S, V and one of three regions that are scattered far: V has b voxels, where S has one,
     * and the scattered regions b^2.
     */
    static Case nestedAndScattered(Rational q, long b) {
        Rational third = q.over(Rational.of(3));
        Case example = DistributionCases.of(
                "10000",
                Rational.ONE.minus(q).toString(),
                "11100",
                third.toString(),
                "11010",
                third.toString(),
                "11001",
                third.toString());
        return example.with("size2", b)
                .with("size3", b * b)
                .with("size4", b * b)
                .with("size5", b * b);
    }
}
