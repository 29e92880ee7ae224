package io.github.certidice.claim.ledger.surrogates;

import static io.github.certidice.claim.cases.SoftCases.BINARY;
import static io.github.certidice.claim.cases.SoftCases.foreground;
import static io.github.certidice.claim.cases.SoftCases.literal;
import static io.github.certidice.claim.cases.SoftCases.power;
import static io.github.certidice.claim.cases.SoftCases.similarity;
import static io.github.certidice.claim.cases.SoftCases.twoLevel;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** How far 1 - Lovász-Dice may be above soft Dice: the best limits for each number of voxels. */
public final class LovaszDiceBestLaws {

    private static final String NEW = "new here";

    /** SD - (1-LD) is at most 3 - 2 sqrt 2. */
    private static final Bound LOWEST_GAP = DiceJaccardLaws.LARGEST_GAP.times(Rational.of(-1));

    /** On 1 of 18 voxels all errors are 1/(sqrt(d/(2n)) + 1) = 1/4, in doubles. */
    private static final Case QUARTERS = twoLevel(1, 18, 0.75, 0.25);

    private final Loss lovaszDice;
    private final Loss softDice;

    public LovaszDiceBestLaws(Formulas formulas) {
        lovaszDice = formulas.surrogates().lovaszDice();
        softDice = formulas.softDice();
    }

    public List<Claim> claims() {
        return List.of(twoLevels(), fromBelow(), factor(), neverAbove(), gap(), gapByFraction(), gapReading());
    }

    private static Claim.Builder law(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C3")
                .from(NEW)
                .enumerated(SoftCases.grid(2, 3, 5))
                .sampled(RandomPairs.some())
                .ofProbabilities()
                .solved();
    }

    private Claim twoLevels() {
        return law("lovasz-dice-two-levels", "1 - Lovász-Dice is at most what two levels of error give")
                .solvedAs("lovasz-dice-soft-dice-gap-best")
                .sampled(RandomPairs.any(200, 400, 50_000))
                .says(
                        "At each level of error x foreground voxels are right and a share of the background is wrong, the mean of which"
                                + " is beta. With the means x1 and x2 of x, weighted by that share and by the rest, and F and"
                                + " H straight between integers, the bound depends on three numbers alone; all limits of Lovász-Dice follow from it. Predictions with one"
                                + " error everywhere attain it.",
                        "1-LD \\le \\beta F(x_1) + (1-\\beta) H(x_2), \\quad F(x) = \\frac{2x}{d+x}, \\; H(x) = \\frac{2x}{n+x}"
                                + " \\; (x = 0, 1, ..., n)")
                .given(
                        BINARY + " and one background voxel",
                        c -> SoftCases.hasForeground(c) && c.pair().size() > foreground(c.pair()))
                .attained(null, twoLevel(1, 3, 0.75, 0.25))
                .measures(
                        "1-LD",
                        c -> new Measurement(
                                similarity(lovaszDice, c),
                                Bound.of(0),
                                Bound.of(TwoLevels.of(c.pair())
                                        .similarity(
                                                foreground(c.pair()), c.pair().size()))));
    }

    private static Domain.Family oneOfEight() {
        return new Domain.Family(
                "1 of 8 voxels foreground, all errors 1 - 2^-k",
                40,
                k -> twoLevel(1, 8, power(k + 1), 1 - power(k + 1)));
    }

    private static Domain.Family only(String words, Case example) {
        return new Domain.Family(words, 1, k -> example);
    }

