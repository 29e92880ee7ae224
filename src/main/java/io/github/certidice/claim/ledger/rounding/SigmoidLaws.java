package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;

/** Sigmoids, and cross-entropies of logits, in floating point. */
public final class SigmoidLaws {

    private static final int FLOAT16 = 11;
    private static final int FLOAT32 = 24;
    private static final int FLOAT64 = FloatArithmetic.OF_DOUBLES;
    private static final Rational LARGEST_LOGIT = Rational.of(60);
    private static final double LOG_TWO = StrictMath.log(2);

    /** The hypothesis on logits, in words. */
    static final String LOGITS = "z is a number of the format with so many digits, from -60 to 60";

    private static final String SOFTPLUS = "CE = \\log(1+e^{-z})";

    private final Formulas.Rounding rounding;

    public SigmoidLaws(Formulas formulas) {
        rounding = formulas.rounding();
    }

    public List<Claim> claims() {
        return List.of(saturation(), ofSigmoid(), ofLogits());
    }

    private FloatArithmetic arithmetic(Case c) {
        return FloatArithmetic.of(c.integer("digits"), rounding);
    }

    static boolean isLogit(Case c) {
        int digits = c.integer("digits");
        Rational z = c.parameter("z");
        return FloatArithmetic.isPossible(digits)
                && z.abs().compareTo(LARGEST_LOGIT) <= 0
                && Rational.of(logit(c)).equals(z);
    }

    static double logit(Case c) {
        return FloatArithmetic.of(c.integer("digits"), Formulas.reference().rounding())
                .nearest(c.parameter("z").doubleValue());
    }

    private static Case of(int digits, double z) {
        double rounded =
                FloatArithmetic.of(digits, Formulas.reference().rounding()).nearest(z);
        return Case.of("digits", Rational.of(digits)).with("z", Rational.of(rounded));
    }

    /** {@code 1/(1 + e^-z)}. */
    static double sigmoid(FloatArithmetic a, double z) {
        return a.over(1, a.plus(1, a.function(StrictMath::exp, -z)));
    }

    static Domain.Enumeration grid() {
        return Enumerations.bySize(
                "11, 24 and 53 digits; z from -%d to that in steps of 1/4",
                new int[] {40, 40, 60},
                z -> Stream.of(FLOAT16, FLOAT32, FLOAT64).flatMap(t -> around(t, z)));
    }

    /** The steps beyond z - 1, on either side. */
    private static Stream<Case> around(int digits, int z) {
        return Stream.of(0.0, 0.25, 0.5, 0.75).flatMap(step -> Stream.of(of(digits, z - step), of(digits, step - z)));
    }

    private Claim saturation() {
        return Claim.named(
                        "sigmoid-saturation", "A sigmoid is rounded to 1 from z = t log 2 on, in a format of t digits")
                .entry("E4")
                .says(
                        "From 36.74 in float64, 16.64 in float32 and 7.63 in float16 on, 1 + e^-z is rounded to 1, and with it the probability;"
                                + " not before.",
                        "\\hat{p} = 1 \\iff z \\ge t \\log 2")
                .from("folklore")
                .given(LOGITS, SigmoidLaws::isLogit)
                .enumerated(grid())
                .searched(
                        new Domain.Family("24 digits; the 64 numbers around 24 log 2", 64, k -> near(FLOAT32, k - 32)))
                .measures("[\\hat{p} = 1]", c -> {
                    boolean saturated = sigmoid(arithmetic(c), logit(c)) == 1;
                    return Measurement.equal(indicator(saturated), indicator(isBeyond(c)));
                });
    }

    /** The first logits that a format rounds to 1. */
    static Domain.Family beyondThreshold() {
        return new Domain.Family("24 digits; the first 64 numbers beyond 24 log 2", 64, k -> near(FLOAT32, k + 1));
    }

    private static Case near(int digits, int steps) {
        double threshold = digits * LOG_TWO;
        return of(digits, threshold + steps * Math.scalb(1.0, Math.getExponent(threshold) - digits + 1));
    }

    private static Rational indicator(boolean value) {
        return value ? Rational.ONE : Rational.ZERO;
    }

    /** z &gt;= t log 2; never equal, because log 2 is irrational. */
    static boolean isBeyond(Case c) {
        Enclosure threshold = Elementary.log(Rational.TWO, Logarithms.BITS).times(c.parameter("digits"));
        return c.parameter("z").compareTo(threshold.high()) >= 0;
    }

    private Claim ofSigmoid() {
        return ofLogits("cross-entropy-of-sigmoid", "Cross-entropy may be computed from a rounded sigmoid")
                .says(
                        "Literal reading: the loss -log p of a foreground voxel has a relative error of at most gamma_5 also if the sigmoid p is"
                                + " computed first. Where p is rounded to 1, the loss is 0.",
                        "\\lvert \\hat{L}-CE \\rvert \\le \\gamma_5 \\, CE, \\quad \\hat{L} = -\\log \\hat{p}, \\quad "
                                + SOFTPLUS)
                .from("common reading")
                .correctedBy("cross-entropy-of-logits")
                .measures(RELATIVE, c -> {
                    FloatArithmetic a = arithmetic(c);
                    return relative(c, -a.function(StrictMath::log, sigmoid(a, logit(c))));
                });
    }

    private static final String RELATIVE = "\\frac{1}{u} \\cdot \\frac{\\lvert \\hat{L}-CE \\rvert}{CE}";

    private Claim.Builder ofLogits(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E4")
                .given(LOGITS + "; 5 u < 1", c -> isLogit(c) && c.integer("digits") > 2)
                .enumerated(grid());
    }

    private Measurement relative(Case c, double computed) {
        FloatArithmetic a = arithmetic(c);
        Enclosure exact = Logarithms.softplus(c.parameter("z").negated());
        Rational error = Logarithms.error(computed, exact).over(exact.low());
        Rational most = a.gamma(Rational.of(5));
        return new Measurement(a.inUnits(error), Bound.of(0), Bound.of(a.inUnits(most)));
    }

    private Claim ofLogits() {
        return ofLogits("cross-entropy-of-logits", "Cross-entropy of a logit has a relative error of at most gamma_5")
                .says(
                        "As max(-z, 0) + log1p(e^-|z|) for a foreground voxel, and with -z for a background voxel: no term is negative, the"
                                + " exponential and the logarithm are within 2u each, and the sum rounds.",
                        "\\lvert \\hat{L}-CE \\rvert \\le \\gamma_5 \\, CE, \\quad \\hat{L} = \\max(-z,0) + \\log(1+e^{-\\lvert z \\rvert}), \\quad "
                                + SOFTPLUS)
                .measures(RELATIVE, c -> {
                    FloatArithmetic a = arithmetic(c);
                    double z = logit(c);
                    double power = a.function(StrictMath::exp, -Math.abs(z));
                    return relative(c, a.plus(Math.max(-z, 0), a.function(StrictMath::log1p, power)));
                });
    }
}
