package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.CrossEntropyWeights;
import java.util.List;
import java.util.stream.IntStream;

/** On two voxels some weights are consistent, or lose little; and what thresholds lose where the target is one voxel. */
public final class FewVoxelsLaws {

    private static final String TWO_VOXELS = "two-voxels";
    private static final Rational THIRD = Rational.of(1, 3);

    private final Similarity dice;
    private final Similarity jaccard;

    public FewVoxelsLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        jaccard = new TabulatedScore(formulas.jaccard());
    }

    public List<Claim> claims() {
        return List.of(
                twoVoxels(),
                twoVoxelsJaccard(),
                twoVoxelsRegret(),
                constantWeights(),
                oneVoxel(),
                oneVoxelJaccard(),
                threeVoxels(),
                threeVoxelsJaccard());
    }

    private static Claim.Builder two(String slug, String name) {
        return Claim.named(slug, name).entry("B10").solved().enumerated(DistributionCases.grid(2, 12, 30, 200));
    }

    private Claim twoVoxels() {
        return two("two-voxels-weights-dice", "On two voxels weights that depend on the image are consistent with Dice")
                .provedIn(TWO_VOXELS, "two_voxels_weights_dice")
                .says(
                        "Foreground weight 2 where one voxel is foreground and 1 where both are, background weight 1: the"
                                + " cross-entropy's minimiser, thresholded at 1/2, is a best prediction for every distribution on"
                                + " nonempty masks and every rule for ties. So the negative result needs three voxels.",
                        "\\max_s E\\,D(y,s) = E\\,D(y,s_w)")
                .measures("\\text{regrets of both rules for ties}", c -> {
                    Regions target = Regions.of(c);
                    WeightedVote vote = WeightedVote.of(target, FewVoxelsLaws::byForeground);
                    return Measurement.equal(
                            target.regret(dice, vote.certain()).plus(target.regret(dice, vote.possible())), ZERO);
                });
    }

    private static CrossEntropyWeights byForeground(int foreground, int voxels) {
        return new CrossEntropyWeights(ONE, Rational.of(foreground == 1 ? 2 : 1));
    }

    private Claim twoVoxelsJaccard() {
        return two("two-voxels-weights-jaccard", "On two voxels plain cross-entropy is consistent with Jaccard")
                .provedIn(TWO_VOXELS, "two_voxels_weights_jaccard")
                .says(
                        "Without weights, a voxel is included where its probability is at least 1/2: a best prediction for Jaccard,"
                                + " for every distribution on nonempty masks of two voxels.",
                        "\\max_s E\\,J(y,s) = E\\,J(y,\\{i: \\pi_i \\ge \\frac{1}{2}\\})")
                .measures("\\text{regret}", c -> {
                    Regions target = Regions.of(c);
                    return Measurement.equal(target.regret(jaccard, target.above(HALF, true)), ZERO);
                });
    }

    private Claim twoVoxelsRegret() {
        return Claim.named("two-voxels-threshold-dice", "On two voxels a threshold of 2/5 loses 1/15 of Dice at most")
                .entry("B10")
                .solved()
                .provedIn(
                        TWO_VOXELS,
                        "two_voxels_threshold_dice",
                        "two_voxels_threshold_dice_least",
                        "two_voxels_threshold_dice_attained")
                .says(
                        "A threshold t < 1/2 of probabilities loses at most max((1-2t)/3, t-1/3) on two voxels, and that is at"
                                + " least 1/15: constant weights are never consistent with Dice, and the best ones have"
                                + " w1/w0 = 3/2.",
                        "\\text{regret} \\le \\max\\left(\\frac{1-2t}{3}, t-\\frac{1}{3}\\right), \\quad"
                                + " \\min_t = \\frac{1}{15}")
                .given("t < 1/2", c -> c.parameter("t").compareTo(HALF) < 0)
                .enumerated(ThresholdCases.grid(2, 10, 15, 80))
                .attained(
                        null,
                        ThresholdCases.at(DistributionCases.of("10", "3/5", "11", "2/5"), Rational.of(2, 5), true))
                .measures("\\text{regret}", c -> {
                    Rational t = c.parameter("t");
                    Rational over = ONE.minus(TWO.times(t)).over(Rational.of(3));
                    return new Measurement(
                            ThresholdCases.regret(dice, c), Bound.of(0), Bound.of(over.max(t.minus(THIRD))));
                });
    }

    private Claim constantWeights() {
        return Claim.named(
                        "two-voxels-constant-weights", "On two voxels some constant weights are consistent with Dice")
                .entry("B10")
                .correctedBy("two-voxels-weights-dice")
                .from("a reading of the result for Jaccard")
                .says(
                        "Literal reading: as for Jaccard, some threshold of probabilities is right for all distributions on two"
                                + " voxels. But targets of one voxel need 1/3, and {1} or {1, 2} need 1/2.",
                        "\\exists t\\, \\forall P: \\; \\max_s E\\,D(y,s) = E\\,D(y,s_t)")
                .enumerated(Enumerations.bySize(
                        "all thresholds k/m with m <= %d, over distributions with probabilities k/10",
                        new int[] {6, 12, 24},
                        m -> IntStream.range(1, m).mapToObj(k -> Case.of("t", Rational.of(k, m)))))
                .measures("\\text{largest regret, of the better rule for ties}", c -> {
                    Rational t = c.parameter("t");
                    return new Measurement(largest(t, true).min(largest(t, false)), Bound.of(0), Bound.of(0));
                });
    }

    private Rational largest(Rational t, boolean ties) {
        return DistributionCases.ofDenominator(DistributionCases.nonempty(2), 10)
                .map(c -> ThresholdCases.regret(dice, ThresholdCases.at(c, t, ties)))
                .reduce(ZERO, Rational::max);
    }

    private Claim oneVoxel() {
        return Claim.named(
                        "one-voxel-threshold-dice",
                        "What a threshold loses of Dice where the target is one of three voxels")
                .entry("B11")
                .solved()
                .says(
                        "Weights that depend on the number of foreground voxels are constant here, so a threshold t is all that they"
                                + " have. Below 1/3 it loses at most max(1/2-2t, 1/3-t, 2t-1/2), which is 1/18 at t = 5/18 and"
                                + " more elsewhere; from 1/3 on it may leave nothing, and lose 1/2.",
                        "\\text{regret} \\le \\max\\left(\\frac{1}{2}-2t, \\frac{1}{3}-t, 2t-\\frac{1}{2}\\right)")
                .given("t < 1/3", c -> c.parameter("t").compareTo(THIRD) < 0)
                .enumerated(
                        ThresholdCases.grid("masks of one of three voxels", ThresholdCases.ofSize(1, 3), 10, 18, 80))
                .attained(
                        null,
                        ThresholdCases.at(
                                DistributionCases.of("100", "13/18", "010", "5/18"), Rational.of(5, 18), true))
                .measures("\\text{regret}", c -> {
                    Rational t = c.parameter("t");
                    Rational twice = TWO.times(t);
                    Rational bound = HALF.minus(twice).max(THIRD.minus(t)).max(twice.minus(HALF));
                    return new Measurement(ThresholdCases.regret(dice, c), Bound.of(0), Bound.of(bound));
                });
    }

    private Claim oneVoxelJaccard() {
        return Claim.named(
                        "one-voxel-threshold-jaccard",
                        "What a threshold loses of Jaccard where the target is one voxel")
                .entry("B11")
                .solved()
                .says(
                        "Where the target is one of d voxels and the threshold includes k of them, it loses at most (k-1)(1/k-t) of"
                                + " Jaccard, and at most t where it includes none. A voxel must be included for t < 1/d only:"
                                + " some distribution costs 1/6 for d = 3, and 1/4 for d = 4, whatever t is.",
                        "\\text{regret} \\le (k-1)\\left(\\frac{1}{k}-t\\right)")
                .given("0 < t < 1", c -> c.parameter("t").compareTo(ONE) < 0)
                .enumerated(ThresholdCases.grid("masks of one of four voxels", ThresholdCases.ofSize(1, 4), 5, 8, 40))
                .attained(
                        null,
                        ThresholdCases.at(DistributionCases.of("1000", "3/4", "0100", "1/4"), Rational.of(1, 4), true))
                .measures("\\text{regret}", c -> {
                    Regions target = Regions.of(c);
                    Rational t = c.parameter("t");
                    int k = target.above(t, ThresholdCases.ties(c)).count();
                    Rational bound = k == 0
                            ? t
                            : Rational.of(k - 1L).times(Rational.of(1, k).minus(t));
                    return new Measurement(ThresholdCases.regret(jaccard, c), Bound.of(0), Bound.of(bound));
                });
    }

    private static Claim.Builder three(String slug, String name, Case worst) {
        return Claim.named(slug, name)
                .entry("B11")
                .solved()
                .enumerated(Enumerations.bySize(
                        "all distributions over the nonempty masks of 3 voxels, up to their order, with probabilities of common"
                                + " denominator up to %d",
                        new int[] {4, 8, 14}, ThreeVoxels::ofDenominator))
                .searched(new Domain.Family("the worst distribution", 1, k -> worst));
    }

    private static CrossEntropyWeights falling(Rational one, int foreground) {
        return new CrossEntropyWeights(ONE, List.of(one, Rational.of(7, 5), ONE).get(foreground - 1));
    }

    private Claim threeVoxels() {
        Case worst = DistributionCases.of("100", "13/18", "010", "5/18");
        return three(
                        "three-voxels-weights-dice",
                        "The best weights that depend on the image lose 1/18 of Dice on three voxels",
                        worst)
                .follows("image-weights-three")
                .says(
                        "Background weight 1, and foreground weight 13/5, 7/5 or 1 where one, two or three voxels are foreground: the"
                                + " cross-entropy's minimiser, thresholded at 1/2, is within 1/18 of the best expected Dice score"
                                + " for every distribution on nonempty masks of three voxels. No weights do better.",
                        "\\max_s E\\,D(y,s) - E\\,D(y,s_w) \\le \\frac{1}{18}")
                .attained(Bound.of(Rational.of(1, 18)), worst)
                .measures("\\text{larger regret of both rules for ties}", c -> {
                    Regions target = Regions.of(c);
                    WeightedVote vote = WeightedVote.of(target, (n, d) -> falling(Rational.of(13, 5), n));
                    Rational regret = target.regret(dice, vote.certain()).max(target.regret(dice, vote.possible()));
                    return new Measurement(regret, Bound.of(0), Bound.of(Rational.of(1, 18)));
                });
    }

    private Claim threeVoxelsJaccard() {
        Case worst = DistributionCases.of("100", "2/3", "010", "1/3");
        return three(
                        "three-voxels-weights-jaccard",
                        "The best weights that depend on the image lose 1/6 of Jaccard on three voxels",
                        worst)
                .follows("image-weights-jaccard")
                .says(
                        "Background weight 1, and foreground weight 2, 7/5 or 1 where one, two or three voxels are foreground, with"
                                + " 1/2 itself as foreground: within 1/6 of the best expected Jaccard index for every distribution"
                                + " on nonempty masks of three voxels. No weights do better.",
                        "\\max_s E\\,J(y,s) - E\\,J(y,s_w) \\le \\frac{1}{6}")
                .attained(Bound.of(Rational.of(1, 6)), worst)
                .measures("\\text{regret}", c -> {
                    Regions target = Regions.of(c);
                    WeightedVote vote = WeightedVote.of(target, (n, d) -> falling(TWO, n));
                    return new Measurement(
                            target.regret(jaccard, vote.possible()), Bound.of(0), Bound.of(Rational.of(1, 6)));
                });
    }
}
