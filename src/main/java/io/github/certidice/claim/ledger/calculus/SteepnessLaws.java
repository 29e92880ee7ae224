package io.github.certidice.claim.ledger.calculus;

import static io.github.certidice.claim.cases.SoftCases.BINARY;
import static io.github.certidice.claim.cases.SoftCases.foreground;
import static io.github.certidice.claim.cases.SoftCases.power;
import static io.github.certidice.claim.cases.SoftCases.twoLevel;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.claim.cases.SoftLabelCases;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;

/** How steep soft Dice and squared Dice are: their Lipschitz constants in the L2 norm, and what single voxels weigh. */
public final class SteepnessLaws {

    private static final Rational FOUR = Rational.of(4);
    private static final Rational LAST_FLAT = Rational.of(8);

    private final Loss softDice;
    private final Loss squared;

    public SteepnessLaws(Formulas formulas) {
        softDice = formulas.softDice();
        squared = formulas.squaredDice();
    }

    public List<Claim> claims() {
        return List.of(softDiceNorm(), squaredNorm(), squaredTwo(), squaredOne(), squaredBackground());
    }

    static Claim.Builder law(String slug, String name) {
        return ofSquares(slug, name).sampled(RandomPairs.any(200, 500, 100_000));
    }

    /** Without random recipes, because squares of their numbers are long. */
    private static Claim.Builder ofSquares(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C9")
                .from("new here")
                .given(BINARY, SoftCases::hasForeground)
                .enumerated(SoftCases.grid(2, 3, 4))
                .ofProbabilities();
    }

    static Rational n(Case c) {
        return Rational.of(foreground(c.pair()));
    }

    private Claim softDiceNorm() {
        Case steep = twoLevel(7, 135, 0.875, 0);
        return ofSquares(
                        "soft-dice-lipschitz-two-any",
                        "The Lipschitz constant of soft Dice in the L2 norm, for any foreground")
                .solved()
                .says(
                        "Stated with squares, k = (d - n)/n. Up to k = 14.82..., so for d <= 15n, the prediction 0 is steepest, with"
                                + " 4/n: the constant is 2/sqrt(n). Where foreground is rarer it is a prediction of u on the"
                                + " foreground and 0 off it. The constant then"
                                + " grows with sqrt(d)/(4n), as at a perfect prediction.",
                        "\\sum_i (\\partial_i SD)^2 \\le \\frac{4}{n} \\max\\left(1, \\frac{1}{(1-u)(1+u)^3}\\right), \\quad"
                                + " u = \\frac{1+\\sqrt{1-8/k}}{2} \\;\\; (k \\ge 8)")
                .searched(
                        new Domain.Family("7 of 135 voxels foreground, p = 7/8 there, 0 elsewhere", 1, k -> steep),
                        new Domain.Family("1 of 2 to 16 voxels foreground, p = 0", 15, k -> twoLevel(1, 2 + k, 0, 0)))
                .attained(null, steep)
                .measures(
                        "\\sum_i (\\partial_i SD)^2",
                        c -> new Measurement(Slopes.of(softDice, c).squares(), Bound.of(0), largestSquares(c)));
    }

    private static Bound largestSquares(Case c) {
        Rational k = Rational.of(c.pair().size()).over(n(c)).minus(ONE);
        Bound flat = Bound.of(FOUR.over(n(c)));
        if (k.compareTo(LAST_FLAT) <= 0) {
            return flat;
        }
        Bound rare = rare(ONE.minus(LAST_FLAT.over(k))).times(FOUR.over(n(c)));
        return rare.compareTo(flat) > 0 ? rare : flat;
    }

    /** {@code 1/((1-u)(1+u)^3) = 16/((1-w)(3+w)^3)} with u = (1+w)/2, by the square of w. */
    static Bound rare(Rational square) {
        Rational nine = Rational.of(9);
        Rational scale =
                Rational.of(16).over(ONE.minus(square).times(nine.minus(square).power(3)));
        Rational plain = Rational.of(27).minus(Rational.of(18).times(square)).minus(square.power(2));
        return Bound.of(plain.times(scale), LAST_FLAT.times(square).times(scale), square);
    }

    private Claim squaredNorm() {
        return Claim.named("squared-dice-gradient-norm", "The gradient of squared Dice is as long as 1 - SD2^2 says")
                .entry("C9")
                .from("new here")
                .solvedAs("squared-dice-gradient")
                .says(
                        "For soft labels too, with G and Q the sums of the squares of targets and predictions. The gradient is 0 at"
                                + " perfect predictions and nowhere else in the cube, and near them as small as the root of the loss.",
                        "\\sum_i (\\partial_i SD_2)^2 = \\frac{4G}{(G+Q)^2} \\left(1 - SD_2^2\\right)")
                .given("some label is positive", SoftLabelCases::isNonempty)
                .enumerated(SoftLabelCases.pairs(2, 4, 5))
                .ofProbabilities()
                .measures(
                        "\\sum_i (\\partial_i SD_2)^2",
                        c -> Measurement.equal(Slopes.of(squared, c).squares(), normOfSquared(c)));
    }

