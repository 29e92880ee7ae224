package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.Surrogates;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.variant.FlooredCrossEntropy;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What PyTorch's BCELoss returns as its gradient: (p - y)/max(p(1-p), c), with c = 10^-12. */
public final class LogFloorGradientLaws {

    private static final String SLOPE = "g = \\frac{p-y}{\\max(p(1-p), c)}";
    private static final String SMALL = "0 < c <= 1/4";
    private static final String SHIPPED = "c is the float32 number next to 10^-12";
    private static final String SOURCE = "observed in PyTorch 1.13";
    private static final Rational QUARTER = Rational.of(1, 4);
    private static final Rational OF_PYTORCH = FlooredCrossEntropy.LEAST_VARIANCE;
    private static final List<Rational> LEAST = List.of(Rational.of(1, 8), Rational.of(1, 1 << 20), OF_PYTORCH);

    private final Formulas.WeightedLoss weighted;
    private final Function<Rational, Real> value;
    private final Surrogates.Slope slope;

    public LogFloorGradientLaws(Formulas formulas) {
        weighted = formulas.crossEntropy();
        value = formulas.surrogates().floored();
        slope = formulas.surrogates().flooredSlope();
    }

    public List<Claim> claims() {
        return List.of(share(), size(), derivative(), learns());
    }

    private Loss crossEntropy() {
        return weighted.of(ONE, ONE);
    }

    private Rational slope(Case c) {
        return slope.of(c.parameter("y"), c.parameter("p"), c.parameter("c"));
    }

    private static boolean isSmall(Case c) {
        Rational least = c.parameter("c");
        return least.signum() > 0 && least.compareTo(QUARTER) <= 0;
    }

    private static boolean isShipped(Case c) {
        return c.parameter("c").equals(OF_PYTORCH);
    }

    private static Domain.Enumeration voxels() {
        return Enumerations.bySize(
                "y = 0, 1/4, 1; c = 1/8, 2^-20 and 10^-12 in float32; p and 1 - p = 0 and 4, 5 and 7 times 2^-m for m up to %d",
                new int[] {50, 60, 400},
                m -> Stream.concat(OneVoxel.ofPower(m), m == 1 ? certain() : Stream.empty())
                        .flatMap(v -> v.y().signum() == 0 ? Stream.of(v, new OneVoxel(QUARTER, v.p())) : Stream.of(v))
                        .flatMap(v -> LEAST.stream().map(c -> v.asCase().with("c", c))));
    }

    private static Stream<OneVoxel> certain() {
        return Stream.of(ZERO, ONE).flatMap(p -> Stream.of(ZERO, ONE).map(y -> new OneVoxel(y, p)));
    }

    private static Claim.Builder ofSlopes(String slug, String name) {
        return Claim.named(slug, name).entry("E4").from(SOURCE).enumerated(voxels());
    }

    private static Case of(Rational y, Rational p) {
        return new OneVoxel(y, p).asCase().with("c", OF_PYTORCH);
    }

    private Claim share() {
        return ofSlopes(
                        "log-floor-gradient",
                        "PyTorch's gradient of BCELoss is the share min(1, p(1-p)/c) of the derivative")
                .solved()
                .says(
                        "For soft labels too. It is the derivative exactly where p(1-p) is at least c, which PyTorch has as the float32"
                                + " number next to 10^-12, or where that is 0. Below that the share of the derivative by p, and of the"
                                + " one by the logit of a sigmoid, falls with p(1-p): at p = e^-40 it is 4.2 10^-6, where the value is still"
                                + " the exact 40.",
                        SLOPE + " = \\min\\left(1, \\frac{p(1-p)}{c}\\right) \\frac{\\partial CE}{\\partial p}")
                .given(
                        "0 <= y <= 1; 0 < p < 1; " + SMALL,
                        c -> isSmall(c) && OneVoxel.isOne(c) && OneVoxel.of(c).isInside())
                .searched(new Domain.Family("y = 1, p = 2^-k in PyTorch", 60, k -> of(ONE, RoundingCases.unit(k + 1))))
                .measures(SLOPE, c -> {
                    OneVoxel voxel = OneVoxel.of(c);
                    Rational share = voxel.variance().over(c.parameter("c")).min(ONE);
                    return Measurement.equal(slope(c), share.times(voxel.derivative(crossEntropy())));
                });
    }

