package io.github.certidice.claim.ledger.calculus;

import static io.github.certidice.claim.cases.SoftCases.BINARY;
import static io.github.certidice.claim.cases.SoftCases.foreground;
import static io.github.certidice.claim.cases.SoftCases.literal;
import static io.github.certidice.claim.cases.SoftCases.power;
import static io.github.certidice.claim.cases.SoftCases.twoLevel;
import static io.github.certidice.claim.ledger.calculus.SteepnessLaws.law;
import static io.github.certidice.claim.ledger.calculus.SteepnessLaws.n;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.Segments;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.Recipe;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How much the Lovász losses may change: in single voxels, in the L2 norm, and between any two predictions. */
public final class LovaszSteepnessLaws {

    private final Loss jaccard;
    private final Loss dice;
    private final Loss softJaccard;

    public LovaszSteepnessLaws(Formulas formulas) {
        jaccard = formulas.lovaszJaccard();
        dice = formulas.surrogates().lovaszDice();
        softJaccard = formulas.softJaccard();
    }

    public List<Claim> claims() {
        return List.of(
                jaccardTwo(),
                diceForeground(),
                diceBackground(),
                diceTwo(),
                differences("lovasz-jaccard-differences", "Lovász-Jaccard", "LJ", jaccard),
                differences("lovasz-dice-differences", "Lovász-Dice", "LD", dice),
                softReading());
    }

    private Claim jaccardTwo() {
        return law("lovasz-jaccard-lipschitz-two", "Lovász-Jaccard is Lipschitz with 1/sqrt(n) in the L2 norm")
                .says(
                        "Stated with squares: the derivatives sum to 1 and none is larger than 1/n. Attained where all foreground is"
                                + " missed and no background errs as much.",
                        "\\sum_i (\\partial_i LJ)^2 \\le \\frac{1}{n}")
                .attained(null, twoLevel(2, 3, 0, 0))
                .measures(
                        "\\sum_i (\\partial_i LJ)^2",
                        c -> new Measurement(Slopes.of(jaccard, c).squares(), Bound.of(0), Bound.of(n(c).inverse())));
    }

    private static Domain.Family ladder() {
        return new Domain.Family(
                "k voxels, all foreground, with the predictions 0, 1/16, 2/16, ...", 16, k -> Case.of(rungs(k + 1)));
    }

    private static Recipe rungs(int n) {
        return literal(
                "1".repeat(n), IntStream.range(0, n).mapToDouble(i -> i / 16.0).toArray());
    }

    private Claim diceForeground() {
        return law(
                        "lovasz-dice-gradient-foreground",
                        "A foreground voxel weighs at most 2/(n + 1) in the Lovász-Dice loss")
                .solvedAs("lovasz-dice-gradient")
                .says(
                        "Twice as much as in Lovász-Jaccard, but for n = 1. It is the last foreground voxel to go wrong that weighs"
                                + " so much, the one with the smallest error.",
                        "|\\partial_i LD| \\le \\frac{2}{n+1} \\quad (y_i = 1)")
                .searched(ladder())
                .attained(null, Case.of(rungs(2)))
                .measures(
                        "\\max_{y_i=1} |\\partial_i LD|",
                        c -> new Measurement(
                                Slopes.of(dice, c).largestOn(), Bound.of(0), Bound.of(TWO.over(n(c).plus(ONE)))));
    }

    private Claim diceBackground() {
        return law(
                        "lovasz-dice-gradient-background",
                        "A background voxel weighs at most 1/(2n + 1) in the Lovász-Dice loss")
                .solvedAs("lovasz-dice-gradient")
                .says(
                        "Attained by the background voxel with the largest error of all.",
                        "|\\partial_i LD| \\le \\frac{1}{2n+1} \\quad (y_i = 0)")
                .attained(null, twoLevel(1, 2, 1, 1))
                .measures(
                        "\\max_{y_i=0} |\\partial_i LD|",
                        c -> new Measurement(
                                Slopes.of(dice, c).largestOff(),
                                Bound.of(0),
                                Bound.of(TWO.times(n(c)).plus(ONE).inverse())));
    }

