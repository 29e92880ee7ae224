package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.number.Rational.HALF;
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
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How far cross-entropy moves where a prediction p is changed to p + h. */
public final class CrossEntropyStepLaws {

    private static final String VOXEL = "y is 0 or 1; 0 < p < 1; h != 0; |h| < q, q what p gives to the target";
    private static final String STEP = "\\Delta = CE(p+h) - CE(p)";
    private static final String FACTOR = "e^{\\lvert \\Delta \\rvert}, \\quad " + STEP;
    private static final String COQ = "cross-entropy-step";
    private static final Rational EIGHTH = Rational.of(1, 8);

    private final Formulas.WeightedLoss weighted;

    public CrossEntropyStepLaws(Formulas formulas) {
        weighted = formulas.crossEntropy();
    }

    public List<Claim> claims() {
        return List.of(step(), linear(), modulus(), bounded());
    }

    private Loss crossEntropy() {
        return weighted.of(ONE, ONE);
    }

    private static OneVoxel moved(Case c) {
        OneVoxel voxel = OneVoxel.of(c);
        return voxel.at(voxel.p().plus(c.parameter("h")));
    }

    /** e to the power of the change, whichever its sign. */
    private Rational factor(Case c) {
        Rational ratio =
                moved(c).exponential(crossEntropy()).over(OneVoxel.of(c).exponential(crossEntropy()));
        return ratio.max(ratio.inverse());
    }

    private static boolean isStep(Case c) {
        Rational h = c.parameter("h");
        boolean smooth = OneVoxel.isHard(c) && OneVoxel.of(c).isInside() && h.signum() != 0;
        return smooth
                && h.abs().compareTo(OneVoxel.of(c).likelihood()) < 0
                && OneVoxel.isHard(moved(c).asCase())
                && moved(c).isInside();
    }

    private static Claim.Builder ofSteps(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E4")
                .given(VOXEL + "; p + h is a double between 0 and 1", CrossEntropyStepLaws::isStep)
                .enumerated(Enumerations.bySize(
                        "y = 0, 1; p and 1 - p = 4, 5 and 7 times 2^-m for m up to %d; h = +-2^-k min(p, 1 - p), k from 1 to 10",
                        new int[] {16, 30, 200}, m -> OneVoxel.ofPower(m).flatMap(CrossEntropyStepLaws::steps)));
    }

    private static Stream<Case> steps(OneVoxel voxel) {
        Rational least = voxel.p().min(ONE.minus(voxel.p()));
        return IntStream.range(0, 10)
                .mapToObj(k -> least.times(RoundingCases.unit(k + 1)))
                .flatMap(h -> Stream.of(h, h.negated()))
                .map(h -> voxel.asCase().with("h", h));
    }

    /** |h| as a share of q. */
    private static Rational share(Case c) {
        return c.parameter("h").abs().over(OneVoxel.of(c).likelihood());
    }

    private static Case of(Rational p, Rational h) {
        return new OneVoxel(ONE, p).asCase().with("h", h);
    }

    private Claim step() {
        return ofSteps("cross-entropy-step", "What a change of a prediction does to cross-entropy depends on h/q")
                .solved()
                .provedIn(COQ, "cross_entropy_step", "cross_entropy_step_attained")
                .says(
                        "q is p on the foreground and 1 - p on the background. Stated with powers, so that all is exact: cross-entropy moves"
                                + " by between log(1 + |h|/q), attained where q grows, and -log(1 - |h|/q), attained where it shrinks.",
                        "1 + \\frac{\\lvert h \\rvert}{q} \\le e^{\\lvert \\Delta \\rvert} \\le \\frac{q}{q - \\lvert h \\rvert}, \\quad "
                                + STEP)
                .searched(new Domain.Family(
                        "y = 1, p = 2^-k, h = -p/2",
                        40,
                        k -> of(
                                RoundingCases.unit(k + 1),
                                RoundingCases.unit(k + 2).negated())))
                .attained(null, of(HALF, Rational.of(-1, 4)))
                .measures(FACTOR, c -> {
                    Rational share = share(c);
                    return new Measurement(
                            factor(c),
                            Bound.of(ONE.plus(share)),
                            Bound.of(ONE.minus(share).inverse()));
                });
    }

    private Claim linear() {
        return ofSteps("cross-entropy-sensitivity", "A small change h of a prediction moves cross-entropy by h/q")
                .follows("cross-entropy-step")
                .provedIn(COQ, "cross_entropy_sensitivity")
                .says(
                        "By 1 - 1/x <= log x <= x - 1. So the error of the input is multiplied by 1/p on the foreground and by 1/(1-p) on the"
                                + " background. Approached as h/q tends to 0.",
                        "\\frac{\\lvert h \\rvert}{q + \\lvert h \\rvert} \\le \\lvert \\Delta \\rvert \\le"
                                + " \\frac{\\lvert h \\rvert}{q - \\lvert h \\rvert}, \\quad " + STEP)
                .searched(new Domain.Family(
                        "y = 1, p = 1/2, h = -2^-k",
                        40,
                        k -> of(HALF, RoundingCases.unit(k + 2).negated())))
                .approached(null)
                .measures("\\lvert \\Delta \\rvert, \\quad " + STEP, c -> {
                    Rational share = share(c);
                    return new Measurement(
                            Elementary.log(factor(c), Logarithms.BITS).high(),
                            Bound.of(share.over(ONE.plus(share))),
                            Bound.of(share.over(ONE.minus(share))));
                });
    }

