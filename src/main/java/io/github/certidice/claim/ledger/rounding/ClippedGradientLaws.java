package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;

/** What clipping to [e, 1 - e] before a logarithm takes from the gradient of cross-entropy. */
public final class ClippedGradientLaws {

    private static final String CLIPPED = "0 < e < 1/2; y is 0 or 1; 0 < p < 1; p is neither e nor 1 - e";
    private static final Rational USUAL = Rational.of((double) 1e-7f);
    private static final List<Rational> CLIPS = List.of(Rational.of(1, 8), Rational.of(1, 1 << 10), USUAL);

    private final Formulas.WeightedLoss weighted;

    public ClippedGradientLaws(Formulas formulas) {
        weighted = formulas.crossEntropy();
    }

    public List<Claim> claims() {
        return List.of(lost(), size(), valueOnly());
    }

    private Loss crossEntropy() {
        return weighted.of(ONE, ONE);
    }

    private static Claim.Builder ofClipped(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E4")
                .given(CLIPPED, ClippedGradientLaws::isClipped)
                .enumerated(Enumerations.bySize(
                        "y = 0, 1; e = 1/8, 1/1024 and 10^-7 in float32; p and 1 - p = 4, 5 and 7 times 2^-m for m up to %d",
                        new int[] {40, 60, 400},
                        m -> OneVoxel.ofPower(m)
                                .flatMap(v -> CLIPS.stream().map(e -> v.asCase().with("e", e)))));
    }

    private static boolean isClipped(Case c) {
        Rational e = c.parameter("e");
        Rational p = c.parameter("p");
        boolean possible = e.signum() > 0 && e.compareTo(HALF) < 0 && OneVoxel.isHard(c);
        boolean smooth = !p.equals(e) && !p.equals(ONE.minus(e));
        return possible && smooth && OneVoxel.of(c).isInside();
    }

    /** By the chain rule: the clipped prediction has the derivative 1 inside, and 0 outside. */
    private Rational clipped(Case c) {
        return isWithin(c) ? OneVoxel.of(c).derivative(crossEntropy()) : ZERO;
    }

    private static boolean isWithin(Case c) {
        Rational e = c.parameter("e");
        Rational p = c.parameter("p");
        return p.compareTo(e) > 0 && p.compareTo(ONE.minus(e)) < 0;
    }

    private Claim lost() {
        return ofClipped("clip-gradient-lost", "Clipping to [e, 1-e] takes the largest gradients and the smallest ones")
                .solved()
                .says(
                        "By the logit z of a sigmoid the derivative is p - y, at most 1. Beyond the clip all of it is lost: more than 1 - e"
                                + " of a voxel that is confidently wrong, which no step of gradient descent will ever move, less than e"
                                + " of one that is confidently right. Inside nothing is lost. Both ends are approached.",
                        "\\left\\lvert \\frac{\\partial CE}{\\partial z} \\right\\rvert - \\left\\lvert \\frac{\\partial \\hat{L}}{\\partial z}"
                                + " \\right\\rvert \\in (1-e, 1) \\text{ for } q < e, \\; (0, e) \\text{ for } q > 1-e, \\; \\{0\\} \\text{ else}")
                .searched(
                        new Domain.Family(
                                "e = 10^-7 in float32, y = 1, p = 2^-k",
                                30,
                                k -> of(1, RoundingCases.unit(k + 24), USUAL)),
                        new Domain.Family(
                                "e = 10^-7 in float32, y = 0, p = 1 - 2^-k",
                                30,
                                k -> of(0, ONE.minus(RoundingCases.unit(k + 24)), USUAL)))
                .approached(null)
                .measures(
                        "\\lvert p-y \\rvert - p(1-p) \\left\\lvert \\frac{\\partial \\hat{L}}{\\partial p} \\right\\rvert",
                        c -> {
                            OneVoxel voxel = OneVoxel.of(c);
                            Rational most = voxel.derivative(crossEntropy()).abs();
                            Rational lost =
                                    voxel.variance().times(most.minus(clipped(c).abs()));
                            return limited(lost, c);
                        });
    }

    private static Measurement limited(Rational lost, Case c) {
        Rational e = c.parameter("e");
        if (isWithin(c)) {
            return Measurement.equal(lost, ZERO);
        }
        boolean wrong = OneVoxel.of(c).likelihood().compareTo(HALF) < 0;
        return wrong
                ? new Measurement(lost, Bound.of(ONE.minus(e)), Bound.of(1))
                : new Measurement(lost, Bound.of(0), Bound.of(e));
    }

    private static Case of(int y, Rational p, Rational e) {
        return new OneVoxel(Rational.of(y), p).asCase().with("e", e);
    }

    private Claim size() {
        return ofClipped("clip-gradient-size", "Clipping to [e, 1-e] keeps derivatives below 1/e")
                .solvedAs("clip-gradient-lost")
                .says(
                        "Without it the derivative by p, 1/p of a foreground voxel, has no bound. Approached just inside the clip; beyond"
                                + " it the derivative falls from 1/e to 0 at once.",
                        "\\left\\lvert \\frac{\\partial \\hat{L}}{\\partial p} \\right\\rvert < \\frac{1}{e}")
                .searched(new Domain.Family(
                        "y = 1, e = 1/8, p = (1 + 2^-k)/8",
                        40,
                        k -> of(1, ONE.plus(RoundingCases.unit(k + 1)).times(Rational.of(1, 8)), Rational.of(1, 8))))
                .approached(null)
                .measures(
                        "\\left\\lvert \\frac{\\partial \\hat{L}}{\\partial p} \\right\\rvert",
                        c -> new Measurement(
                                clipped(c).abs(),
                                Bound.of(0),
                                Bound.of(c.parameter("e").inverse())));
    }

    private Claim valueOnly() {
        return ofClipped("clip-value-only", "Clipping changes values, not training")
                .from("common practice")
                .correctedBy("clip-gradient-lost")
                .says(
                        "Literal reading: the clip is there for the logarithm, and the derivative is that of cross-entropy. It is 0 where the"
                                + " prediction is below e: a foreground voxel with p = 10^-8 and e = 10^-7 learns nothing, where"
                                + " cross-entropy has the slope -10^8.",
                        "\\frac{\\partial \\hat{L}}{\\partial p} = \\frac{\\partial CE}{\\partial p}")
                .searched(new Domain.Family(
                        "e = 10^-7 in float32, y = 1, p = 2^-k", 30, k -> of(1, RoundingCases.unit(k + 24), USUAL)))
                .measures(
                        "\\frac{\\partial \\hat{L}}{\\partial p} \\Big/ \\frac{\\partial CE}{\\partial p}",
                        c -> Measurement.equal(clipped(c).over(OneVoxel.of(c).derivative(crossEntropy())), ONE));
    }
}
