package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.util.List;

/** Steps from a ratio to a loss, by their formulas. */
final class SlowSteps {

    private SlowSteps() {}

    static Plain apply(List<Step> steps, Plain ratio, int c) {
        Plain x = ratio;
        for (Step step : steps) {
            x = apply(step, x, c);
        }
        return x;
    }

    private static Plain apply(Step step, Plain x, int c) {
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
        if (step instanceof Step.ByClass byClass) {
            return apply(byClass.steps().get(c), x, c);
        }
        return step instanceof Step.LogCosh ? logCosh(x) : step instanceof Step.OneMinus ? x.complement() : x.negated();
    }

    /** log((e^x + e^-x) / 2). */
    static Plain logCosh(Plain x) {
        return x.exp().plus(x.negated().exp()).times(Rational.HALF).log();
    }
}
