package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.List;

/**
 * A number together with how it was made: reverse-mode differentiation. Each operation keeps its operands and its
 * derivative by each of them; {@link Tape#sweep} multiplies these backwards (chain rule). Operations on constants keep
 * nothing.
 */
final class Variable {

    private final Tape tape;
    private final Quantity value;
    private final List<Variable> summands;
    private final Variable left;
    private final Quantity byLeft;
    private final Variable right;
    private final Quantity byRight;
    private boolean kept;
    private Quantity slope;

    Variable(Tape tape, Quantity value) {
        this(tape, value, List.of(), null, null, null, null);
    }

    Variable(Tape tape, Quantity value, List<Variable> summands) {
        this(tape, value, summands, null, null, null, null);
    }

    @SuppressWarnings("checkstyle:parameternumber")
    private Variable(
            Tape tape,
            Quantity value,
            List<Variable> summands,
            Variable left,
            Quantity byLeft,
            Variable right,
            Quantity byRight) {
        this.tape = tape;
        this.value = value;
        this.summands = summands;
        this.left = left;
        this.byLeft = byLeft;
        this.right = right;
        this.byRight = byRight;
    }

    Tape tape() {
        return tape;
    }

    Quantity value() {
        return value;
    }

    /** The derivative of what was seeded by this; null for none. */
    Quantity slope() {
        return slope;
    }

    void keep() {
        kept = true;
    }

    boolean isKept() {
        return kept;
    }

    boolean isZero() {
        return value.isZero();
    }

    /** Adds to the derivative by this. */
    void seed(Quantity by) {
        slope = slope == null ? by : slope.plus(by);
    }

    /** Passes the derivative on to the operands. */
    void pass() {
        if (slope == null) {
            return;
        }
        summands.forEach(term -> term.receive(slope));
        if (left != null) {
            left.receive(slope, byLeft);
        }
        if (right != null) {
            right.receive(slope, byRight);
        }
    }

    private void receive(Quantity by) {
        if (kept) {
            seed(by);
        }
    }

    private void receive(Quantity by, Quantity factor) {
        if (kept) {
            seed(factor == null ? by : by.times(factor));
        }
    }

    /** A null derivative stands for 1. */
    Variable unary(Quantity result, Quantity derivative) {
        return kept
                ? tape.kept(new Variable(tape, result, List.of(), this, derivative, null, null))
                : tape.constant(result);
    }

    Variable binary(Variable that, Quantity result, Quantity byThis, Quantity byThat) {
        return kept || that.kept
                ? tape.kept(new Variable(tape, result, List.of(), this, byThis, that, byThat))
                : tape.constant(result);
    }

    private Quantity number(Rational x) {
        return tape.number(x);
    }

    Variable plus(Variable that) {
        return binary(that, value.plus(that.value), null, null);
    }

    Variable minus(Variable that) {
        return binary(that, value.minus(that.value), null, number(Rational.of(-1)));
    }

    Variable plus(Rational x) {
        return x.signum() == 0 ? this : unary(value.plus(x), null);
    }

    Variable negated() {
        return unary(value.negated(), number(Rational.of(-1)));
    }

    /** 1 - this. */
    Variable complement() {
        return unary(value.complement(), number(Rational.of(-1)));
    }

    Variable times(Variable that) {
        return binary(that, value.times(that.value), that.value, value);
    }

    Variable times(Rational x) {
        return x.equals(Rational.ONE) ? this : times(tape.constant(x));
    }

    /** The quotient a/b has the derivatives 1/b and -(a/b)/b. */
    Variable over(Variable that) {
        Quantity quotient = value.over(that.value);
        if (!kept && !that.kept) {
            return tape.constant(quotient);
        }
        Quantity inverse = number(Rational.ONE).over(that.value);
        return binary(
                that, quotient, inverse, that.kept ? quotient.times(inverse).negated() : null);
    }

    /** 1 / this, with the slope -1 / this^2. */
    Variable inverse() {
        Quantity inverse = number(Rational.ONE).over(value);
        return unary(inverse, kept ? inverse.times(inverse).negated() : null);
    }

    Variable exp() {
        Quantity e = value.exp();
        return unary(e, e);
    }

    Variable log() {
        return unary(value.log(), kept ? number(Rational.ONE).over(value) : null);
    }

    /** log(1 + this) for this &gt;= 0. */
    Variable logOnePlus() {
        return unary(value.logOnePlus(), kept ? number(Rational.ONE).over(value.plus(Rational.ONE)) : null);
    }

    /** this^exponent, with the slope exponent * this^(exponent - 1). */
    Variable power(Rational exponent) {
        if (exponent.equals(Rational.ONE)) {
            return this;
        }
        Quantity result = value.power(exponent);
        return unary(result, kept ? value.power(exponent.minus(Rational.ONE)).times(exponent) : null);
    }

    /** |this|; at 0 the slope of smallest norm, 0. */
    Variable abs() {
        return abs(true);
    }

    /**
     * |this|.
     *
     * @param isKinked false where a power of it, above 1, makes the kink at 0 smooth
     */
    Variable abs(boolean isKinked) {
        if (tape.estimates()) {
            return Doubtful.abs(this, tape);
        }
        int sign = value.signum();
        if (sign == 0 && kept) {
            if (isKinked) {
                tape.note(Event.KINK);
            }
            return unary(value, number(Rational.ZERO));
        }
        return sign < 0 ? negated() : this;
    }

    /** max(this, floor); at the floor the slope 0. */
    Variable atLeast(Rational floor) {
        if (tape.estimates()) {
            return Doubtful.atLeast(this, tape.constant(floor), tape);
        }
        return clamped(value.minus(number(floor)).signum(), floor);
    }

    /** min(this, ceiling); at the ceiling the slope 0. */
    Variable atMost(Rational ceiling) {
        if (tape.estimates()) {
            return Doubtful.atMost(this, tape.constant(ceiling), tape);
        }
        return clamped(number(ceiling).minus(value).signum(), ceiling);
    }

    private Variable clamped(int inside, Rational end) {
        if (inside > 0 || value.isNaN()) {
            return this;
        }
        if (inside == 0 && kept) {
            tape.note(Event.KINK);
        }
        return tape.constant(end);
    }
}
