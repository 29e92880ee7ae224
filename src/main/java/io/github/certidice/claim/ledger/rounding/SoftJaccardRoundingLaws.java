package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.claim.ledger.rounding.RoundingCases.MODEL;
import static io.github.certidice.claim.ledger.rounding.RoundingCases.NAIVE;
import static io.github.certidice.claim.ledger.rounding.SoftDiceRoundingLaws.KAPPA;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Rational;
import java.util.List;

/** What floating-point programs of soft Jaccard are off. */
public final class SoftJaccardRoundingLaws {

    private final Formulas.Rounding rounding;
    private final Loss softJaccard;

    public SoftJaccardRoundingLaws(Formulas formulas) {
        rounding = formulas.rounding();
        softJaccard = formulas.softJaccard();
    }

    public List<Claim> claims() {
        return List.of(similarity(), loss());
    }

    private static Claim.Builder ofPrograms(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E2")
                .enumerated(RoundingCases.ofFewDigits(NAIVE))
                .sampled(RoundingCases.sampled());
    }

    private static boolean isModelled(Case c) {
        return RoundingCases.isOfStandardModel(c) && isBounded(new OverlapProgram(RoundingCases.exact(c)));
    }

    private static boolean isBounded(OverlapProgram program) {
        return program.hasForeground() && SoftDiceRoundingLaws.hasGamma(program.data(), roundings(program));
    }

    /** {@code kappa (1 + (P + I)/U) + 3 + I/U}. */
    private static Rational roundings(OverlapProgram program) {
        Rational overlap = program.overlap();
        Rational predicted = program.predicted();
        Rational union =
                predicted.plus(Rational.of(program.data().foreground())).minus(overlap);
        Rational sums = Rational.ONE.plus(predicted.plus(overlap).over(union));
        return program.data().depth().times(sums).plus(Rational.of(3)).plus(overlap.over(union));
    }

    private static final String LIMIT = "\\kappa \\left(1+\\frac{P+I}{U}\\right) + 3 + SJ \\le 3\\kappa + 4";

    private Claim similarity() {
        return ofPrograms(
                        "soft-jaccard-rounding",
                        "Soft Jaccard is computed with a relative error of at most gamma of 3 kappa + 4")
                .says(
                        "With U = (P + G) - I nothing cancels badly, because P + G is at most 2U. Approached, as d grows and d u tends to 0,"
                                + " by a full target with p = 1, u, ..., u. No condition on kappa^2 u is needed.",
                        "\\lvert \\hat{S}-SJ \\rvert \\le \\gamma_k \\, SJ, \\quad k = " + LIMIT)
                .follows("sum-one-by-one", "sum-by-halves", "sum-compensated")
                .given(
                        MODEL + "; " + KAPPA + "; I > 0; gamma is defined",
                        c -> isModelled(c)
                                && new OverlapProgram(RoundingCases.exact(c))
                                                .overlap()
                                                .signum()
                                        > 0)
                .searched(SoftDiceRoundingLaws.lostTerms())
                .solved()
                .approached(null)
                .measures(
                        "\\frac{1}{u} \\cdot \\frac{\\lvert \\hat{S}-SJ \\rvert}{SJ}",
                        c -> {
                            FloatCase data = FloatCase.of(c, rounding);
                            OverlapProgram program = new OverlapProgram(data);
                            Rational exact = Rational.ONE.minus(
                                    softJaccard.of(data.pair()).rational());
                            Rational error =
                                    Rational.of(program.jaccard()).minus(exact).abs();
                            return SoftDiceRoundingLaws.measured(
                                    data, error.over(exact), data.arithmetic().gamma(roundings(program)));
                        });
    }

    private Claim loss() {
        return ofPrograms(
                        "soft-jaccard-loss-rounding",
                        "1 - soft Jaccard is computed with an absolute error of little more than that")
                .says(
                        "The error of soft Jaccard, and u/2 for the subtraction. Approached, as u tends to 0, by one voxel with p = u/2,"
                                + " whose loss is rounded to 1.",
                        "\\lvert \\hat{L}-(1-SJ) \\rvert \\le \\gamma_k \\, SJ + \\frac{u}{2}, \\quad k = " + LIMIT)
                .follows("soft-jaccard-rounding")
                .given(MODEL + "; " + KAPPA + "; gamma is defined", SoftJaccardRoundingLaws::isModelled)
                .searched(SoftDiceRoundingLaws.tinyPrediction(1))
                .approached(null)
                .measures(
                        "\\frac{1}{u} \\lvert \\hat{L}-(1-SJ) \\rvert",
                        c -> {
                            FloatCase data = FloatCase.of(c, rounding);
                            OverlapProgram program = new OverlapProgram(data);
                            Rational exact = softJaccard.of(data.pair()).rational();
                            Rational error = Rational.of(program.lossOf(program.jaccard()))
                                    .minus(exact)
                                    .abs();
                            Rational ofJaccard =
                                    data.arithmetic().gamma(roundings(program)).times(Rational.ONE.minus(exact));
                            Rational most = ofJaccard.plus(data.arithmetic().units(Rational.HALF));
                            return SoftDiceRoundingLaws.measured(data, error, most);
                        });
    }
}
