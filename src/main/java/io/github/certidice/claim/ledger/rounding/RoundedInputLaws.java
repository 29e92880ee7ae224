package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Elementary;
import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cross-entropy of predictions that were rounded to a format of fewer digits. */
public final class RoundedInputLaws {

    private static final int FLOAT32 = 24;
    private static final Rational USUAL = Rational.parse("1e-5");
    private static final String ROUNDED =
            "y is 0 or 1; p is a double between 0 and 1; its rounding to 8, 11 or 24 digits is" + " not 1, or y is 1";
    private static final String STEP = "\\Delta = CE(\\hat{p}) - CE(p), \\quad \\hat{p} = \\mathrm{fl}(p)";

    private final Formulas.WeightedLoss weighted;
    private final Formulas.Rounding rounding;

    public RoundedInputLaws(Formulas formulas) {
        weighted = formulas.crossEntropy();
        rounding = formulas.rounding();
    }

    public List<Claim> claims() {
        return List.of(rounded(), tolerance());
    }

    private Loss crossEntropy() {
        return weighted.of(ONE, ONE);
    }

    private static boolean isRounded(Case c) {
        int digits = c.integer("digits");
        boolean fewer = digits == 8 || digits == 11 || digits == FLOAT32;
        return fewer && OneVoxel.isHard(c) && OneVoxel.of(c).isInside() && isFinite(c);
    }

    private static boolean isFinite(Case c) {
        boolean one = rounded(c, Formulas.reference().rounding()).equals(ONE);
        return !one || c.parameter("y").equals(ONE);
    }

    private static Rational rounded(Case c, Formulas.Rounding rounding) {
        FloatFormat format = FloatArithmetic.of(c.integer("digits"), rounding).format();
        return Rational.of(rounding.of(c.parameter("p").doubleValue(), format));
    }

    /** e to the power of the change, whichever its sign. */
    private Rational factor(Case c) {
        OneVoxel voxel = OneVoxel.of(c);
        Rational ratio =
                voxel.at(rounded(c, rounding)).exponential(crossEntropy()).over(voxel.exponential(crossEntropy()));
        return ratio.max(ratio.inverse());
    }

    private static Claim.Builder ofRounded(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E4")
                .given(ROUNDED, RoundedInputLaws::isRounded)
                .enumerated(Enumerations.bySize(
                        "8, 11 and 24 digits; y = 0, 1; p = m u/16 and 1 - m u/16, u = 2^-digits, and 1/2 + m u/16, for m up to %d",
                        new int[] {64, 256, 4096},
                        m -> IntStream.of(8, 11, FLOAT32).boxed().flatMap(t -> around(t, m))));
    }

    private static Stream<Case> around(int digits, int m) {
        Rational little = Rational.of(m).times(RoundingCases.unit(digits + 4));
        return Stream.of(little, ONE.minus(little), Rational.HALF.plus(little))
                .flatMap(p -> Stream.of(ZERO, ONE).map(y -> of(digits, y, p)));
    }

    private static Case of(int digits, Rational y, Rational p) {
        return new OneVoxel(y, p).asCase().with("digits", digits);
    }

    private Claim rounded() {
        return ofRounded(
                        "cross-entropy-rounded-input",
                        "Rounding a prediction moves a foreground voxel by log(1+u), a background voxel by up to log 2")
                .solved()
                .says(
                        "Numbers are dense near 0 and not near 1. Stated with powers: the foreground attains 1 + u at p = (1+u)/2; the"
                                + " background approaches 2 at p just below 1 - u/2, which is rounded to 1 - u. From 1 - u/2 on a prediction"
                                + " is rounded to 1, and the cross-entropy is infinite.",
                        "e^{\\lvert \\Delta \\rvert} \\le 1 + u \\;(y=1), \\quad e^{\\lvert \\Delta \\rvert} < 2 \\;(y=0), \\quad "
                                + STEP)
                .searched(new Domain.Family(
                        "24 digits, y = 0, p = 1 - u/2 - 2^-k u/2",
                        28,
                        k -> of(
                                FLOAT32,
                                ZERO,
                                ONE.minus(RoundingCases.unit(FLOAT32 + 1)).minus(RoundingCases.unit(FLOAT32 + 1 + k)))))
                .attained(
                        null,
                        of(FLOAT32, ONE, ONE.plus(RoundingCases.unit(FLOAT32)).times(Rational.HALF)))
                .measures("e^{\\lvert \\Delta \\rvert}", c -> {
                    Rational u = RoundingCases.unit(c.integer("digits"));
                    boolean foreground = c.parameter("y").signum() > 0;
                    return new Measurement(factor(c), Bound.of(1), Bound.of(foreground ? ONE.plus(u) : TWO));
                });
    }

    private Claim tolerance() {
        return ofRounded(
                        "cross-entropy-uniform-tolerance",
                        "Cross-entropy of predictions in float32 is that in float64 within 10^-5")
                .from("common practice, such as tests with one tolerance for all inputs")
                .correctedBy("cross-entropy-rounded-input")
                .says(
                        "Literal reading, of single voxels. Predictions of background voxels near 1 move by up to log 2, or to infinity, and no"
                                + " other number in place of 10^-5 serves all of them.",
                        "\\lvert \\Delta \\rvert \\le 10^{-5}, \\quad " + STEP)
                .given("24 digits; " + ROUNDED, c -> isRounded(c) && c.integer("digits") == FLOAT32)
                .measures(
                        "\\lvert \\Delta \\rvert",
                        c -> new Measurement(
                                Elementary.log(factor(c), Logarithms.BITS).low().max(ZERO),
                                Bound.of(0),
                                Bound.of(USUAL)));
    }
}
