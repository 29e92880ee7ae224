package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.claim.ledger.rounding.RoundingCases.MODEL;
import static io.github.certidice.claim.ledger.rounding.RoundingCases.NAIVE;
import static io.github.certidice.claim.ledger.rounding.SoftDiceRoundingLaws.KAPPA;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.List;

/** What floating-point programs of the Lovász extension of the Jaccard loss are off. */
public final class LovaszRoundingLaws {

    private static final Rational ERRORS = Rational.of(3, 2);

    private final Formulas.Rounding rounding;
    private final Loss lovasz;

    public LovaszRoundingLaws(Formulas formulas) {
        rounding = formulas.rounding();
        lovasz = formulas.lovaszJaccard();
    }

    public List<Claim> claims() {
        return List.of(value(), marginals());
    }

    private static Claim.Builder ofPrograms(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E3")
                .enumerated(RoundingCases.ofFewDigits(NAIVE))
                .sampled(RoundingCases.sampled());
    }

    private static boolean isModelled(Case c) {
        return RoundingCases.isOfStandardModel(c) && isBounded(RoundingCases.exact(c));
    }

    private static boolean isBounded(FloatCase c) {
        return new OverlapProgram(c).hasForeground()
                && SoftDiceRoundingLaws.hasGamma(c, c.depth().plus(Rational.TWO));
    }

    private Claim value() {
        return ofPrograms(
                        "lovasz-jaccard-rounding",
                        "Lovász-Jaccard is computed with an absolute error of about 3u/2 + (kappa+2)u L")
                .says(
                        "Voxels are sorted by error, and errors multiplied with differences of 1 - (n - A)/(n + B). The errors are off by u/2,"
                                + " which moves L by no more; the fractions are off by u, and summation by parts keeps that from adding up;"
                                + " differences, products and their sum round.",
                        "\\lvert \\hat{L}-L \\rvert \\le \\frac{3}{2} u + \\gamma_{\\kappa+2} \\left(L+\\frac{3}{2} u\\right)")
                .follows("sum-one-by-one", "sum-by-halves", "sum-compensated", "sum-of-counts")
                .given(MODEL + "; " + KAPPA + "; gamma is defined", LovaszRoundingLaws::isModelled)
                .measures(
                        "\\frac{1}{u} \\lvert \\hat{L}-L \\rvert",
                        c -> {
                            FloatCase data = FloatCase.of(c, rounding);
                            Rational exact = lovasz.of(data.pair()).rational();
                            Rational error = Rational.of(new OverlapProgram(data).lovaszJaccard())
                                    .minus(exact)
                                    .abs();
                            return SoftDiceRoundingLaws.measured(data, error, most(data, exact));
                        });
    }

    static Rational most(FloatCase data, Rational exact) {
        Rational errors = data.arithmetic().units(ERRORS);
        Rational gamma = data.arithmetic().gamma(data.depth().plus(Rational.TWO));
        return errors.plus(gamma.times(exact.plus(errors)));
    }

    private Claim marginals() {
        return ofPrograms("lovasz-marginals-rounding", "No computed marginal of the Lovász-Jaccard loss is negative")
                .says(
                        "Rounding is monotone, so the computed fractions never fall along the sorted voxels, and a program's gradient has"
                                + " the right signs. Attained where one voxel decides alone.",
                        "0 \\le \\min_i \\hat{g}_i \\le 1")
                .given(MODEL + "; " + KAPPA + "; gamma is defined", LovaszRoundingLaws::isModelled)
                .attained(null, RoundingCases.in(RoundingCases.ofLevels(1, 1, Rational.HALF, Rational.ZERO), 5, NAIVE))
                .measures("\\min_i \\hat{g}_i", c -> {
                    OverlapProgram program = new OverlapProgram(FloatCase.of(c, rounding));
                    double least = Arrays.stream(program.marginals(program.order()))
                            .min()
                            .orElseThrow();
                    return new Measurement(Rational.of(least), Bound.of(0), Bound.of(1));
                });
    }
}
