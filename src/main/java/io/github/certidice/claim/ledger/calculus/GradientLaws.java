package io.github.certidice.claim.ledger.calculus;

import static io.github.certidice.claim.cases.SoftCases.BINARY;
import static io.github.certidice.claim.cases.SoftCases.twoLevel;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How steep the surrogates are: ranges of the derivatives by single predictions, and Lipschitz constants by the norms of the
 * gradient (its largest coordinate for the L1 norm of predictions, the sum of its coordinates for the maximum norm).
 */
public final class GradientLaws {

    private static final String NEW = "new here";

    private final Loss softDice;
    private final Loss softJaccard;
    private final Loss squaredDice;
    private final Loss squaredJaccard;
    private final Loss lovaszDice;
    private final Loss lovaszJaccard;

    public GradientLaws(Formulas formulas) {
        softDice = formulas.softDice();
        softJaccard = formulas.softJaccard();
        squaredDice = formulas.squaredDice();
        squaredJaccard = formulas.surrogates().squaredJaccard();
        lovaszDice = formulas.surrogates().lovaszDice();
        lovaszJaccard = formulas.lovaszJaccard();
    }

    public List<Claim> claims() {
        return Stream.of(signs(), ofSoftJaccard(), ofSoftDice(), atPerfect())
                .flatMap(List::stream)
                .toList();
    }

    static Claim.Builder law(String slug, String name) {
        return exhaustive(slug, name).sampled(RandomPairs.some());
    }

    private static Claim.Builder exhaustive(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C9")
                .from(NEW)
                .given(BINARY, SoftCases::hasForeground)
                .enumerated(SoftCases.grid(2, 3, 4))
                .ofProbabilities();
    }

    static Rational n(Case c) {
        return Rational.of(SoftCases.foreground(c.pair()));
    }

    private static Rational d(Case c) {
        return Rational.of(c.pair().size());
    }

    static Law below(Function<Case, Rational> quantity, Function<Case, Rational> limit) {
        return c -> new Measurement(quantity.apply(c), Bound.of(0), Bound.of(limit.apply(c)));
    }

    private List<Claim> signs() {
        return List.of(exhaustive("surrogate-gradient-signs", "No surrogate pushes a prediction the wrong way")
                .says(
                        "All derivatives of the losses are at most 0 on the foreground and at least 0 off it, also of the squared and"
                                + " Lovász forms: raising a right probability never hurts.",
                        "y_i = 1 \\Rightarrow \\frac{\\partial L}{\\partial p_i} \\le 0, \\quad y_i = 0 \\Rightarrow"
                                + " \\frac{\\partial L}{\\partial p_i} \\ge 0")
                .measures(
                        "\\text{derivatives of the wrong sign}",
                        c -> Measurement.equal(
                                Rational.of(Stream.of(
                                                softDice,
                                                softJaccard,
                                                squaredDice,
                                                squaredJaccard,
                                                lovaszDice,
                                                lovaszJaccard)
                                        .mapToLong(loss -> Slopes.of(loss, c).wrong())
                                        .sum()),
                                ZERO)));
    }

    private List<Claim> ofSoftJaccard() {
        Case perfect = twoLevel(1, 3, 1, 0);
        return List.of(
                law(
                                "soft-jaccard-gradient-foreground",
                                "The soft Jaccard loss falls by at least 1/d per foreground voxel")
                        .solvedAs("soft-jaccard-gradient")
                        .says(
                                "On the foreground the derivative is -1/(n + b), b being the sum of predictions off it: never"
                                        + " weaker than 1/d, as where all background is predicted, and never stronger than 1/n.",
                                "\\frac{1}{d} \\le -\\frac{\\partial}{\\partial p_i}(1-SJ) = \\frac{1}{n+b} \\le \\frac{1}{n}")
                        .attained(null, perfect)
                        .measures(
                                "\\max_{y_i=1} |\\partial_i|",
                                c -> new Measurement(
                                        Slopes.of(softJaccard, c).largestOn(),
                                        Bound.of(d(c).inverse()),
                                        Bound.of(n(c).inverse()))),
                law("soft-jaccard-lipschitz-one", "Soft Jaccard is Lipschitz with 1/n in the L1 norm")
                        .solvedAs("soft-jaccard-gradient")
                        .says(
                                "No derivative is larger than 1/n. A perfect prediction has it on every voxel.",
                                "\\max_i |\\partial_i SJ| \\le \\frac{1}{n}")
                        .attained(null, perfect)
                        .measures(
                                "\\max_i |\\partial_i SJ|",
                                below(c -> Slopes.of(softJaccard, c).largest(), c -> n(c).inverse())),
                exhaustive("soft-jaccard-lipschitz-two", "Soft Jaccard is Lipschitz with sqrt(d)/n in the L2 norm")
                        .solvedAs("soft-jaccard-gradient")
                        .follows("soft-jaccard-lipschitz-one")
                        .says(
                                "Stated with squares; attained by a perfect prediction.",
                                "\\sum_i (\\partial_i SJ)^2 \\le \\frac{d}{n^2}")
                        .attained(null, perfect)
                        .measures(
                                "\\sum_i (\\partial_i SJ)^2",
                                below(c -> Slopes.of(softJaccard, c).squares(), c -> d(c).over(n(c).power(2)))),
                law("soft-jaccard-lipschitz-max", "Soft Jaccard is Lipschitz with d/n in the maximum norm")
                        .solvedAs("soft-jaccard-gradient")
                        .follows("soft-jaccard-lipschitz-one")
                        .says(
                                "If every prediction may move by e, soft Jaccard moves by up to e d/n: a lot where foreground is"
                                        + " rare. Attained by a perfect prediction.",
                                "\\sum_i |\\partial_i SJ| \\le \\frac{d}{n}")
                        .attained(null, perfect)
                        .measures(
                                "\\sum_i |\\partial_i SJ|",
                                below(c -> Slopes.of(softJaccard, c).sum(), c -> d(c).over(n(c)))));
    }

