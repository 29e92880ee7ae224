package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;

/**
 * What floating-point programs may take another way: kinks whose side rounding decides, and numbers that they get as
 * differences which cancel where the stages of a pipeline don't. On tapes that don't estimate, the latter do nothing.
 */
final class Doubtful {

    private Doubtful() {}

    /** |x|, with the slope {@code 2 step(x) - 1}. */
    static Variable abs(Variable x, Tape tape) {
        Quantity slope = x.value().step(Rational.HALF).times(Rational.TWO).minus(tape.number(Rational.ONE));
        return x.unary(x.value().signum() < 0 ? x.value().negated() : x.value(), slope);
    }

    /** max(x, floor), with the slope {@code step(x - floor)}. */
    static Variable atLeast(Variable x, Variable floor, Tape tape) {
        if (x.value().isNaN()) {
            return x;
        }
        Quantity slope = x.value().minus(floor.value()).step(Rational.ZERO);
        return clamped(x, x.value().max(floor.value()), slope, tape);
    }

    /** min(x, ceiling), likewise. */
    static Variable atMost(Variable x, Variable ceiling, Tape tape) {
        if (x.value().isNaN()) {
            return x;
        }
        Quantity slope = ceiling.value().minus(x.value()).step(Rational.ZERO);
        Quantity least = x.value().negated().max(ceiling.value().negated()).negated();
        return clamped(x, least, slope, tape);
    }

    private static Variable clamped(Variable x, Quantity result, Quantity slope, Tape tape) {
        return slope.isZero() ? tape.constant(result) : x.unary(result, slope);
    }

    /** The first where a step is 1, the second where it is 0; what is between them where rounding decides. */
    static Variable either(Quantity step, Variable one, Variable other) {
        if (step.isZero()) {
            return other;
        }
        boolean isSure = step.complement().isZero();
        return isSure ? one : other.plus(one.minus(other).times(one.tape().constant(step)));
    }

    /** x, which programs take as a difference of numbers of that size. */
    static Variable value(Variable x, Variable size) {
        return x.tape().estimates() ? x.unary(x.value().blurred(size.value()), null) : x;
    }

    /** q, which programs take as 1 - p. */
    static Variable fromOne(Variable q) {
        return q.tape().estimates() ? value(q, q.tape().constant(Rational.ONE)) : q;
    }

    /** x, whose slope by z programs take as a difference of numbers of that size. */
    static Variable slope(Variable x, Variable z, Variable size) {
        Tape tape = x.tape();
        return tape.estimates() && tape.isRecording()
                ? x.binary(z, x.value(), null, tape.number(Rational.ZERO).blurred(size.value()))
                : x;
    }

    /** log cosh x, which programs take as x + log(1 + e^(-2x)) - log 2, with the slope 1 - 2 / (1 + e^(2x)). */
    static Variable logCosh(Variable log, Variable x) {
        return log.tape().estimates() ? slope(log, x, log.tape().constant(Rational.ONE)) : log;
    }

    /**
     * log p, whose slope 1 / p programs take as {@code (1 - p) / (p (1 - p))}: both labels at once are
     * {@code (p - g) / (p (1 - p))}. Where p is 1 they must not.
     */
    static Variable logOfProbability(Variable log, Variable p, Variable q) {
        Tape tape = p.tape();
        boolean applies = tape.estimates() && tape.isRecording() && !q.isZero() && !p.isZero();
        return applies ? p.unary(log.value(), q.value().over(p.value().times(q.value()))) : log;
    }

    /**
     * -log of a logistic function, which programs take as max(z, 0) - z + log(1 + e^-|z|), or as softplus(z) - z, with the
     * slope p - 1.
     */
    static Variable logOfLogistic(Variable log, Variable z) {
        return log.tape().estimates() ? slope(value(log, z), z, log.tape().constant(Rational.ONE)) : log;
    }
}
