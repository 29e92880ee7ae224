package io.github.certidice.claim.ledger.rounding;

import static io.github.certidice.claim.ledger.rounding.RoundingCases.MODEL;
import static io.github.certidice.claim.ledger.rounding.RoundingCases.NAIVE;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.Predicate;

/** What floating-point programs of soft Dice are off. */
public final class SoftDiceRoundingLaws {

    static final String KAPPA =
            "n > 0; kappa belongs to the sums: d - 1 one by one, log2 d by halves, about 1 for Neumaier's";

    private static final String SHARE = "\\quad w = \\frac{P}{P+G} \\le 1";

    private final Formulas.Rounding rounding;
    private final Loss softDice;

    public SoftDiceRoundingLaws(Formulas formulas) {
        rounding = formulas.rounding();
        softDice = formulas.softDice();
    }

    public List<Claim> claims() {
        return List.of(similarity(), loss(), relative(), differences());
    }

    private static Claim.Builder ofPrograms(String slug, String name) {
        return Claim.named(slug, name)
                .entry("E1")
                .enumerated(RoundingCases.ofFewDigits(NAIVE))
                .sampled(RoundingCases.sampled());
    }

    private static Predicate<Case> modelled(Rational roundings, Predicate<FloatCase> more) {
        return c -> RoundingCases.isOfStandardModel(c) && isBounded(RoundingCases.exact(c), roundings, more);
    }

    private static boolean isBounded(FloatCase c, Rational roundings, Predicate<FloatCase> more) {
        OverlapProgram program = new OverlapProgram(c);
        return program.hasForeground() && hasGamma(c, depth(program).plus(roundings)) && more.test(c);
    }

    /** {@code k u < 1}. */
    static boolean hasGamma(FloatCase c, Rational k) {
        return c.arithmetic().units(k).compareTo(Rational.ONE) < 0;
    }

    /** {@code kappa (1 + w)}. */
    private static Rational depth(OverlapProgram program) {
        Rational predicted = program.predicted();
        Rational share =
                predicted.over(predicted.plus(Rational.of(program.data().foreground())));
        return program.data().depth().times(share.plus(Rational.ONE));
    }

    private Rational exactLoss(FloatCase c) {
        return softDice.of(c.pair()).rational();
    }

    private static boolean overlaps(FloatCase c) {
        return new OverlapProgram(c).overlap().signum() > 0;
    }

    private static Rational error(double computed, Rational exact) {
        return Rational.of(computed).minus(exact).abs();
    }

    private Claim similarity() {
        return ofPrograms(
                        "soft-dice-rounding",
                        "Soft Dice is computed with a relative error of at most gamma of kappa (1+w) + 2")
                .says(
                        "The sum I has the relative error gamma_kappa, the sum P counts with its share w of P + G, and two more"
                                + " operations round. Approached, as d grows and d u tends to 0, by a full target with p = 1, u, ..., u.",
                        "\\lvert \\hat{S}-SD \\rvert \\le \\gamma_{\\kappa(1+w)+2} \\, SD, " + SHARE)
                .follows("sum-one-by-one", "sum-by-halves", "sum-compensated")
                .given(
                        MODEL + "; " + KAPPA + "; I > 0; gamma is defined",
                        modelled(Rational.TWO, SoftDiceRoundingLaws::overlaps))
                .searched(lostTerms())
                .solved()
                .approached(null)
                .measures(
                        "\\frac{1}{u} \\cdot \\frac{\\lvert \\hat{S}-SD \\rvert}{SD}",
                        c -> {
                            FloatCase data = FloatCase.of(c, rounding);
                            OverlapProgram program = new OverlapProgram(data);
                            Rational exact = Rational.ONE.minus(exactLoss(data));
                            Rational relative = error(program.dice(), exact).over(exact);
                            return measured(
                                    data,
                                    relative,
                                    data.arithmetic().gamma(depth(program).plus(Rational.TWO)));
                        });
    }

    static Measurement measured(FloatCase data, Rational error, Rational most) {
        FloatArithmetic arithmetic = data.arithmetic();
        return new Measurement(arithmetic.inUnits(error), Bound.of(0), Bound.of(arithmetic.inUnits(most)));
    }

    /** d from 2 to 1024, in 24 digits. */
    static Domain.Family lostTerms() {
        return new Domain.Family(
                "24 digits; d = 2^k voxels, all foreground, p = 1 and then u",
                11,
                k -> RoundingCases.in(
                        RoundingCases.ofLevels(1 << k, 1 << k, Rational.ONE, RoundingCases.unit(24)), 24, NAIVE));
    }

