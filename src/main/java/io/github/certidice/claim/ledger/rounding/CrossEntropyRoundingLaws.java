package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.claim.ledger.rounding.RoundingCases.MODEL;
import static io.github.certidice.claim.ledger.rounding.RoundingCases.NAIVE;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;

/** What floating-point programs of cross-entropy are off. */
public final class CrossEntropyRoundingLaws {

    private static final String FINITE = "p > 0 on the foreground and p < 1 elsewhere; the cross-entropy is not 0;"
            + " kappa belongs to the sums; gamma is defined";

    private static final String RELATIVE = "\\frac{1}{u} \\cdot \\frac{\\lvert \\hat{L}-CE \\rvert}{CE}";

    private final Formulas.Rounding rounding;

    public CrossEntropyRoundingLaws(Formulas formulas) {
        rounding = formulas.rounding();
    }

    public List<Claim> claims() {
        return List.of(naive(), naiveRelative(), logOnePlus());
    }

    private static Claim.Builder ofPrograms(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E4")
                .given(MODEL + "; " + FINITE, CrossEntropyRoundingLaws::isModelled)
                .enumerated(RoundingCases.ofFewDigits(NAIVE))
                .sampled(RoundingCases.sampled());
    }

    private static boolean isModelled(Case c) {
        return RoundingCases.isOfStandardModel(c) && isFinite(RoundingCases.exact(c));
    }

    private static boolean isFinite(FloatCase c) {
        boolean finite = IntStream.range(0, c.size()).allMatch(i -> c.prediction()[i] != 1 - c.target()[i]);
        boolean perfect = IntStream.range(0, c.size()).allMatch(i -> c.prediction()[i] == c.target()[i]);
        return finite && !perfect && SoftDiceRoundingLaws.hasGamma(c, c.depth().plus(Rational.TWO));
    }

    /** {@code -log(1 - p)} off the foreground, with 1 - p rounded. */
    private static double naive(FloatCase c) {
        FloatArithmetic a = c.arithmetic();
        return c.summed(i ->
                -a.function(StrictMath::log, c.target()[i] == 1 ? c.prediction()[i] : a.minus(1, c.prediction()[i])));
    }

    /** {@code -log1p(-p)} off the foreground. */
    private static double ofLogOnePlus(FloatCase c) {
        FloatArithmetic a = c.arithmetic();
        return c.summed(i -> c.target()[i] == 1
                ? -a.function(StrictMath::log, c.prediction()[i])
                : -a.function(StrictMath::log1p, -c.prediction()[i]));
    }

    private Claim naive() {
        return ofPrograms(
                        "cross-entropy-rounding",
                        "Cross-entropy from log(1-p) is off by up to half a u a background voxel")
                .says(
                        "Where 1 - p is rounded, the logarithm moves by up to u/2, however small it is. The rest is relative: logarithms are"
                                + " within 2u, and the sum rounds. Approached, as u tends to 0, by one background voxel with p = u/2.",
                        "\\lvert \\hat{L}-CE \\rvert \\le a + \\gamma_{\\kappa+2}\\,(CE+a), \\quad"
                                + " a = \\frac{u}{1-u} \\left(\\frac{d-n}{2}+CE\\right)")
                .follows("sum-one-by-one", "sum-by-halves", "sum-compensated")
                .searched(new Domain.Family(
                        "one background voxel with p = u/2, in 5 to 24 digits",
                        SumLaws.FORMATS,
                        k -> RoundingCases.in(
                                RoundingCases.ofLevels(
                                        1, 0, RoundingCases.unit(SumLaws.LEAST_DIGITS + k + 1), Rational.ZERO),
                                SumLaws.LEAST_DIGITS + k,
                                NAIVE)))
                .approached(null)
                .measures(
                        "\\frac{1}{u} \\lvert \\hat{L}-CE \\rvert",
                        c -> {
                            FloatCase data = FloatCase.of(c, rounding);
                            Enclosure exact = Logarithms.crossEntropy(data);
                            Rational most = mostOfNaive(data, exact.low());
                            return SoftDiceRoundingLaws.measured(data, Logarithms.error(naive(data), exact), most);
                        });
    }

    private static Rational mostOfNaive(FloatCase c, Rational exact) {
        FloatArithmetic arithmetic = c.arithmetic();
        Rational background = Rational.of(c.size() - c.foreground(), 2);
        Rational moved = arithmetic.gamma(Rational.ONE).times(background.plus(exact));
        Rational gamma = arithmetic.gamma(c.depth().plus(Rational.TWO));
        return moved.plus(gamma.times(exact.plus(moved)));
    }

    private Measurement relative(Case c, double computed) {
        FloatCase data = FloatCase.of(c, rounding);
        Enclosure exact = Logarithms.crossEntropy(data);
        Rational error = Logarithms.error(computed, exact).over(exact.low());
        return SoftDiceRoundingLaws.measured(
                data, error, data.arithmetic().gamma(data.depth().plus(Rational.TWO)));
    }

    private Claim naiveRelative() {
        return ofPrograms("cross-entropy-relative", "Cross-entropy from log(1-p) has a small relative error")
                .says(
                        "Literal reading of \"cross-entropy is accurate to rounding\". For p = 10^-17 in float64 the computed 1 - p is 1, and its"
                                + " logarithm 0 instead of 10^-17.",
                        "\\lvert \\hat{L}-CE \\rvert \\le \\gamma_{\\kappa+2} \\, CE")
                .from("common reading")
                .correctedBy("cross-entropy-log1p-rounding")
                .searched(new Domain.Family(
                        "float64, one background voxel, p = 10^-17",
                        1,
                        k -> RoundingCases.in(
                                RoundingCases.ofLevels(1, 0, Rational.parse("1e-17"), Rational.ZERO), 53, NAIVE)))
                .measures(RELATIVE, c -> relative(c, naive(FloatCase.of(c, rounding))));
    }

    private Claim logOnePlus() {
        return ofPrograms(
                        "cross-entropy-log1p-rounding",
                        "Cross-entropy from log1p(-p) has a relative error of at most gamma of kappa + 2")
                .says(
                        "With log1p nothing is lost before the logarithm, which the library gives within 2u. Approached, as d grows and d u"
                                + " tends to 0, by background voxels of which one has a cross-entropy of just above 1 and all others of just"
                                + " below u.",
                        "\\lvert \\hat{L}-CE \\rvert \\le \\gamma_{\\kappa+2} \\, CE")
                .follows("sum-one-by-one", "sum-by-halves", "sum-compensated")
                .searched(new Domain.Family(
                        "24 digits; d = 2^k background voxels, p = 0.632121 and then u(1 - 4u)",
                        10,
                        k -> RoundingCases.in(RoundingCases.ofLevels(1 << k, 0, FIRST, justBelowUnit()), 24, NAIVE)))
                .approached(null)
                .measures(RELATIVE, c -> relative(c, ofLogOnePlus(FloatCase.of(c, rounding))));
    }

    /** Just above 1 - 1/e, so that -log(1 - p) is just above 1. */
    private static final Rational FIRST = Rational.parse("0.632121");

    private static Rational justBelowUnit() {
        Rational u = RoundingCases.unit(24);
        return u.minus(Rational.of(4).times(u).times(u));
    }
}
