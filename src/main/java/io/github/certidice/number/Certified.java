package io.github.certidice.number;

import java.math.BigInteger;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;

/**
 * A real number in a certified enclosure, known exactly where that is cheap; or an infinity, or NaN. Comparisons and
 * roundings that the enclosure doesn't decide throw {@link Undecided}, and the caller tries again with
 * {@link Precision#more() more}.
 */
public final class Certified implements Refined {

    private static final int LARGEST_WHOLE_POWER = 64;

    private final Precision precision;

    /** Null where this is infinite or NaN. */
    private final Ball ball;

    /** The number itself, or null where it is not known or was too long. */
    private final Rational exact;

    /** Where zeros are to be recognised: see {@link Residue}; or null. */
    private final BigInteger residue;

    private final double special;

    /** The nearest double, once somebody asked. */
    private Double nearest;

    private Certified(Precision precision, Ball ball, Rational exact, BigInteger residue) {
        this.precision = precision;
        this.ball = ball;
        this.exact = exact;
        this.residue = residue;
        this.special = 0;
    }

    private Certified(Precision precision, double special) {
        this.precision = precision;
        this.ball = null;
        this.exact = null;
        this.residue = null;
        this.special = special;
    }

    static Certified of(Rational x, Precision precision) {
        boolean kept = precision.keeps(x);
        BigInteger residue = precision.knowsZeros() && !kept ? Residue.of(x) : null;
        return new Certified(precision, Ball.of(x, precision.bits()), kept ? x : null, residue);
    }

    static Certified of(double x, Precision precision) {
        if (!Double.isFinite(x)) {
            return new Certified(precision, x);
        }
        return precision.knowsZeros()
                ? of(Rational.of(x), precision)
                : new Certified(precision, Ball.of(x, precision.bits()), null, null);
    }

    static Certified of(Ball ball, BigInteger residue, Precision precision) {
        return new Certified(precision, ball, null, residue);
    }

    Ball ball() {
        return ball;
    }

    /** The residue of a fraction is computed when it meets another number's. */
    private BigInteger residue() {
        return exact == null ? residue : Residue.of(exact);
    }

    @Override
    public Certified constant(Rational x) {
        return of(x, precision);
    }

    private boolean isFraction(Certified that) {
        return exact != null && that.exact != null;
    }

    /** At the first precision nothing has a residue, and none is computed. */
    @Override
    public Quantity plus(Quantity other) {
        Certified that = (Certified) other;
        if (!isFinite() || !that.isFinite()) {
            return specially(that, Double::sum);
        }
        if (isFraction(that)) {
            return of(exact.plus(that.exact), precision);
        }
        return new Certified(precision, ball.plus(that.ball), null, Residue.plus(residue(), that.residue()));
    }

    @Override
    public Quantity negated() {
        return isFinite()
                ? new Certified(
                        precision, ball.negated(), exact == null ? null : exact.negated(), Residue.negated(residue))
                : new Certified(precision, -special);
    }

    @Override
    public Quantity times(Quantity other) {
        Certified that = (Certified) other;
        if (!isFinite() || !that.isFinite()) {
            return specially(that, (x, y) -> x * y);
        }
        if (isFraction(that)) {
            return of(exact.times(that.exact), precision);
        }
        return new Certified(precision, ball.times(that.ball), null, Residue.times(residue(), that.residue()));
    }

    @Override
    public Quantity over(Quantity other) {
        Certified that = (Certified) other;
        if (!isFinite() || !that.isFinite() || that.isZero()) {
            return specially(that, (x, y) -> x / y);
        }
        if (isFraction(that)) {
            return of(exact.over(that.exact), precision);
        }
        return new Certified(precision, ball.over(that.ball), null, Residue.over(residue(), that.residue()));
    }

    /** As IEEE 754 does it, where signs and zeros decide alone. */
    private Certified specially(Certified that, DoubleBinaryOperator operation) {
        double result = operation.applyAsDouble(representative(), that.representative());
        return Double.isFinite(result) ? of(Rational.ZERO, precision) : new Certified(precision, result);
    }

    private double representative() {
        return isFinite() ? signum() : special;
    }

    /** Null at the first precision, which doesn't recognise zeros. */
    private BigInteger knownResidue() {
        return precision.knowsZeros() ? residue() : null;
    }

    private Certified elementary(String name, UnaryOperator<Ball> function, BigInteger argument) {
        return new Certified(precision, function.apply(ball), null, Residue.ofFunction(name, argument));
    }

    @Override
    public Quantity exp() {
        if (!isFinite()) {
            return Double.isFinite(Math.exp(special))
                    ? of(Rational.ZERO, precision)
                    : new Certified(precision, special);
        }
        if (isZero()) {
            return of(Rational.ONE, precision);
        }
        BigInteger image = exact == null ? null : Residue.ofExponential(exact);
        return image == null
                ? elementary("exp", Transcendental::exp, knownResidue())
                : new Certified(precision, Transcendental.exp(ball), null, image);
    }

    @Override
    public Quantity log() {
        if (!isFinite()) {
            return new Certified(precision, Math.log(special));
        }
        if (isZero()) {
            return new Certified(precision, Double.NEGATIVE_INFINITY);
        }
        if (signum() < 0) {
            return new Certified(precision, Double.NaN);
        }
        return isOne() ? of(Rational.ZERO, precision) : elementary("log", Transcendental::log, knownResidue());
    }

