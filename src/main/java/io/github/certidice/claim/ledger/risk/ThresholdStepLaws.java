package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two predictions S and T on one target, by counts: {@code both} voxels in S and T, {@code missed} in S only, {@code extra} in T
 * only; {@code a}, {@code b} and {@code v} of these are foreground, and {@code r} foreground voxels lie outside.
 */
public final class ThresholdStepLaws {

    private static final String MISSED = "missed";
    private static final String EXTRA = "extra";

    private final Similarity dice;
    private final Similarity jaccard;

    public ThresholdStepLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        jaccard = new TabulatedScore(formulas.jaccard());
    }

    public List<Claim> claims() {
        return List.of(ofDice(), ofJaccard());
    }

    private static Claim.Builder step(String slug, String name) {
        return Claim.named(slug, name).entry("B9").enumerated(counts()).solved();
    }

    private static Domain.Enumeration counts() {
        return Enumerations.bySize(
                "all counts of two predictions and a target with both + missed + extra + r <= %d",
                new int[] {6, 10, 16}, ThresholdStepLaws::ofTotal);
    }

    private static Stream<Case> ofTotal(int total) {
        return upTo(total)
                .flatMap(both -> upTo(total - both)
                        .flatMap(missed -> upTo(total - both - missed)
                                .flatMap(extra -> foreground(both, missed, extra, total - both - missed - extra))));
    }

    private static Stream<Integer> upTo(int most) {
        return IntStream.rangeClosed(0, most).boxed();
    }

    private static Stream<Case> foreground(int both, int missed, int extra, int r) {
        Case sizes = Case.of("both", Rational.of(both))
                .with(MISSED, missed)
                .with(EXTRA, extra)
                .with("r", r);
        return upTo(both)
                .flatMap(a -> upTo(missed)
                        .flatMap(b -> upTo(extra)
                                .map(v -> sizes.with("a", a).with("b", b).with("v", v))));
    }

    private static int at(Case c, String name) {
        return c.integer(name);
    }

    private static boolean hasForeground(Case c) {
        return at(c, "a") + at(c, "b") + at(c, "v") + at(c, "r") > 0;
    }

    /** S(S) - S(T) for a score S. */
    private static Rational difference(Similarity score, Case c) {
        int inBoth = at(c, "a");
        int inFirst = at(c, "b");
        int inSecond = at(c, "v");
        int outside = at(c, "r");
        Confusion first = counts(at(c, "both") + at(c, MISSED), inBoth + inFirst, inSecond + outside);
        Confusion second = counts(at(c, "both") + at(c, EXTRA), inBoth + inSecond, inFirst + outside);
        return score.of(first).minus(score.of(second));
    }

    private static Confusion counts(int predicted, int hit, int missed) {
        return new Confusion(hit, predicted - hit, missed, 0);
    }

    private Claim ofDice() {
        return step("threshold-regret-step-dice", "One target's share in what a threshold loses of Dice")
                .says(
                        "The inequality behind the regret of a threshold, on one target: T has nu voxels that S hasn't, v of"
                                + " them foreground, and S has be voxels that T hasn't, b of them foreground. In expectation v is"
                                + " at least t nu and b at most t be, and the second bound is concave in b. S = {1}, T = {2} and"
                                + " the target {1} attain the first.",
                        "D(S)-D(T) \\le 1-\\frac{v}{\\nu} \\; (\\nu \\ge \\beta), \\quad"
                                + " D(S)-D(T) \\le \\frac{2b}{\\beta+b} \\; (\\nu < \\beta)")
                .given(
                        "the target is not empty; S and T differ",
                        c -> hasForeground(c) && at(c, MISSED) + at(c, EXTRA) > 0)
                .attained(null, witness())
                .measures("D(S)-D(T)", c -> new Measurement(difference(dice, c), Bound.of(-1), Bound.of(boundDice(c))));
    }

    private static Case witness() {
        return foreground(0, 1, 1, 0)
                .filter(c -> at(c, "b") == 1 && at(c, "v") == 0)
                .findFirst()
                .orElseThrow();
    }

    private static Rational boundDice(Case c) {
        Rational missed = c.parameter(MISSED);
        Rational extra = c.parameter(EXTRA);
        if (extra.compareTo(missed) >= 0) {
            return ONE.minus(c.parameter("v").over(extra));
        }
        Rational b = c.parameter("b");
        return TWO.times(b).over(missed.plus(b));
    }

    private Claim ofJaccard() {
        return step("threshold-regret-step-jaccard", "One target's share in what a threshold loses of Jaccard")
                .says(
                        "The inequality behind the regret of a threshold, on one target, with the same counts and al voxels in"
                                + " both predictions: J(S) - J(T) lies below the chord of v, whose ends are easily bounded. In"
                                + " expectation it is at most a mean of t and 1-t. S = {1}, T = {2} and the target {1} attain it.",
                        "J(S)-J(T) \\le \\frac{b + \\alpha (1 - v/\\nu)}{\\alpha+\\beta}")
                .given("the target and S are not empty", c -> hasForeground(c) && at(c, "both") + at(c, MISSED) > 0)
                .attained(null, witness())
                .measures(
                        "J(S)-J(T)",
                        c -> new Measurement(difference(jaccard, c), Bound.of(-1), Bound.of(boundJaccard(c))));
    }

    private static Rational boundJaccard(Case c) {
        Rational both = c.parameter("both");
        Rational extra = c.parameter(EXTRA);
        Rational left = extra.signum() == 0 ? ZERO : ONE.minus(c.parameter("v").over(extra));
        return c.parameter("b").plus(both.times(left)).over(both.plus(c.parameter(MISSED)));
    }
}
