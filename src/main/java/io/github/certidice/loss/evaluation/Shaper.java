package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.util.List;

/** Applies steps to a ratio or a mean. */
final class Shaper {

    private Shaper() {}

    static Variable apply(List<Step> steps, Variable ratio, int c, Tape tape) {
        Variable x = ratio;
        for (Step step : steps) {
            x = apply(step, x, c, tape);
        }
        return x;
    }

    private static Variable apply(Step step, Variable x, int c, Tape tape) {
        if (step instanceof Step.OneMinus) {
            return x.complement();
        }
        if (step instanceof Step.Negated) {
            return x.negated();
        }
        if (step instanceof Step.NegativeLog log) {
            return log.floor().map(x::atLeast).orElse(x).log().negated();
        }
        if (step instanceof Step.Power power) {
            return x.power(power.exponent());
        }
        if (step instanceof Step.Times times) {
            return x.times(times.factor());
        }
        if (step instanceof Step.Penalty penalty) {
            return x.over(x.complement().times(penalty.k()).plus(Rational.ONE));
        }
        return step instanceof Step.ByClass byClass ? ofClass(byClass, x, c, tape) : logCosh(x, tape);
    }

    private static Variable ofClass(Step.ByClass byClass, Variable x, int c, Tape tape) {
        if (c >= byClass.steps().size()) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH",
                    "prediction",
                    "more classes",
                    "exactly " + byClass.steps().size());
        }
        return apply(byClass.steps().get(c), x, c, tape);
    }

    /** {@code log((e^x + e^-x) / 2)}. */
    static Variable logCosh(Variable x, Tape tape) {
        boolean negative = x.value().signum() < 0;
        Variable size = negative ? x.negated() : x;
        Variable e = size.negated().exp();
        // |x| + log((1 + e^(-2|x|)) / 2): at 0 the slope 1 - 1 is that of both sides
        Variable half = e.times(e).plus(Rational.ONE).times(Rational.HALF);
        return Doubtful.logCosh(half.log().plus(size), x);
    }
}
