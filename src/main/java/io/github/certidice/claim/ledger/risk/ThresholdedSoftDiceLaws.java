package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is lost by thresholding a prediction that is best for soft Dice. */
public final class ThresholdedSoftDiceLaws {

    private static final Rational LOST = Rational.of(2, 369);

    /** B/(k+1) of {@link #step}: then 2/369 is met by targets of the first voxel and by others alike. */
    private static final Rational BALANCE = Rational.of(369, 344);

    private final Similarity dice;
    private final Loss softDice;

    public ThresholdedSoftDiceLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        softDice = formulas.softDice();
    }

    public List<Claim> claims() {
        return List.of(step(), attained(), undecided());
    }

    private Claim step() {
        return Claim.named(
                        "soft-dice-rounding-step",
                        "Thresholding a best soft Dice prediction with one undecided voxel costs 2/369")
                .entry("C12")
                .solved()
                .follows("soft-dice-one-undecided")
                .says(
                        "Let all voxels but the first have predictions 0 or 1, k >= 1 of them 1, and let x be that of the first; it"
                                + " is rounded down to 0 up to 1/2, else up. The expected soft Dice S(x) loses at most 2/369 by that,"
                                + " beside a multiple of its slope, which is 0 where S is largest. So a best prediction with one"
                                + " undecided voxel, thresholded at 1/2, has an expected Dice score within 2/369 of the best: there"
                                + " always is such a prediction, and one that is strictly best is of this kind.",
                        "S(x)-S(0) \\le \\frac{2}{369} + \\left(x + \\frac{x^2}{B}\\right) S'(x) \\; (x \\le \\frac{1}{2}), \\quad"
                                + " B = \\frac{369}{344}(k+1)")
                .given("k >= 1; the other voxels have predictions 0 and 1", c -> isDecided(c) && ones(c) > 0)
                .enumerated(Enumerations.bySize(
                        "all distributions over the nonempty masks of 3 voxels with probabilities of common denominator up to %d,"
                                + " x in eighths",
                        new int[] {2, 3, 6},
                        sum -> DistributionCases.ofDenominator(DistributionCases.nonempty(3), sum)
                                .flatMap(ThresholdedSoftDiceLaws::firstUndecided)))
                .sampled(DistributionCases.random(
                        6, "a prediction in 64ths of the first voxel, 0 or 1 of the others", (c, random) -> {
                            int voxels = DistributionCases.of(c).voxels();
                            return SoftPredictions.with(
                                    c,
                                    IntStream.range(0, voxels)
                                            .mapToDouble(i -> i == 0 ? random.nextInt(65) / 64.0 : random.nextInt(2))
                                            .toArray());
                        }))
                .attained(Bound.of(LOST), SoftPredictions.with(DistributionCases.of("011", "1"), 0.5, 1, 0))
                .measures("S(x) - S(\\text{rounded}) - \\mu S'(x)", c -> {
                    double[] p = SoftPredictions.of(c);
                    MaskDistribution target = DistributionCases.of(c);
                    Rational lost = SoftPredictions.expected(softDice, target, p)
                            .minus(SoftPredictions.expected(softDice, target, rounded(p)));
                    return new Measurement(
                            lost.minus(multiple(c).times(slope(target, p))), Bound.of(-1), Bound.of(LOST));
                });
    }

    private static Stream<Case> firstUndecided(Case distribution) {
        return IntStream.rangeClosed(0, 8)
                .boxed()
                .flatMap(x -> IntStream.range(1, 4)
                        .mapToObj(others -> SoftPredictions.with(distribution, x / 8.0, others & 1, others >> 1)));
    }

    private static boolean isDecided(Case c) {
        return IntStream.range(1, SoftPredictions.of(c).length)
                .mapToObj(i -> c.parameter("p" + (i + 1)))
                .allMatch(p -> p.signum() == 0 || p.equals(ONE));
    }

    private static long ones(Case c) {
        return IntStream.range(1, SoftPredictions.of(c).length)
                .filter(i -> c.parameter("p" + (i + 1)).equals(ONE))
                .count();
    }

    private static double[] rounded(double... p) {
        double[] other = p.clone();
        other[0] = p[0] <= 0.5 ? 0 : 1;
        return other;
    }

    /** {@code x + x^2/B} up to 1/2, and {@code -(h - h^2/(B+1))} with {@code h = 1 - x} beyond. */
    private static Rational multiple(Case c) {
        Rational x = c.parameter("p1");
        Rational balance = BALANCE.times(Rational.of(ones(c) + 1));
        if (x.compareTo(HALF) <= 0) {
            return x.plus(x.times(x).over(balance));
        }
        Rational h = ONE.minus(x);
        return h.times(h).over(balance.plus(ONE)).minus(h);
    }

    /** The derivative of the expected soft Dice by the first voxel. */
    private Rational slope(MaskDistribution target, double... p) {
        ProbabilityMap map = ProbabilityMap.of(target.shape(), p);
        Rational sum = ZERO;
        for (Map.Entry<Mask, Rational> entry : target.probabilities().entrySet()) {
            Rational ofLoss =
                    softDice.of(new Pair(entry.getKey(), map)).gradient().at(0);
            sum = sum.minus(entry.getValue().times(ofLoss));
        }
        return sum;
    }

    /** A claim about one distribution: no prediction has more expected soft Dice than that of the witness. */
    private Claim.Builder largest(String slug, String name, Case distribution, double... best) {
        return Claim.named(slug, name)
                .entry("C12")
                .solved()
                .enumerated(Enumerations.bySize(
                        "all predictions in multiples of 1/k for k = 1, 2, 4 up to %d",
                        new int[] {2, 2, 4},
                        k -> Stream.of(k)
                                .filter(n -> Integer.bitCount(n) == 1)
                                .flatMap(n -> SoftPredictions.grid(best.length, n))
                                .map(p -> SoftPredictions.with(distribution, p))))
                .attained(
                        Bound.of(SoftPredictions.expected(
                                Formulas.reference().softDice(), DistributionCases.of(distribution), best)),
                        SoftPredictions.with(distribution, best));
    }

    private Claim attained() {
        Case distribution =
                DistributionCases.of("10000", "50/246", "01100", "67/246", "01010", "67/246", "01001", "62/246");
        return largest(
                        "soft-dice-rounding-attained",
                        "Thresholding a best soft Dice prediction may cost 2/369",
                        distribution,
                        0.5,
                        1,
                        0,
                        0,
                        0)
                .follows("soft-dice-rounding-step")
                .says(
                        "Let the target be {1} with probability 50/246, {2, 3} and {2, 4} with 67/246 each, {2, 5} with 62/246. The"
                                + " prediction (1/2, 1, 0, 0, 0) has the largest expected soft Dice, 22/41; with 1/2 as background"
                                + " it leaves {2}, while {2, 3, 4} has an expected Dice score of 22/41, which is 2/369 more.",
                        "E\\,SD(y,p) \\le \\frac{22}{41}, \\quad \\frac{22}{41} - E\\,D(y,\\{2\\}) = \\frac{2}{369}")
                .measures(
                        "E\\,SD(y,p) + \\text{regret} - \\frac{2}{369}",
                        c -> beside(c, LOST, i -> i == 1, Rational.of(22, 41)));
    }

    private Measurement beside(Case c, Rational lost, java.util.function.IntPredicate left, Rational most) {
        Regions target = Regions.of(c);
        Rational regret = target.regret(dice, Mask.of(target.masks().shape(), left));
        Rational soft = SoftPredictions.expected(softDice, c);
        return new Measurement(soft.plus(regret).minus(lost), Bound.of(0), Bound.of(most));
    }

    private Claim undecided() {
        Case distribution = DistributionCases.of(
                "010000", "9/50", "001000", "9/50", "100100", "16/75", "100010", "16/75", "100001", "16/75");
        return largest(
                        "soft-dice-undecided",
                        "Thresholding a best soft Dice prediction with several undecided voxels may cost more",
                        distribution,
                        1,
                        0.5,
                        0.5,
                        0,
                        0,
                        0)
                .says(
                        "Let the target be {2} or {3} with probability 9/50 each, {1, 4}, {1, 5} or {1, 6} with 16/75 each. The"
                                + " prediction (1, 1/2, 1/2, 0, 0, 0) has the largest expected soft Dice, 11/25, as have {1, 2} and"
                                + " {1, 3}. With 1/2 as background it leaves {1}, whose expected Dice score is 1/75 less. Larger"
                                + " images may lose more, but less than 1/20.",
                        "E\\,SD(y,p) \\le \\frac{11}{25}, \\quad \\frac{11}{25} - E\\,D(y,\\{1\\}) = \\frac{1}{75}")
                .measures(
                        "E\\,SD(y,p) + \\text{regret} - \\frac{1}{75}",
                        c -> beside(c, Rational.of(1, 75), i -> i == 0, Rational.of(11, 25)));
    }
}