    private Claim diceTwo() {
        return law("lovasz-dice-lipschitz-two", "The Lipschitz constant of Lovász-Dice in the L2 norm")
                .solvedAs("lovasz-dice-gradient")
                .says(
                        "Stated with squares. Attained wherever all foreground errors differ and no background error is larger; about"
                                + " 7/(6n) for many foreground voxels.",
                        "\\sum_i (\\partial_i LD)^2 \\le \\sum_{m=n+1}^{2n} \\left(\\frac{2n}{m(m-1)}\\right)^2")
                .searched(ladder())
                .attained(null, Case.of(rungs(2)))
                .measures(
                        "\\sum_i (\\partial_i LD)^2",
                        c -> new Measurement(
                                Slopes.of(dice, c).squares(),
                                Bound.of(0),
                                Bound.of(onForegroundAlone(foreground(c.pair())))));
    }

    private static Rational onForegroundAlone(long n) {
        return LongStream.rangeClosed(n + 1, 2 * n)
                .mapToObj(m -> Rational.of(2 * n, m * (m - 1)).power(2))
                .reduce(ZERO, Rational::plus);
    }

    private static Claim differences(String slug, String name, String letters, Loss loss) {
        return Claim.named(slug, name + " changes by no more than the prediction that changes most")
                .entry("C9")
                .from("new here")
                .says(
                        "Its Lipschitz constant in the maximum norm is 1, on images of any size: errors that grow by at most e make"
                                + " the extension, an average over levels of error, grow by at most e. One voxel attains it.",
                        "|" + letters + "(p) - " + letters + "(q)| \\le \\max_i |p_i - q_i|")
                .given(Segments.SEGMENT + "; " + BINARY, c -> Segments.isSegment(c) && SoftCases.hasForeground(c))
                .enumerated(Segments.grid(2, 3, 4))
                .sampled(Segments.random())
                .attained(null, Segments.of(new double[] {1}, new double[] {0}, new double[] {1}))
                .measures(
                        "|" + letters + "(p) - " + letters + "(q)|",
                        c -> new Measurement(change(loss, c), Bound.of(0), Bound.of(largestChange(c))));
    }

    private static Rational change(Loss loss, Case c) {
        Rational first = loss.of(Segments.first(c)).rational();
        return first.minus(loss.of(Segments.second(c)).rational()).abs();
    }

    private static Rational largestChange(Case c) {
        Pair p = Segments.first(c);
        Pair q = Segments.second(c);
        return IntStream.range(0, p.size())
                .mapToObj(i -> Rational.of(p.prediction().at(i))
                        .minus(Rational.of(q.prediction().at(i)))
                        .abs())
                .reduce(ZERO, Rational::max);
    }

    private Claim softReading() {
        return Claim.named(
                        "soft-jaccard-differences",
                        "Soft Jaccard changes by no more than a constant times the prediction that changes most")
                .entry("C9")
                .from("by analogy with Lovász-Jaccard")
                .correctedBy("lovasz-jaccard-differences")
                .says(
                        "With one constant K for all images it is false: a small probability on all of a large background costs half of"
                                + " the score. For each K an image of 4K voxels defeats it.",
                        "\\exists K\\, \\forall d: \\; |SJ(p) - SJ(q)| \\le K \\max_i |p_i - q_i|")
                .enumerated(Enumerations.bySize(
                        "K = 2^0, ..., 2^(k-1) for k = %d, each with y = {1}, d = 4K, p = y and q = 1/d off it",
                        new int[] {5, 8, 10},
                        k -> Stream.of(Segments.twoLevels(
                                        1, 2 << k, new double[] {1, 0}, new double[] {1, power(k + 1)})
                                .with("K", 1L << k - 1))))
                .measures(
                        "|SJ(p) - SJ(q)|",
                        c -> new Measurement(
                                change(softJaccard, c),
                                Bound.of(0),
                                Bound.of(c.parameter("K").times(largestChange(c)))));
    }
}