    private Claim factor() {
        Case witness = Case.of(literal("110", 1, 0, 0.5));
        return law(
                        "lovasz-dice-soft-dice-similarity-best",
                        "1 - Lovász-Dice is at most d/(n + 1) times soft Dice, or little more where one voxel is background")
                .follows("lovasz-dice-two-levels")
                .says(
                        "The best factor for every n and d. With two background voxels or more it is d/(n+1), approached where one"
                                + " foreground voxel is right at the lowest level of error and all else is all but wrong. With one"
                                + " it is the second term, attained where one foreground voxel is right, the others are missed, and"
                                + " the background voxel is at 1/2.",
                        "1-LD \\le \\max\\left(\\frac{d}{n+1}, \\frac{(d+n+2)^2}{4(n+1)(d+1)}\\right) SD")
                .given(
                        BINARY + "; SD > 0",
                        c -> SoftCases.hasForeground(c)
                                && similarity(softDice, c).signum() > 0)
                .searched(oneOfEight(), only("targets 110, p = (1, 0, 1/2)", witness))
                .attained(null, witness)
                .measures(
                        "(1-LD)/SD",
                        c -> new Measurement(
                                similarity(lovaszDice, c).over(similarity(softDice, c)),
                                Bound.of(Rational.HALF),
                                Bound.of(LovaszDiceLimits.factor(
                                        foreground(c.pair()), c.pair().size()))));
    }

    private Claim neverAbove() {
        return Claim.named("lovasz-dice-above-soft-dice", "The soft Dice loss is at most the Lovász-Dice loss")
                .entry("C3")
                .from("by analogy with errors on the foreground alone, where it holds")
                .correctedBy("lovasz-dice-soft-dice-similarity-best")
                .partlyProvedIn("lovasz-dice", "lovasz_dice_soft_dice_no_order", "a counterexample")
                .says(
                        "Without background it holds, since soft Dice is concave there. One background voxel in doubt is enough to"
                                + " break it: neither of the two losses is always the larger one.",
                        "1-SD \\le LD")
                .given(BINARY, SoftCases::hasForeground)
                .enumerated(SoftCases.grid(2, 3, 4))
                .measures(
                        "1-SD",
                        c -> new Measurement(
                                SoftCases.loss(softDice, c), Bound.of(0), Bound.of(SoftCases.loss(lovaszDice, c))));
    }

    private Law gapUpTo(Function<Case, Bound> limit) {
        return c ->
                new Measurement(similarity(lovaszDice, c).minus(similarity(softDice, c)), LOWEST_GAP, limit.apply(c));
    }

    private static Rational inverseFraction(Case c) {
        return Rational.of(c.pair().size(), foreground(c.pair()));
    }

    private Claim gap() {
        return law(
                        "lovasz-dice-soft-dice-gap-best",
                        "The largest excess of 1 - Lovász-Dice over soft Dice for each number of voxels")
                .follows("lovasz-dice-two-levels")
                .says(
                        "The best limit for every n and d: i foreground voxels are right at the levels of error at which all"
                                + " background is wrong, j at the others, and the share of the former is 1/(q+1). As far as it was"
                                + " computed, i = 0 is worst, but for a single background voxel i = j.",
                        "(1-LD)-SD \\le \\max_{0 \\le i \\le j \\le n}"
                                + " 2\\left(\\frac{d}{d+i}-\\frac{n}{n+j}\\right)\\frac{q-1}{q+1}, \\quad q = \\sqrt{\\frac{d+i}{n+j}}")
                .given(BINARY, SoftCases::hasForeground)
                .searched(only("1 of 18 voxels foreground, all errors 1/4", QUARTERS))
                .attained(null, QUARTERS)
                .measures(
                        "(1-LD)-SD",
                        gapUpTo(c -> LovaszDiceLimits.gap(
                                foreground(c.pair()), c.pair().size())));
    }

