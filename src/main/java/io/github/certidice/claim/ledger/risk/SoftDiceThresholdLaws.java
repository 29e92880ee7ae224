package io.github.certidice.claim.ledger.risk;

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
import io.github.certidice.sample.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What is lost at most by thresholding any prediction that is best for soft Dice, however many voxels it leaves undecided. */
public final class SoftDiceThresholdLaws {

    private static final String STEP = "soft-dice-threshold-step";
    private static final String REGRET = "soft-dice-threshold-regret";
    private static final String TIGHT = "soft-dice-threshold-tight";
    private static final String ONE_SIDE =
            "the undecided voxels have predictions up to 1/2, or all from 1/2 on; the threshold leaves a voxel";
    private static final Bound LOST = OneSidedPrediction.LARGEST;
    private static final int PARTS = 32;
    private static final int CONVERGENTS = 5;

    private final Similarity dice;
    private final Loss softDice;

    public SoftDiceThresholdLaws(Formulas formulas) {
        dice = formulas.dice();
        softDice = formulas.softDice();
    }

    public List<Claim> claims() {
        return List.of(step(), regret(), family(), little(), new HighThreshold(dice, softDice).claim());
    }

    private static Domain.Family convergents() {
        return new Domain.Family(
                "the core of c voxels and others, or a of a ring, a/c the convergents of sqrt 3",
                CONVERGENTS,
                k -> CoreAndScattered.convergent(k).predicting(1, 0.5, 0));
    }

    private static Case drawn(Case distribution, SplitMix64 random) {
        int voxels = DistributionCases.of(distribution).voxels();
        boolean dropped = random.toss(0.5);
        return SoftPredictions.with(
                distribution,
                IntStream.range(0, voxels)
                        .mapToDouble(i -> {
                            double undecided = random.nextInt(PARTS / 2 + 1) / (double) PARTS;
                            double decided = random.toss(0.5) ? 1 : undecided;
                            return dropped ? decided : 1 - decided;
                        })
                        .toArray());
    }

    private static Domain.Enumeration ofThree(int... limits) {
        return Enumerations.bySize(
                "all distributions over the nonempty masks of 3 voxels, up to their order, with probabilities of common denominator"
                        + " up to %d, all such predictions in quarters",
                limits,
                sum -> ThreeVoxels.ofDenominator(sum)
                        .flatMap(c -> SoftPredictions.grid(3, 4).map(p -> SoftPredictions.with(c, p)))
                        .filter(OneSidedPrediction::isOne));
    }

    private Claim step() {
        return Claim.named(STEP, "Thresholding a prediction costs (3 sqrt 3 - 5)/4 of Dice and a multiple of a slope")
                .entry("H8")
                .solved()
                .says(
                        "Let the threshold 1/2 drop all undecided voxels, of sum q, and leave a set S of k >= 1 voxels; or let it add"
                                + " them all, r the sum of what they lack. S' is the slope of soft Dice along the line from S through"
                                + " p, at p. For any target, and so in expectation, soft Dice loses at most C = (3 sqrt 3 - 5)/4 beside"
                                + " a multiple of S'. The cases round the square root down.",
                        "SD(y,p) - D(y,S) \\le C + \\mu S', \\quad \\mu = 1 + 2\\sqrt{\\frac{2Cq}{k}} \\text{ or } 1 - \\frac{r}{2k}")
                .given(ONE_SIDE, OneSidedPrediction::isOne)
                .enumerated(ofThree(1, 2, 3))
                .sampled(DistributionCases.random(
                        8, "a prediction in 32nds, undecided on one side of 1/2", SoftDiceThresholdLaws::drawn))
                .searched(convergents())
                .approached(LOST)
                .measures("E\\,SD(y,p) - E\\,D(y,S) - \\mu\\,E S'", c -> {
                    OneSidedPrediction p = OneSidedPrediction.of(c);
                    Rational slope = p.multiple().times(p.slope(softDice));
                    return new Measurement(p.lost(softDice, dice).minus(slope), Bound.of(-2), LOST);
                });
    }

    private Claim regret() {
        return Claim.named(REGRET, "Thresholding a best soft Dice prediction costs at most (3 sqrt 3 - 5)/4 of Dice")
                .entry("H8")
                .solvedAs(STEP)
                .proved()
                .provedIn(TIGHT, "soft_dice_threshold_tight")
                .follows(STEP, "soft-dice-one-undecided")
                .says(
                        "Whatever the target, a prediction p with the largest expected soft Dice, thresholded at 1/2, is within"
                                + " (3 sqrt 3 - 5)/4, about 0.049, of it, and so of the best expected Dice score; whichever way 1/2"
                                + " goes. Predictions of one sum have a linear expected soft Dice: moving to the added voxels what they"
                                + " lack, or as much as the dropped ones have, keeps p best, and what is thresholded. Then all undecided"
                                + " voxels are on one side of 1/2 and the slope along the line from S through p is 0: of this alone"
                                + " the cases speak. Where 1/2 is background, no smaller number serves for images of any size.",
                        "E\\,SD(y,p) = \\max \\Rightarrow E\\,SD(y,p) - E\\,D(y,S) \\le \\frac{3\\sqrt{3}-5}{4}")
                .given(
                        ONE_SIDE + "; the expected slope along the line from S through p is 0",
                        c -> OneSidedPrediction.isOne(c)
                                && OneSidedPrediction.of(c).slope(softDice).signum() == 0)
                .enumerated(ofThree(3, 4, 5))
                .sampled(DistributionCases.random(
                        8,
                        "a prediction in 32nds, undecided on one side of 1/2; the first two masks that have slopes of opposite signs"
                                + " are taken, so likely that the slope is 0",
                        (c, random) -> OneSidedPrediction.balanced(drawn(c, random), OneSidedPrediction::of, softDice)))
                .searched(convergents())
                .approached(LOST)
                .measures(
                        "E\\,SD(y,p) - E\\,D(y,S)",
                        c -> new Measurement(OneSidedPrediction.of(c).lost(softDice, dice), Bound.of(-1), LOST));
    }

