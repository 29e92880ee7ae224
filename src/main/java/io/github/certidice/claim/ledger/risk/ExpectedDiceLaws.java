package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Mask;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Soft Dice in expectation: at most one voxel need be undecided, and little is lost by deciding it. */
public final class ExpectedDiceLaws {

    private static final int SIXTEENTHS = 16;

    private final Similarity dice;
    private final Loss softDice;

    public ExpectedDiceLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        softDice = formulas.softDice();
    }

    public List<Claim> claims() {
        return List.of(binary(), twoVoxels(), constantSize(), oneUndecided(), consistent(), leftOut());
    }

    private Rational soft(Case c) {
        return SoftPredictions.expected(softDice, c);
    }

    private Measurement atMostBest(Case c) {
        return new Measurement(soft(c), Bound.of(0), Bound.of(Regions.of(c).best(dice)));
    }

    private Claim binary() {
        return Claim.named("expected-soft-dice-binary", "The best expected soft Dice is that of a mask")
                .entry("C12")
                .from("a common reading")
                .correctedBy("soft-dice-one-undecided")
                .partlyProvedIn("expected-soft-dice", "expected_soft_dice_not_binary", "a counterexample")
                .says(
                        "Literal reading: minimisers of the expected soft Dice loss are masks, as for soft Jaccard. On three voxels"
                                + " and with sixths that is false.",
                        "\\max_p E\\,SD(y,p) = \\max_s E\\,D(y,s)")
                .enumerated(SoftPredictions.ofThree(3, 6, 7))
                .searched(new Domain.Family(
                        "{2, 3} with probability 5/7, {1} with 2/7",
                        1, k -> SoftPredictions.with(DistributionCases.of("011", "5/7", "100", "2/7"), 0.5, 1, 1)))
                .measures("E\\,SD(y,p)", this::atMostBest);
    }

    private Claim twoVoxels() {
        return Claim.named("two-voxels-soft-dice", "On two voxels the best expected soft Dice is that of a mask")
                .entry("C12")
                .solved()
                .says(
                        "For every distribution over the nonempty masks of two voxels no soft prediction has a larger expected soft"
                                + " Dice than the best mask has of the Dice score.",
                        "d = 2 \\Rightarrow \\max_p E\\,SD(y,p) = \\max_s E\\,D(y,s)")
                .given("two voxels", c -> DistributionCases.of(c).voxels() == 2)
                .enumerated(SoftPredictions.ofTwo(4, 3, 7, 12))
                .attained(null, SoftPredictions.with(DistributionCases.of("10", "1/2", "11", "1/2"), 1, 1))
                .measures("E\\,SD(y,p)", this::atMostBest);
    }

    private Claim constantSize() {
        return Claim.named(
                        "constant-size-soft-dice",
                        "Where all masks are of one size the best expected soft Dice is that of a mask")
                .entry("C12")
                .follows("half-best-threshold")
                .provedIn("half-best", "constant_size_soft_dice")
                .says(
                        "If all masks that the target may be have one number of foreground voxels, no soft prediction has a larger"
                                + " expected soft Dice than the best mask: it is a ratio of linear functions.",
                        "|y| = n \\Rightarrow \\max_p E\\,SD(y,p) = \\max_s E\\,D(y,s)")
                .enumerated(Enumerations.bySize(
                        "all distributions over masks of two of three voxels with probabilities of common denominator up to %d, all"
                                + " predictions in quarters",
                        new int[] {2, 6, 12},
                        sum -> DistributionCases.ofDenominator(ThresholdCases.ofSize(2, 3), sum)
                                .flatMap(c -> SoftPredictions.grid(3, 4).map(p -> SoftPredictions.with(c, p)))))
                .attained(null, SoftPredictions.with(DistributionCases.of("110", "1/2", "101", "1/2"), 1, 1, 1))
                .measures("E\\,SD(y,p)", this::atMostBest);
    }

    private Claim oneUndecided() {
        return Claim.named("soft-dice-one-undecided", "Some best soft Dice prediction has at most one undecided voxel")
                .entry("C12")
                .says(
                        "For predictions of a given sum the expected soft Dice is linear. So every prediction has its equal or better"
                                + " among those of the same sum that are 0 or 1 on all voxels but one, and a prediction that is"
                                + " better than all others has at most one voxel strictly between 0 and 1.",
                        "\\sum_i p_i = \\sum_i q_i \\Rightarrow E\\,SD(y,p) \\le \\max_q E\\,SD(y,q), \\quad"
                                + " q \\in \\{0,1\\}^d \\text{ but for one voxel}")
                .enumerated(SoftPredictions.ofThree(2, 4, 6))
                .sampled(SoftPredictions.random(4))
                .attained(null, SoftPredictions.with(DistributionCases.of("011", "5/7", "100", "2/7"), 0.5, 1, 1))
                .measures("E\\,SD(y,p)", c -> {
                    MaskDistribution target = DistributionCases.of(c);
                    Rational best = decided(SoftPredictions.of(c))
                            .map(q -> SoftPredictions.expected(softDice, target, q))
                            .reduce(ZERO, Rational::max);
                    return new Measurement(soft(c), Bound.of(0), Bound.of(best));
                });
    }

    /** All predictions of the same sum that are 0 or 1 on all voxels but one. */
    private static Stream<double[]> decided(double... p) {
        double sum = Arrays.stream(p).sum();
        int whole = (int) sum;
        double rest = sum - whole;
        int d = p.length;
        return IntStream.range(0, 1 << d)
                .filter(bits -> Integer.bitCount(bits) == whole)
                .boxed()
                .flatMap(bits -> (rest == 0
                                ? IntStream.of(d)
                                : IntStream.range(0, d).filter(i -> (bits >> i & 1) == 0))
                        .mapToObj(undecided -> filled(d, bits, undecided, rest)));
    }

    private static double[] filled(int d, int bits, int undecided, double rest) {
        return IntStream.range(0, d)
                .mapToDouble(i -> i == undecided ? rest : bits >> i & 1)
                .toArray();
    }

    private Claim consistent() {
        return Claim.named("expected-soft-dice-consistent", "A thresholded best soft Dice prediction is best for Dice")
                .entry("C12")
                .from("a common reading of surrogates that equal the score on masks")
                .correctedBy("soft-dice-left-out")
                .partlyProvedIn("expected-soft-dice", "expected_soft_dice_misleads", "a counterexample")
                .says(
                        "Literal reading: maximise the expected soft Dice, here over predictions in sixteenths, and threshold at"
                                + " 1/2. With {2, 3} of probability 122/171 and {1} of 49/171, 7/16 is best for voxel 1; it is"
                                + " left out, and should not be.",
                        "E\\,SD(y,p) = \\max \\Rightarrow E\\,D(y, \\{i: p_i \\ge \\frac{1}{2}\\}) = \\max")
                .given(
                        "no prediction in sixteenths has a larger expected soft Dice",
                        c -> soft(c).equals(SoftPredictions.best(softDice, DistributionCases.of(c), SIXTEENTHS)))
                .searched(new Domain.Family(
                        "{2, 3} with probability 122/171, {1} with 49/171",
                        1,
                        k -> SoftPredictions.with(
                                DistributionCases.of("011", "122/171", "100", "49/171"), 0.4375, 1, 1)))
                .measures("\\text{regret}", c -> {
                    Regions target = Regions.of(c);
                    Mask made = SoftPredictions.mask(target.masks(), SoftPredictions.of(c), p -> p >= 0.5);
                    return new Measurement(target.regret(dice, made), Bound.of(0), Bound.of(0));
                });
    }

    private Claim leftOut() {
        return Claim.named(
                        "soft-dice-left-out",
                        "Every best soft Dice prediction may be thresholded to a mask that isn't best")
                .entry("C12")
                .solved()
                .says(
                        "Let the target be {2, 3} with probability 62/87 and {1} with 25/87. Every prediction with at least 1/2 at voxel"
                                + " 1 has less expected soft Dice than (499/1000, 1, 1), so that every maximiser leaves voxel 1"
                                + " out. But the best mask for Dice is {1, 2, 3}, and {2, 3} has 1/870 less. The cases compare with"
                                + " 0.499 as a double.",
                        "p_1 \\ge \\frac{1}{2} \\Rightarrow E\\,SD(y,p) < E\\,SD(y,(0.499,1,1)), \\quad"
                                + " E\\,D(y,\\{1,2,3\\}) - E\\,D(y,\\{2,3\\}) = \\frac{1}{870}")
                .given("p_1 >= 1/2", c -> c.parameter("p1").compareTo(HALF) >= 0)
                .enumerated(Enumerations.bySize(
                        "all predictions in multiples of 1/2^k, k up to %d",
                        new int[] {2, 4, 5},
                        k -> SoftPredictions.grid(3, 1 << k).map(p -> SoftPredictions.with(uncertain(), p))))
                .measures("E\\,SD(y,p)/E\\,SD(y,(0.499,1,1)) + 870 \\cdot \\text{regret} - 1", c -> {
                    Regions target = Regions.of(uncertain());
                    Rational best = SoftPredictions.expected(softDice, target.masks(), 0.499, 1, 1);
                    Mask made = Mask.of(target.masks().shape(), i -> i > 0);
                    Rational regret = target.regret(dice, made).times(Rational.of(870));
                    return new Measurement(soft(c).over(best).plus(regret).minus(ONE), Bound.of(0), Bound.of(1));
                });
    }

    private static Case uncertain() {
        return DistributionCases.of("011", "62/87", "100", "25/87");
    }
}