    private Claim size() {
        return ofSlopes("log-floor-gradient-size", "PyTorch's gradient of BCELoss is at most 1/c")
                .solvedAs("log-floor-gradient")
                .says(
                        "Attained at predictions of 0 or 1 that are wrong, where the derivative is infinite and that of the value 100 is 0."
                                + " PyTorch 1.13 shows 1000000003995.8 there, the inverse of the float32 number next to 10^-12.",
                        "\\lvert g \\rvert \\le \\frac{1}{c}, \\quad " + SLOPE)
                .given("0 <= y <= 1; 0 <= p <= 1; " + SMALL, c -> isSmall(c) && OneVoxel.isOne(c))
                .searched(new Domain.Family("y = 1, p = 2^-k in PyTorch", 60, k -> of(ONE, RoundingCases.unit(k + 1))))
                .attained(null, of(ONE, ZERO))
                .measures(
                        "\\lvert g \\rvert",
                        c -> new Measurement(
                                slope(c).abs(),
                                Bound.of(0),
                                Bound.of(c.parameter("c").inverse())));
    }

    private Claim derivative() {
        return ofSlopes("log-floor-gradient-derivative", "The gradient of BCELoss is the derivative of its value")
                .correctedBy("log-floor-gradient")
                .from("common reading")
                .says(
                        "Literal reading, for the value min(-log q, 100), q what is predicted for the target, with PyTorch's constants. From"
                                + " p(1-p) < 10^-12 on the gradient is too small; where the value is constant, below q = e^-100, it is"
                                + " 10^12 and not 0.",
                        "g = \\frac{\\partial}{\\partial p} \\min(-\\log q, 100)")
                .given(
                        "y is 0 or 1; 0 < p < 1; " + SHIPPED,
                        c -> isShipped(c)
                                && OneVoxel.isHard(c)
                                && OneVoxel.of(c).isInside())
                .measures("g", c -> Measurement.equal(slope(c), derivativeOfValue(OneVoxel.of(c))));
    }

    private Rational derivativeOfValue(OneVoxel voxel) {
        boolean constant = value.apply(voxel.likelihood()).asRational().isPresent();
        return constant ? ZERO : voxel.derivative(crossEntropy());
    }

    private Claim learns() {
        return ofSlopes(
                        "log-floor-gradient-learns",
                        "With PyTorch's gradient of BCELoss, a sigmoid that is wrong learns")
                .correctedBy("log-floor-gradient")
                .from("a reading of \"the gradient isn't clipped\"")
                .says(
                        "Literal reading: as the slope is 10^12 where a clip has 0, the derivative by the logit is at least 1/2 wherever the"
                                + " prediction is on the wrong side of 1/2, as that of cross-entropy is. It is p(1-p) times the slope, so less"
                                + " than p(1-p)/c, and 0 where the sigmoid is rounded to 1: from z = 16.64 on in float32.",
                        "q < \\tfrac12 \\implies p(1-p) \\lvert g \\rvert \\ge \\tfrac12")
                .given(
                        "y is 0 or 1; q < 1/2, q what is predicted for the target; " + SHIPPED,
                        c -> isShipped(c)
                                && OneVoxel.isHard(c)
                                && OneVoxel.of(c).likelihood().compareTo(HALF) < 0)
                .searched(new Domain.Family("y = 0, p = 1 in PyTorch", 1, k -> of(ZERO, ONE)))
                .measures("p(1-p) \\lvert g \\rvert", c -> {
                    Rational byLogit = OneVoxel.of(c).variance().times(slope(c).abs());
                    return new Measurement(byLogit, Bound.of(HALF), Bound.of(1));
                });
    }
}
