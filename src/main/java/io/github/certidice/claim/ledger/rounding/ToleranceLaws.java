package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.claim.ledger.rounding.RoundingCases.MODEL;
import static io.github.certidice.claim.ledger.rounding.RoundingCases.NAIVE;
import static io.github.certidice.claim.ledger.rounding.SoftDiceRoundingLaws.KAPPA;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;

/** Tolerances for comparing a program's loss with the exact one. */
public final class ToleranceLaws {

    /** What numpy.allclose and numpy.isclose take where nothing is said. */
    private static final Rational USUAL = Rational.parse("1e-5");

    private final Formulas.Rounding rounding;
    private final Loss softDice;
    private final Loss softJaccard;
    private final Loss lovasz;

    public ToleranceLaws(Formulas formulas) {
        rounding = formulas.rounding();
        softDice = formulas.softDice();
        softJaccard = formulas.softJaccard();
        lovasz = formulas.lovaszJaccard();
    }

    public List<Claim> claims() {
        return List.of(tolerance(), fixed());
    }

    private static boolean isModelled(Case c) {
        return RoundingCases.isOfStandardModel(c) && isBounded(RoundingCases.exact(c));
    }

    private static boolean isBounded(FloatCase c) {
        return new OverlapProgram(c).hasForeground() && SoftDiceRoundingLaws.hasGamma(c, roundings(c));
    }

    private static Rational roundings(FloatCase c) {
        return c.depth().times(Rational.of(3)).plus(Rational.of(5));
    }

    private Claim tolerance() {
        return Claim.named(
                        "rounding-tolerance", "One tolerance serves soft Dice, soft Jaccard and Lovász-Jaccard losses")
                .entry("E5")
                .says(
                        "Every program of the kinds above is within gamma of 3 kappa + 5 of the exact loss: about (3d + 2)u for sums one by"
                                + " one, (3 log2 d + 5)u by halves, 8u for Neumaier's. Smoothing belongs to the exact loss, not to the"
                                + " tolerance.",
                        "\\lvert \\hat{L}-L \\rvert \\le \\gamma_{3\\kappa+5}")
                .follows("soft-dice-loss-rounding", "soft-jaccard-loss-rounding", "lovasz-jaccard-rounding")
                .given(MODEL + "; " + KAPPA + "; gamma is defined", ToleranceLaws::isModelled)
                .enumerated(RoundingCases.ofFewDigits(NAIVE))
                .sampled(RoundingCases.sampled())
                .measures(
                        "\\frac{1}{u} \\max \\lvert \\hat{L}-L \\rvert",
                        c -> {
                            FloatCase data = FloatCase.of(c, rounding);
                            return SoftDiceRoundingLaws.measured(
                                    data, largestError(data), data.arithmetic().gamma(roundings(data)));
                        });
    }

    private Rational largestError(FloatCase c) {
        OverlapProgram program = new OverlapProgram(c);
        Rational ofDice = error(program.lossOf(program.dice()), softDice, c);
        Rational ofJaccard = error(program.lossOf(program.jaccard()), softJaccard, c);
        return ofDice.max(ofJaccard).max(error(program.lovaszJaccard(), lovasz, c));
    }

    private static Rational error(double computed, Loss loss, FloatCase c) {
        return Rational.of(computed).minus(loss.of(c.pair()).rational()).abs();
    }

    private Claim fixed() {
        return Claim.named("fixed-tolerance", "A relative tolerance of 10^-5 serves float32 images of any size")
                .entry("E5")
                .says(
                        "Literal reading of a usual default of test suites, for soft Dice with sums one by one. The error grows with the"
                                + " number of voxels: 256 suffice to exceed it.",
                        "\\lvert \\hat{S}-SD \\rvert \\le 10^{-5} \\, SD")
                .from("common practice, such as the defaults of numpy.allclose")
                .correctedBy("rounding-tolerance")
                .given(
                        MODEL + "; n > 0; I > 0",
                        c -> isModelled(c)
                                && new OverlapProgram(RoundingCases.exact(c))
                                                .overlap()
                                                .signum()
                                        > 0)
                .enumerated(Enumerations.bySize(
                        "float32, sums one by one; d = 2^k voxels for k up to %d, all foreground, p = 1 and then u",
                        new int[] {8, 12, 16},
                        k -> Stream.of(RoundingCases.in(
                                RoundingCases.ofLevels(1 << k, 1 << k, Rational.ONE, RoundingCases.unit(24)),
                                24,
                                NAIVE))))
                .measures("\\frac{\\lvert \\hat{S}-SD \\rvert}{SD}", c -> {
                    FloatCase data = FloatCase.of(c, rounding);
                    Rational exact = Rational.ONE.minus(softDice.of(data.pair()).rational());
                    Rational error = Rational.of(new OverlapProgram(data).dice())
                            .minus(exact)
                            .abs();
                    return new Measurement(error.over(exact), Bound.of(0), Bound.of(USUAL));
                });
    }
}