    private Claim family() {
        return Claim.named(
                        "soft-dice-threshold-family",
                        "Thresholding a best soft Dice prediction may cost as near to (3 sqrt 3 - 5)/4 as one likes")
                .entry("H8")
                .solved()
                .partlyProvedIn(TIGHT, "soft_dice_threshold_tight", "such losses near the limit")
                .follows(REGRET)
                .says(
                        "Let 5/3 <= a/c <= 2 and G = 5c + 3a. The target is c voxels together with one of seven sets of 3(a+c) others,"
                                + " or else a neighbours in a ring of 2G voxels; the first with probability P, P/(1-P) ="
                                + " aG(a+c)/(2c(3c+2a)^2), all sets and all places equally likely. Then 1 on the c voxels, 1/2 on the"
                                + " ring and 0 on the sets is a best prediction for soft Dice. It has the expected soft Dice of the c"
                                + " voxels with half of the ring; where 1/2 is background only c voxels are left, at a loss of"
                                + " ac/(3a^2+10ac+9c^2). That is 2/41 for c = 1 and a = 2, on 86 voxels, 5/102 for 3 and 5, and tends"
                                + " to (3 sqrt 3 - 5)/4 where a/c tends to sqrt 3.",
                        "E\\,SD(y,p) \\le \\max, \\quad \\max - E\\,D(y,S) = \\frac{ac}{3a^2+10ac+9c^2}")
                .given("5c <= 3a, a <= 2c", CoreAndScattered::isOne)
                .enumerated(Enumerations.bySize(
                        "all a and c up to %d, predictions in quarters, the same on the c voxels, on the ring, and on the sets",
                        new int[] {1, 3, 6},
                        c -> LongStream.rangeClosed((5 * c + 2) / 3, 2 * c)
                                .boxed()
                                .flatMap(a -> SoftPredictions.grid(3, 4).map(p -> ofSizes(c, a, p)))))
                .attained(null, ofSizes(3, 5, 1, 0.5, 0))
                .measures("E\\,SD(y,p) + \\text{loss} - \\frac{ac}{3a^2+10ac+9c^2}", this::besideLoss);
    }

    private static Case ofSizes(long c, long a, double... levels) {
        return SoftPredictions.with(Case.of("c", Rational.of(c)).with("a", a), levels);
    }

    private Measurement besideLoss(Case c) {
        CoreAndScattered sizes = CoreAndScattered.of(c);
        Rational lost = OneSidedPrediction.of(sizes.predicting(1, 0.5, 0)).lost(softDice, dice);
        Case levels = sizes.predicting(level(c, 1), level(c, 2), level(c, 3));
        Regions regions = Regions.of(levels);
        Rational expected =
                SoftPredictions.expected(softDice, regions.voxels(), regions.spread(SoftPredictions.of(levels)));
        return new Measurement(expected.plus(lost).minus(sizes.lost()), Bound.of(ZERO), Bound.of(sizes.best()));
    }

    private static double level(Case c, int block) {
        return c.parameter("p" + block).doubleValue();
    }

    private Claim little() {
        Case distribution = DistributionCases.of(
                "010000", "9/50", "001000", "9/50", "100100", "16/75", "100010", "16/75", "100001", "16/75");
        Case undecided = SoftPredictions.with(distribution, 1, 0.5, 0.5, 0, 0, 0);
        return Claim.named("soft-dice-threshold-little", "Thresholding a best soft Dice prediction costs at most 2/369")
                .entry("H8")
                .from("a reading of the law on one undecided voxel")
                .correctedBy(REGRET)
                .says(
                        "Literal reading: what one undecided voxel costs at most is all that any best prediction, here among those in"
                                + " halves, can lose by the threshold 1/2. But several voxels can be undecided where they are equally"
                                + " good.",
                        "E\\,SD(y,p) = \\max \\Rightarrow \\max_s E\\,D(y,s) - E\\,D(y,\\{i: p_i > \\frac{1}{2}\\}) \\le \\frac{2}{369}")
                .given(
                        "no prediction in halves has a larger expected soft Dice",
                        c -> SoftPredictions.expected(softDice, c)
                                .equals(SoftPredictions.best(softDice, DistributionCases.of(c), 2)))
                .searched(new Domain.Family(
                        "{2} or {3} with probability 9/50 each, {1, 4}, {1, 5} or {1, 6} with 16/75",
                        1, k -> undecided))
                .measures("\\text{regret}", c -> {
                    Regions target = Regions.of(c);
                    Mask made = SoftPredictions.mask(target.masks(), SoftPredictions.of(c), p -> p > 0.5);
                    return new Measurement(target.regret(dice, made), Bound.of(0), Bound.of(Rational.of(2, 369)));
                });
    }
}