    private Rational normOfSquared(Case c) {
        Pair pair = c.pair();
        Rational labels = sumOfSquares(pair, true);
        Rational all = labels.plus(sumOfSquares(pair, false));
        Rational left = ONE.minus(SoftCases.similarity(squared, c).power(2));
        return FOUR.times(labels).times(left).over(all.power(2));
    }

    private static Rational sumOfSquares(Pair pair, boolean target) {
        return IntStream.range(0, pair.size())
                .mapToObj(i -> Rational.of(
                        target ? pair.target().at(i) : pair.prediction().at(i)))
                .map(x -> x.power(2))
                .reduce(ZERO, Rational::plus);
    }

    private Claim squaredTwo() {
        return ofSquares("squared-dice-lipschitz-two", "Squared Dice is Lipschitz with 2/sqrt(n) in the L2 norm")
                .solvedAs("squared-dice-gradient")
                .follows("squared-dice-gradient-norm")
                .says(
                        "Stated with squares, and free of d, unlike soft Dice and soft Jaccard. Attained at the prediction 0.",
                        "\\sum_i (\\partial_i SD_2)^2 \\le \\frac{4}{n}")
                .attained(null, twoLevel(1, 3, 0, 0))
                .measures(
                        "\\sum_i (\\partial_i SD_2)^2",
                        c -> new Measurement(Slopes.of(squared, c).squares(), Bound.of(0), Bound.of(FOUR.over(n(c)))));
    }

    private Claim squaredOne() {
        return ofSquares("squared-dice-lipschitz-one", "Squared Dice is Lipschitz with 2/n in the L1 norm")
                .solvedAs("squared-dice-gradient")
                .follows("squared-dice-gradient-background")
                .says(
                        "No derivative is larger. Attained on the foreground at the prediction 0.",
                        "\\max_i |\\partial_i SD_2| \\le \\frac{2}{n}")
                .attained(null, twoLevel(1, 3, 0, 0))
                .measures(
                        "\\max_i |\\partial_i SD_2|",
                        c -> new Measurement(Slopes.of(squared, c).largest(), Bound.of(0), Bound.of(TWO.over(n(c)))));
    }

    private Claim squaredBackground() {
        return ofSquares(
                        "squared-dice-gradient-background",
                        "A background voxel weighs at most 1/2 in squared Dice, or about 1.3/n for n foreground voxels")
                .solvedAs("squared-dice-gradient")
                .says(
                        "More than the 1/(2n) of soft Dice, and less than what a foreground voxel may weigh. It comes closest where one"
                                + " background voxel is taken for foreground, at 1 (at sqrt(1/2) for n = 1), and the foreground is at"
                                + " sqrt((n+1)/(3n)).",
                        "\\frac{\\partial}{\\partial p_i}(1-SD_2) \\le \\frac{1}{2} \\;\\; (n = 1), \\quad"
                                + " \\frac{1}{4}\\sqrt{\\frac{27n}{(n+1)^3}} \\;\\; (n \\ge 2)")
                .searched(
                        new Domain.Family(
                                "2 of 3 voxels foreground, p the first k binary digits of sqrt(1/2) there, 1 elsewhere",
                                52,
                                k -> twoLevel(2, 3, digits(Math.sqrt(0.5), k), 1)),
                        new Domain.Family(
                                "1 of 2 voxels foreground, p the first k binary digits of sqrt(1/2)",
                                52,
                                k -> twoLevel(1, 2, digits(Math.sqrt(0.5), k), digits(Math.sqrt(0.5), k))))
                .approached(null)
                .measures(
                        "\\max_{y_i=0} |\\partial_i SD_2|",
                        c -> new Measurement(Slopes.of(squared, c).largestOff(), Bound.of(0), heaviestBackground(c)));
    }

    private static double digits(double x, int k) {
        return Math.floor(x / power(k)) * power(k);
    }

    private static Bound heaviestBackground(Case c) {
        Rational n = n(c);
        Rational square = Rational.of(27).times(n).over(n.plus(ONE).power(3));
        return n.equals(ONE) ? Bound.of(Rational.HALF) : Bound.of(ZERO, FOUR.inverse(), square);
    }
}