    private static boolean isWithin(Case c) {
        Rational least = c.parameter("delta");
        return isStep(c) && least.signum() > 0 && isWithin(OneVoxel.of(c), least) && isWithin(moved(c), least);
    }

    private static boolean isWithin(OneVoxel voxel, Rational least) {
        return voxel.p().compareTo(least) >= 0 && voxel.p().compareTo(ONE.minus(least)) <= 0;
    }

    private static Stream<Case> within(int size) {
        return IntStream.of(1, 3)
                .mapToObj(k -> Rational.of(k).times(RoundingCases.unit(size + 2)))
                .flatMap(least -> IntStream.range(0, 4)
                        .mapToObj(k -> Stream.of(ONE, TWO, Rational.of(3))
                                .map(n -> n.times(least).times(RoundingCases.unit(k))))
                        .flatMap(steps -> steps)
                        .flatMap(h -> Stream.of(least, least.times(TWO), HALF, ONE.minus(least))
                                .flatMap(p -> Stream.of(h, h.negated())
                                        .flatMap(step -> Stream.of(ZERO, ONE)
                                                .map(y -> new OneVoxel(y, p)
                                                        .asCase()
                                                        .with("h", step)
                                                        .with("delta", least))))));
    }

    private Claim modulus() {
        return Claim.named(
                        "cross-entropy-modulus",
                        "Within [delta, 1 - delta], cross-entropy moves by at most log(1 + h/delta)")
                .entry("E4")
                .solved()
                .provedIn(COQ, "cross_entropy_modulus", "cross_entropy_modulus_image", "cross_entropy_modulus_attained")
                .given(VOXEL + "; p and p + h are doubles from delta to 1 - delta", CrossEntropyStepLaws::isWithin)
                .says(
                        "So by less than h/delta, the same tolerance for all voxels and for their mean; attained for each h by a foreground"
                                + " voxel that moves from delta to delta + h. Stated with powers, so that all is exact.",
                        "e^{\\lvert \\Delta \\rvert} \\le 1 + \\frac{\\lvert h \\rvert}{\\delta}, \\quad " + STEP)
                .enumerated(Enumerations.bySize(
                        "y = 0, 1; delta = 2^-m and 3 2^-m for m up to %d + 2; p = delta, 2 delta, 1/2, 1 - delta;"
                                + " h = +-1, 2, 3 times delta, delta/2, delta/4, delta/8",
                        new int[] {8, 24, 48}, CrossEntropyStepLaws::within))
                .searched(new Domain.Family(
                        "y = 1, delta = 1/8, p = 1/8, h = 2^-k/8",
                        30,
                        k -> of(EIGHTH, RoundingCases.unit(k + 4)).with("delta", EIGHTH)))
                .attained(null, of(EIGHTH, Rational.of(1, 16)).with("delta", EIGHTH))
                .measures(
                        FACTOR,
                        c -> new Measurement(
                                factor(c),
                                Bound.of(1),
                                Bound.of(ONE.plus(c.parameter("h").abs().over(c.parameter("delta"))))));
    }

    private Claim bounded() {
        return ofSteps("cross-entropy-lipschitz", "Cross-entropy moves by at most K times what predictions move by")
                .from("common practice: one tolerance for all predictions")
                .correctedBy("cross-entropy-modulus")
                .partlyProvedIn(COQ, "cross_entropy_not_lipschitz", "for every K, a counterexample")
                .says(
                        "Literal reading, for some K, here 2^20: there is none for all p in (0, 1). A foreground voxel with p = 1/K that is"
                                + " moved by h = -p/2 moves cross-entropy by log 2, more than K |h| = 1/2. A bound needs p away from 0"
                                + " and 1.",
                        "\\lvert \\Delta \\rvert \\le K \\lvert h \\rvert, \\quad " + STEP)
                .searched(new Domain.Family(
                        "y = 1, p = 2^-k, h = -p/2",
                        40,
                        k -> of(
                                RoundingCases.unit(k + 1),
                                RoundingCases.unit(k + 2).negated())))
                .measures("\\frac{\\lvert \\Delta \\rvert}{\\lvert h \\rvert}", c -> {
                    Rational moved = Elementary.log(factor(c), Logarithms.BITS).low();
                    return new Measurement(moved.over(c.parameter("h").abs()), Bound.of(0), Bound.of(1 << 20));
                });
    }
}
