package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.number.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** A number in decimal arithmetic, or an infinity, or NaN; those follow IEEE 754. */
final class Plain {

    private static final int MOST = 1 << 30;

    private final Digits digits;
    private final BigDecimal x;
    private final double special;

    private Plain(Digits digits, BigDecimal x, double special) {
        this.digits = digits;
        this.x = x;
        this.special = special;
    }

    static Plain of(BigDecimal x, Digits digits) {
        return new Plain(digits, x, 0);
    }

    static Plain of(double x, Digits digits) {
        return Double.isFinite(x) ? of(new BigDecimal(x), digits) : new Plain(digits, null, x);
    }

    static Plain of(Rational x, Digits digits) {
        return of(digits.quotient(x.numerator(), x.denominator()), digits);
    }

    static Plain sum(List<Plain> terms, Digits digits) {
        return terms.stream().reduce(of(0, digits), Plain::plus);
    }

    private MathContext context() {
        return digits.context();
    }

    private Plain like(BigDecimal other) {
        return of(other, digits);
    }

    private Plain like(double other) {
        return of(other, digits);
    }

    private Plain like(Rational other) {
        return of(other, digits);
    }

    boolean isFinite() {
        return x != null;
    }

    boolean isZero() {
        return isFinite() && x.signum() == 0;
    }

    /** The number; there is one. */
    BigDecimal decimal() {
        return x;
    }

    double special() {
        return special;
    }

    private double representative() {
        return isFinite() ? x.signum() : special;
    }

    private Plain specially(Plain that, DoubleBinaryOperator operation) {
        return like(operation.applyAsDouble(representative(), that.representative()));
    }

    Plain plus(Plain that) {
        return isFinite() && that.isFinite() ? like(x.add(that.x, context())) : specially(that, Double::sum);
    }

    Plain minus(Plain that) {
        return plus(that.negated());
    }

    Plain negated() {
        return isFinite() ? like(x.negate()) : like(-special);
    }

    Plain times(Plain that) {
        return isFinite() && that.isFinite() ? like(x.multiply(that.x, context())) : specially(that, (a, b) -> a * b);
    }

    Plain over(Plain that) {
        return isFinite() && that.isFinite() && !that.isZero()
                ? like(x.divide(that.x, context()))
                : specially(that, (a, b) -> a / b);
    }

    Plain plus(Rational that) {
        return plus(like(that));
    }

    Plain times(Rational that) {
        return times(like(that));
    }

    /** 1 - this. */
    Plain complement() {
        return like(BigDecimal.ONE).minus(this);
    }

    Plain abs() {
        return isFinite() ? like(x.abs()) : like(Math.abs(special));
    }

    Plain max(Plain that) {
        return Double.isNaN(special) || compareTo(that) >= 0 ? this : that;
    }

    Plain min(Plain that) {
        return Double.isNaN(special) || compareTo(that) <= 0 ? this : that;
    }

    Plain atLeast(Rational least) {
        return max(like(least));
    }

    int compareTo(Plain that) {
        return isFinite() && that.isFinite()
                ? x.compareTo(that.x)
                : Double.compare(representative(), that.representative());
    }

    Plain exp() {
        if (!isFinite()) {
            return like(Math.exp(special));
        }
        return x.compareTo(BigDecimal.valueOf(-MOST)) < 0 ? like(0) : like(digits.exp(x));
    }

    Plain log() {
        if (!isFinite() || x.signum() <= 0) {
            return like(Math.log(representative()));
        }
        return like(digits.log(x));
    }

    /** Whole powers by multiplication, others by e^(y log x); for numbers of at least 0. */
    Plain power(Rational y) {
        if (y.denominator().bitLength() == 1 && y.signum() >= 0 && isFinite()) {
            return like(x.pow(y.intValue(), context()));
        }
        if (!isFinite() || x.signum() <= 0) {
            return like(Math.pow(representative(), y.doubleValue()));
        }
        return log().times(y).exp();
    }
}