    private Claim loss() {
        return ofPrograms(
                        "soft-dice-loss-rounding",
                        "1 - soft Dice is computed with an absolute error of little more than that")
                .says(
                        "The error of soft Dice, and u/2 for the subtraction. Approached, as u tends to 0, by one voxel with p = u/4, whose"
                                + " loss is rounded to 1.",
                        "\\lvert \\hat{L}-(1-SD) \\rvert \\le \\gamma_{\\kappa(1+w)+2} \\, SD + \\frac{u}{2}, " + SHARE)
                .follows("soft-dice-rounding")
                .given(MODEL + "; " + KAPPA + "; gamma is defined", modelled(Rational.TWO, c -> true))
                .searched(tinyPrediction(2))
                .approached(null)
                .measures(
                        "\\frac{1}{u} \\lvert \\hat{L}-(1-SD) \\rvert",
                        c -> {
                            FloatCase data = FloatCase.of(c, rounding);
                            OverlapProgram program = new OverlapProgram(data);
                            Rational exact = exactLoss(data);
                            Rational gamma =
                                    data.arithmetic().gamma(depth(program).plus(Rational.TWO));
                            Rational ofDice = gamma.times(Rational.ONE.minus(exact));
                            Rational most = ofDice.plus(data.arithmetic().units(Rational.HALF));
                            return measured(data, error(program.lossOf(program.dice()), exact), most);
                        });
    }

    /** One voxel with p = u 2^-power. */
    static Domain.Family tinyPrediction(int power) {
        return new Domain.Family(
                "one voxel, p = u/" + (1 << power) + ", with 5 to 24 digits",
                SumLaws.FORMATS,
                k -> RoundingCases.in(
                        RoundingCases.ofLevels(
                                1, 1, RoundingCases.unit(SumLaws.LEAST_DIGITS + k + power), Rational.ZERO),
                        SumLaws.LEAST_DIGITS + k,
                        NAIVE));
    }

    private Claim relative() {
        return ofPrograms("soft-dice-loss-relative", "1 - soft Dice is computed with a small relative error")
                .says(
                        "Literal reading of \"soft Dice loss is accurate to rounding\", with a rounding more than soft Dice itself. Near a"
                                + " perfect prediction the subtraction cancels, and all digits may be wrong.",
                        "\\lvert \\hat{L}-(1-SD) \\rvert \\le \\gamma_{\\kappa(1+w)+3} \\, (1-SD)")
                .from("common reading")
                .correctedBy("soft-dice-loss-differences")
                .given(MODEL + "; " + KAPPA + "; SD < 1; gamma is defined", modelled(Rational.of(3), this::isImperfect))
                .searched(new Domain.Family(
                        "float64: one voxel, p the largest number below 1",
                        1,
                        k -> RoundingCases.in(
                                RoundingCases.ofLevels(1, 1, Rational.ONE.minus(RoundingCases.unit(53)), Rational.ZERO),
                                53,
                                NAIVE)))
                .measures(RELATIVE_LOSS, c -> relativeOf(c, program -> program.lossOf(program.dice())));
    }

    private static final String RELATIVE_LOSS = "\\frac{1}{u} \\cdot \\frac{\\lvert \\hat{L}-(1-SD) \\rvert}{1-SD}";

    private boolean isImperfect(FloatCase c) {
        return c.exactly(i -> Math.abs(c.target()[i] - c.prediction()[i])).signum() > 0;
    }

    private interface Program {
        double of(OverlapProgram program);
    }

    private Measurement relativeOf(Case c, Program loss) {
        FloatCase data = FloatCase.of(c, rounding);
        OverlapProgram program = new OverlapProgram(data);
        Rational exact = exactLoss(data);
        Rational relative = error(loss.of(program), exact).over(exact);
        return measured(data, relative, data.arithmetic().gamma(depth(program).plus(Rational.of(3))));
    }

    private Claim differences() {
        return ofPrograms(
                        "soft-dice-loss-differences",
                        "The Dice loss as a sum of differences has a relative error of at most gamma of kappa (1+w) + 3")
                .says(
                        "For a binary target 1 - SD is sum |y - p| over P + G. Written so, nothing cancels. Approached, as d grows and d u"
                                + " tends to 0, by one foreground voxel with p = 0 and p = u elsewhere.",
                        "1-SD = \\frac{\\sum_i \\lvert y_i-p_i \\rvert}{P+G}, \\quad"
                                + " \\lvert \\hat{L}-(1-SD) \\rvert \\le \\gamma_{\\kappa(1+w)+3} \\, (1-SD), " + SHARE)
                .follows("soft-dice-rounding")
                .given(MODEL + "; " + KAPPA + "; SD < 1; gamma is defined", modelled(Rational.of(3), this::isImperfect))
                .searched(new Domain.Family(
                        "24 digits; 1 of d = 2^k voxels foreground, p = 0 there and u elsewhere",
                        11,
                        k -> RoundingCases.in(
                                RoundingCases.ofLevels(1 << k, 1, Rational.ZERO, RoundingCases.unit(24)), 24, NAIVE)))
                .approached(null)
                .measures(RELATIVE_LOSS, c -> relativeOf(c, OverlapProgram::diceLossOfDifferences));
    }
}