    private List<Claim> ofSoftDice() {
        return List.of(
                law(
                                "soft-dice-gradient-foreground",
                                "The soft Dice loss falls by between 2d/(n + d)^2 and 2/n per foreground voxel")
                        .solvedAs("soft-dice-gradient")
                        .says(
                                "It is steepest at the prediction 0, and flattest where everything is predicted; at a perfect"
                                        + " prediction it still falls by 1/(2n).",
                                "\\frac{2d}{(n+d)^2} \\le -\\frac{\\partial}{\\partial p_i}(1-SD) \\le \\frac{2}{n}")
                        .attained(null, twoLevel(1, 3, 0, 0))
                        .measures(
                                "\\max_{y_i=1} |\\partial_i|",
                                c -> new Measurement(
                                        Slopes.of(softDice, c).largestOn(),
                                        Bound.of(TWO.times(d(c))
                                                .over(n(c).plus(d(c)).power(2))),
                                        Bound.of(TWO.over(n(c))))),
                law("soft-dice-gradient-background", "The soft Dice loss rises by at most 1/(2n) per background voxel")
                        .solvedAs("soft-dice-gradient")
                        .says(
                                "A quarter of what a foreground voxel may weigh; attained by a perfect prediction.",
                                "0 \\le \\frac{\\partial}{\\partial p_i}(1-SD) \\le \\frac{1}{2n}")
                        .attained(null, twoLevel(1, 3, 1, 0))
                        .measures(
                                "\\max_{y_i=0} \\partial_i",
                                below(
                                        c -> Slopes.of(softDice, c).largestOff(),
                                        c -> TWO.times(n(c)).inverse())),
                law("soft-dice-lipschitz-one", "Soft Dice is Lipschitz with 2/n in the L1 norm")
                        .solvedAs("soft-dice-gradient")
                        .follows("soft-dice-gradient-foreground", "soft-dice-gradient-background")
                        .says("Attained at the prediction 0.", "\\max_i |\\partial_i SD| \\le \\frac{2}{n}")
                        .attained(null, twoLevel(1, 3, 0, 0))
                        .measures(
                                "\\max_i |\\partial_i SD|",
                                below(c -> Slopes.of(softDice, c).largest(), c -> TWO.over(n(c)))),
                law("soft-dice-lipschitz-max", "The Lipschitz constant of soft Dice in the maximum norm")
                        .solvedAs("soft-dice-gradient")
                        .says(
                                "With k = (d - n)/n: 2 for k up to 2, at the prediction 0; k^2/(2(k - 1)) beyond, where the"
                                        + " foreground is at (k - 2)/k and the background at 0. It grows with d/(2n), half as"
                                        + " fast as that of soft Jaccard.",
                                "\\sum_i |\\partial_i SD| \\le 2 \\; (k \\le 2), \\quad \\frac{k^2}{2(k-1)} \\; (k \\ge 2)")
                        .attained(null, twoLevel(1, 5, 0.5, 0))
                        .measures(
                                "\\sum_i |\\partial_i SD|",
                                below(c -> Slopes.of(softDice, c).sum(), GradientLaws::softDiceSteepness)));
    }

    private static Rational softDiceSteepness(Case c) {
        Rational k = d(c).minus(n(c)).over(n(c));
        return k.compareTo(TWO) <= 0 ? TWO : k.power(2).over(TWO.times(k.minus(ONE)));
    }

    private List<Claim> atPerfect() {
        return List.of(
                Claim.named(
                                "squared-dice-gradient-zero",
                                "The gradient of squared Dice vanishes at a perfect prediction")
                        .entry("C9")
                        .from(NEW)
                        .given("binary target with foreground; p = y", GradientLaws::isPerfect)
                        .enumerated(SoftCases.vertices(4, 6, 7))
                        .says(
                                "The loss is of second order there: training slows down as it gets close.",
                                "p = y \\Rightarrow \\nabla SD_2 = 0")
                        .measures(
                                "\\sum_i |\\partial_i SD_2|",
                                c -> Measurement.equal(Slopes.of(squaredDice, c).sum(), ZERO)),
                Claim.named("soft-dice-gradient-zero", "The gradient of soft Dice vanishes at a perfect prediction")
                        .entry("C9")
                        .from("common reading: at a minimum the gradient is zero")
                        .correctedBy("soft-dice-gradient-foreground")
                        .given("binary target with foreground; p = y", GradientLaws::isPerfect)
                        .enumerated(SoftCases.vertices(4, 6, 7))
                        .says(
                                "The minimum lies in a corner of the cube, where the loss still has a slope of 1/(2n) in every"
                                        + " coordinate.",
                                "p = y \\Rightarrow \\nabla SD = 0")
                        .measures(
                                "\\sum_i |\\partial_i SD|",
                                c -> Measurement.equal(Slopes.of(softDice, c).sum(), ZERO)));
    }

    private static boolean isPerfect(Case c) {
        return SoftCases.hasForeground(c)
                && IntStream.range(0, c.pair().size())
                        .allMatch(i ->
                                c.pair().target().at(i) == c.pair().prediction().at(i));
    }
}