    private Claim gapByFraction() {
        return law(
                        "lovasz-dice-soft-dice-gap-fraction",
                        "1 - Lovász-Dice exceeds soft Dice by at most tanh(ln(d/(2n))/4) where d/n is at least 3 + sqrt 5")
                .follows("lovasz-dice-soft-dice-gap-best")
                .says(
                        "The best limit that depends on r = d/n alone. For rare foreground equal errors of 1/(sqrt(r/2) + 1)"
                                + " everywhere attain it. Below 3 + sqrt 5, twice the square of the golden ratio, the worst prediction"
                                + " misses a share 1 - (q - 1/q) of the foreground for certain, and has the error 1/(q+1) elsewhere:"
                                + " 2/11 for r = 33/8, where q = 3/2. Limits between are rounded up to doubles.",
                        "(1-LD)-SD \\le \\frac{\\sqrt{r/2}-1}{\\sqrt{r/2}+1} \\;\\; (r \\ge 3+\\sqrt{5}), \\quad"
                                + " \\frac{2(q-1)^2}{q^2+q-1} \\;\\; (r \\le 3+\\sqrt{5}, \\; q^3+q^2-q = r)")
                .given(BINARY, SoftCases::hasForeground)
                .searched(
                        only("1 of 18 voxels foreground, all errors 1/4", QUARTERS),
                        new Domain.Family(
                                "24 of 99 voxels foreground, 4 of them missed, all other errors the first k binary digits of 2/5",
                                40,
                                k -> missed(24, 99, 4, Math.floor(0.4 / power(k)) * power(k))))
                .attained(null, QUARTERS)
                .measures("(1-LD)-SD", gapUpTo(c -> LovaszDiceLimits.gap(inverseFraction(c))));
    }

    /** n of d voxels foreground, some with p = 0; all other errors are the same. */
    private static Case missed(int n, int d, int some, double error) {
        double[] p = new double[d];
        Arrays.fill(p, some, n, 1 - error);
        Arrays.fill(p, n, d, error);
        return Case.of(literal("1".repeat(n) + "0".repeat(d - n), p));
    }

    private Claim gapReading() {
        return Claim.named(
                        "lovasz-dice-soft-dice-gap-half",
                        "1 - Lovász-Dice exceeds soft Dice by at most tanh(ln(d/(2n))/4) wherever d is at least 2n")
                .entry("C3")
                .from("a reading of the case in which all errors are equal")
                .correctedBy("lovasz-dice-soft-dice-gap-fraction")
                .says(
                        "Equal errors everywhere are the worst case only where d/n is at least 3 + sqrt 5. On two voxels, one of them"
                                + " foreground and right, the other at 1/2, the excess is 1/30 and not 0.",
                        "(1-LD)-SD \\le \\frac{\\sqrt{d/(2n)}-1}{\\sqrt{d/(2n)}+1} \\quad (d \\ge 2n)")
                .given(
                        BINARY + "; d >= 2n",
                        c -> SoftCases.hasForeground(c) && c.pair().size() >= 2 * foreground(c.pair()))
                .enumerated(SoftCases.grid(2, 3, 4))
                .measures(
                        "(1-LD)-SD",
                        gapUpTo(c -> Bound.tanhForm(inverseFraction(c).over(TWO))));
    }

    private Claim fromBelow() {
        Case allTaken = twoLevel(1, 3, 1, 1);
        return law("lovasz-dice-from-below", "1 - Lovász-Dice is at least 2T/(2n + b)")
                .says(
                        "T is the sum of the predictions on the foreground and b that off it. By Chebyshev's inequality, as more"
                                + " foreground is right where less background is wrong, and Jensen's. So soft Dice is at most twice 1"
                                + " - LD. Masks with all foreground right attain it, and equal errors on the foreground alone.",
                        "1-LD \\ge \\frac{2T}{2n+b} \\ge \\frac{SD}{2}")
                .given(BINARY, SoftCases::hasForeground)
                .searched(only("1 of 3 voxels foreground, all taken for foreground", allTaken))
                .attained(null, allTaken)
                .measures("2T/(2n+b)", this::fromBelow);
    }

    private Measurement fromBelow(Case c) {
        Rational hits = ZERO;
        Rational added = ZERO;
        for (int i = 0; i < c.pair().size(); i++) {
            Rational p = Rational.of(c.pair().prediction().at(i));
            boolean on = c.pair().target().at(i) == 1;
            hits = on ? hits.plus(p) : hits;
            added = on ? added : added.plus(p);
        }
        Rational below = Rational.of(2L * foreground(c.pair())).plus(added);
        Bound half = Bound.of(similarity(softDice, c).over(TWO));
        return new Measurement(TWO.times(hits).over(below), half, Bound.of(similarity(lovaszDice, c)));
    }
}