    private boolean isOne() {
        return ((Certified) minus(constant(Rational.ONE))).isZero();
    }

    @Override
    public Quantity logOnePlus() {
        if (isZero()) {
            return of(Rational.ZERO, precision); // not a number with the residue of an unknown one
        }
        return isFinite()
                ? elementary("log", Transcendental::logOnePlus, ((Certified) plus(Rational.ONE)).knownResidue())
                : new Certified(precision, Math.log1p(special));
    }

    @Override
    public Quantity power(Rational exponent) {
        if (exponent.signum() == 0) {
            return of(Rational.ONE, precision);
        }
        boolean whole = exponent.denominator().equals(BigInteger.ONE);
        if (whole && exponent.abs().compareTo(Rational.of(LARGEST_WHOLE_POWER)) <= 0) {
            Quantity power = wholePower(Math.abs(exponent.intValue()));
            return exponent.signum() > 0 ? power : constant(Rational.ONE).over(power);
        }
        if (!isFinite() || isZero()) {
            double result = Math.pow(representative(), exponent.doubleValue());
            return Double.isFinite(result) ? of(Rational.ZERO, precision) : new Certified(precision, result);
        }
        if (ball.isVanishing() && ball.containsZero() && exponent.signum() > 0) {
            return new Certified(precision, ball.vanishingPower(exponent.doubleValue()), null, null);
        }
        return exponent.denominator().equals(BigInteger.TWO) && hasRoot()
                ? root().power(exponent.times(Rational.TWO))
                : imaged(log().times(exponent).exp(), exponent);
    }

    /** A power of this, with the residue of one. */
    private Quantity imaged(Quantity quantity, Rational exponent) {
        Certified power = (Certified) quantity;
        boolean plain = power.isFinite() && power.exact == null && precision.knowsZeros();
        return plain ? new Certified(precision, power.ball, null, Residue.ofPower(residue(), exponent)) : power;
    }

    private Quantity wholePower(int n) {
        Quantity product = this;
        for (int i = 1; i < n; i++) {
            product = product.times(this);
        }
        return product;
    }

    private boolean hasRoot() {
        return exact != null && exact.signum() > 0 && exact.equals(rootBelow().times(rootBelow()));
    }

    private Quantity root() {
        return of(rootBelow(), precision);
    }

    private Rational rootBelow() {
        return Rational.of(exact.numerator().sqrt(), exact.denominator().sqrt());
    }

    @Override
    public int signum() {
        if (!isFinite()) {
            return isNaN() ? 0 : (int) Math.signum(special);
        }
        return isZero() ? 0 : ball.signum();
    }

    @Override
    public boolean isFinite() {
        return ball != null;
    }

    @Override
    public boolean isNaN() {
        return Double.isNaN(special);
    }

    @Override
    public boolean isZero() {
        return ball != null && (ball.isZero() || residue != null && residue.signum() == 0 && ball.containsZero());
    }

    @Override
    public Quantity step(Rational atZero) {
        int sign = signum();
        if (isNaN()) {
            return this;
        }
        return of(sign == 0 ? atZero : sign > 0 ? Rational.ONE : Rational.ZERO, precision);
    }

    @Override
    public double doubleValue() {
        if (nearest == null) {
            nearest = rounded();
        }
        return nearest;
    }

    private double rounded() {
        if (!isFinite()) {
            return special;
        }
        if (exact != null) {
            return exact.doubleValue() + 0.0; // never -0.0
        }
        return isZero() ? 0.0 : roundedBall();
    }

    /** An enclosure around a tie never gets narrow enough; its residue tells whether it is one. */
    private double roundedBall() {
        try {
            return ball.doubleValue();
        } catch (Undecided undecided) {
            Rational tie = ball.tie().orElseThrow(() -> undecided);
            if (residue == null || !residue.equals(Residue.of(tie))) {
                throw undecided;
            }
            return tie.doubleValue();
        }
    }

    @Override
    public Certified certified() {
        return this;
    }

    @Override
    public double approximate() {
        return isFinite() ? ball.middleDouble() : special;
    }

    /** The number as a fraction, where this precision keeps it. */
    public Optional<Rational> asRational() {
        if (exact == null && ball != null && ball.isExact() && Math.abs(ball.exponent()) < 1 << 16) {
            return Optional.of(Rational.of(ball.middle(), (int) ball.exponent()));
        }
        return Optional.ofNullable(exact);
    }

    /** The interval that the number is in; none of infinities and NaN, nor of numbers far beyond all doubles. */
    public Optional<Enclosure> enclosure() {
        if (ball == null || Math.abs(ball.exponent()) >= 1 << 16) {
            return Optional.empty();
        }
        BigInteger low = ball.middle().subtract(ball.radius());
        BigInteger high = ball.middle().add(ball.radius());
        return Optional.of(new Enclosure(low, high, (int) -ball.exponent()));
    }

    /** The enclosure in decimal digits, or the fraction. */
    @Override
    public String toString() {
        if (!isFinite()) {
            return String.valueOf(special);
        }
        return exact != null ? exact.toString() : ball.middle() + "+-" + ball.radius() + " * 2^" + ball.exponent();
    }
}
