package io.github.certidice.claim.ledger.scores;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskCounts;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;

/** F scores, {@code F_b = (1 + b^2) P R/(b^2 P + R)} of precision P and recall R, against Dice, which is F_1. */
public final class FBetaLaws {

    private static final String POSITIVE = "b > 0; ";
    private static final List<Rational> CHOICES =
            List.of(Rational.of(1, 2), ONE, Rational.of(3, 2), TWO, Rational.of(3));

    private final Formulas.TverskyFamily tversky;
    private final Similarity dice;

    public FBetaLaws(Formulas formulas) {
        tversky = formulas.tversky();
        dice = formulas.dice();
    }

    public List<Claim> claims() {
        return List.of(isTversky(), factor(), gap());
    }

    /** F_b as a Tversky index: {@code alpha = 1/(1 + b^2)}, {@code beta = b^2/(1 + b^2)}. */
    private Rational score(Case c) {
        TverskyWeights weights = weights(c.parameter("b"));
        return tversky.of(weights.alpha(), weights.beta()).of(c.counts());
    }

    /** Of F_b and F_1. */
    static TverskyWeights weights(Rational b) {
        Rational alpha = ONE.plus(b.times(b)).inverse();
        return new TverskyWeights(alpha, ONE.minus(alpha), Rational.HALF, Rational.HALF);
    }

    /** {@code (1 + max(b, 1/b)^2)/2}. */
    private static Rational rho(Case c) {
        return ONE.plus(TverskyWeights.away(c.parameter("b"), ONE).power(2)).over(TWO);
    }

    private static boolean isPositive(Case c) {
        return c.parameter("b").signum() > 0;
    }

    private static Claim.Builder started(String slug, String name) {
        return Claim.named(slug, name).entry("A12").enumerated(small()).ofCounts(c -> c.with("b", TWO));
    }

    private static Domain.Enumeration small() {
        return Enumerations.bySize(
                "all (tp, fp, fn) with sum at most %d, with all b from " + CHOICES,
                new int[] {12, 24, 64},
                total -> MaskCounts.of(total).filter(c -> c.tn() == 0).flatMap(FBetaLaws::withChoices));
    }

    private static Stream<Case> withChoices(Confusion counts) {
        return CHOICES.stream().map(b -> Case.of(counts).with("b", b));
    }

    private Claim isTversky() {
        return started("f-score-tversky", "F scores are Tversky indices with weights of sum 1")
                .provedIn("special-scores", "f_score_tversky")
                .says(
                        "The weighted harmonic mean of precision and recall has alpha = 1/(1+b^2) and beta = b^2/(1+b^2): b > 1"
                                + " weighs misses more.",
                        "\\frac{(1+b^2) P R}{b^2 P + R} = T_{1/(1+b^2),\\,b^2/(1+b^2)}, \\quad P = \\frac{tp}{tp+fp}, \\;"
                                + " R = \\frac{tp}{tp+fn}")
                .from("van Rijsbergen, Information Retrieval, 1979")
                .given(POSITIVE + "tp > 0", c -> isPositive(c) && c.counts().tp() > 0)
                .measures("F_b", c -> Measurement.equal(score(c), harmonicMean(c.counts(), c.parameter("b"))));
    }

    private static Rational harmonicMean(Confusion c, Rational b) {
        Rational precision = Rational.of(c.tp(), c.predicted());
        Rational recall = Rational.of(c.tp(), c.foreground());
        Rational square = b.times(b);
        return ONE.plus(square)
                .times(precision)
                .times(recall)
                .over(square.times(precision).plus(recall));
    }

    private Claim factor() {
        return started("f-score-factor", "An F score differs from Dice by a factor of at most (1 + max(b, 1/b)^2)/2")
                .says(
                        "For F_2 the factor is 5/2, approached where all errors are of the kind that weighs less, and many.",
                        "\\frac{D}{\\rho} \\le F_b \\le \\rho D, \\quad \\rho = \\frac{1 + \\max(b, 1/b)^2}{2}")
                .follows("tversky-factor", "f-score-tversky")
                .given(
                        POSITIVE + "tp > 0 (else both are 0)",
                        c -> isPositive(c) && c.counts().tp() > 0)
                .searched(new Domain.Family(
                        "one hit, 2^k false positives, b = 2",
                        40,
                        k -> Case.of(new Confusion(1, 1L << k, 0, 0)).with("b", TWO)))
                .approached(null)
                .solvedAs("tversky-factor")
                .measures(
                        "F_b/D",
                        c -> new Measurement(
                                score(c).over(dice.of(c.counts())), Bound.of(rho(c).inverse()), Bound.of(rho(c))));
    }

    private Claim gap() {
        Case attaining = Case.of(new Confusion(1, 10, 0, 0)).with("b", Rational.of(7));
        return started("f-score-gap", "An F score differs from Dice by at most (sqrt(rho)-1)/(sqrt(rho)+1)")
                .says(
                        "With rho = (1+max(b,1/b)^2)/2: about 0.225 for F_2. For b = 7 the root is rational, rho = 25, and masks attain"
                                + " the gap of 2/3.",
                        "|F_b - D| \\le \\frac{\\sqrt{\\rho}-1}{\\sqrt{\\rho}+1}")
                .follows("tversky-gap", "f-score-tversky")
                .given(
                        POSITIVE + "target and prediction are not both empty",
                        c -> isPositive(c) && !c.counts().isBothEmpty())
                .searched(new Domain.Family("b = 7", 1, k -> attaining))
                .attained(null, attaining)
                .solvedAs("tversky-gap")
                .measures(
                        "|F_b-D|",
                        c -> new Measurement(
                                score(c).minus(dice.of(c.counts())).abs(), Bound.of(0), Bound.tanhForm(rho(c))));
    }
}
