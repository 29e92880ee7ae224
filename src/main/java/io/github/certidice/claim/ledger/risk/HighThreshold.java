package io.github.certidice.claim.ledger.risk;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.SplitMix64;
import java.util.stream.IntStream;

/**
 * Thresholds above 1/2, up to those that drop all but what is certain.
 *
 * @param dice the score
 * @param softDice its surrogate
 */
record HighThreshold(Similarity dice, Loss softDice) {

    private static final Rational CONJECTURED = Rational.of(3, 40);
    private static final int PARTS = 32;
    private static final int LEVELS = 8;

    Claim claim() {
        return Claim.named(
                        "soft-dice-threshold-high", "A high threshold of soft Dice may cost more, perhaps up to 3/40")
                .entry("H8")
                .open()
                .follows("soft-dice-threshold-regret")
                .says(
                        "Let a threshold above 1/2 leave only the voxels S that a best soft Dice prediction p is certain of. The loss"
                                + " may exceed what the threshold 1/2 costs at most. In floating point, no pair of targets for which"
                                + " the slope along the line from S through p is 0 lost more than 0.07488; whether 3/40 is a limit is"
                                + " not known. Nor is the most that thresholds below 1/2 cost.",
                        "E\\,SD(y,p) = \\max \\Rightarrow E\\,SD(y,p) - E\\,D(y,\\{i: p_i = 1\\}) \\le \\frac{3}{40}")
                .given(
                        "p is 1 on a voxel; the expected slope along the line from S through p is 0",
                        c -> OneSidedPrediction.certain(c).made().count() > 0
                                && OneSidedPrediction.certain(c).slope(softDice).signum() == 0)
                .enumerated(Enumerations.bySize(
                        "all distributions over the nonempty masks of 3 voxels, up to their order, with probabilities of common"
                                + " denominator up to %d, all predictions in quarters",
                        new int[] {2, 3, 4},
                        sum -> ThreeVoxels.ofDenominator(sum)
                                .flatMap(c -> SoftPredictions.grid(3, 4).map(p -> SoftPredictions.with(c, p)))))
                .sampled(DistributionCases.random(
                        8,
                        "a prediction in 32nds; the first two masks that have slopes of opposite signs are taken, so likely that"
                                + " the slope is 0",
                        (c, random) ->
                                OneSidedPrediction.balanced(drawn(c, random), OneSidedPrediction::certain, softDice)))
                .searched(new Domain.Family(
                        "a core of 7 voxels and 48 others, or 10 of 76 voxels with predictions 1 - 1/4^k",
                        LEVELS,
                        k -> near(k + 1)))
                .measures(
                        "E\\,SD(y,p) - E\\,D(y,S)",
                        c -> new Measurement(
                                OneSidedPrediction.certain(c).lost(softDice, dice),
                                Bound.of(-1),
                                Bound.of(CONJECTURED)));
    }

    private static Case drawn(Case distribution, SplitMix64 random) {
        int voxels = DistributionCases.of(distribution).voxels();
        return SoftPredictions.with(
                distribution,
                IntStream.range(0, voxels)
                        .mapToDouble(i -> random.toss(0.5) ? 1 : random.nextInt(PARTS) / (double) PARTS)
                        .toArray());
    }

    /** So likely that the slope is 0: those of both targets are in the ratio of cm/(N+q)^2 to aM/(M+q)^2. */
    private static Case near(int k) {
        double level = 1 - Math.pow(4, -k);
        Rational sum = Rational.of(76).times(Rational.of(level));
        Rational first = Rational.of(10 * 17).times(Rational.of(62).plus(sum).power(2));
        Rational other = Rational.of(7 * 76).times(Rational.of(17).plus(sum).power(2));
        Rational share = first.over(first.plus(other));
        Case targets = DistributionCases.of(
                "1001", share.toString(), "0100", Rational.ONE.minus(share).toString());
        Case sizes =
                targets.with("size1", 7).with("size2", 10).with("size3", 66).with("size4", 48);
        return SoftPredictions.with(sizes, 1, level, level, 0);
    }
}
