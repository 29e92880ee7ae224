package io.github.certidice.number;

/**
 * The numbers that the stages of a loss are written in: {@link Certified} ones, which are exact or enclosed, or
 * {@link Estimated} ones, which carry the error that a floating-point program may make. Quantities of one kind only meet
 * their own kind. Infinities and NaN follow IEEE 754: 1/0 is infinite, 0/0 is NaN.
 */
public interface Quantity {

    /** this + that. */
    Quantity plus(Quantity that);

    /** this - that. */
    default Quantity minus(Quantity that) {
        return plus(that.negated());
    }

    /** -this. */
    Quantity negated();

    /** this * that. */
    Quantity times(Quantity that);

    /** this / that. */
    Quantity over(Quantity that);

    /** e^this, for numbers of at most 2^16. */
    Quantity exp();

    /** The natural logarithm of a number of at least 0; -infinity at 0. */
    Quantity log();

    /** log(1 + this), accurate where this is tiny; for this &gt;= 0. */
    Quantity logOnePlus();

    /** this^exponent for this &gt;= 0; NaN for negative numbers unless the exponent is a whole number. 0^0 is 1. */
    Quantity power(Rational exponent);

    /**
     * -1, 0 or 1; 0 for NaN.
     *
     * @throws Undecided if this precision doesn't tell
     */
    int signum();

    /** True where this is neither infinite nor NaN. */
    boolean isFinite();

    /** True where this is NaN. */
    boolean isNaN();

    /** True where this is known to be exactly 0. */
    boolean isZero();

    /**
     * 1 where this is positive, 0 where it is negative, {@code atZero} where it is 0: the slope of max(this, 0). A
     * quantity, because a floating-point program may see the other sign.
     */
    Quantity step(Rational atZero);

    /** A constant of the same kind and precision. */
    Quantity constant(Rational x);

    /** 1 - this. */
    default Quantity complement() {
        return constant(Rational.ONE).minus(this);
    }

    /** this * x. */
    default Quantity times(Rational x) {
        return x.equals(Rational.ONE) ? this : times(constant(x));
    }

    /** The larger one. */
    default Quantity max(Quantity that) {
        return minus(that).signum() > 0 ? this : that;
    }

    /**
     * This, as programs may know it that pass through numbers of that size on the way: as a difference that cancels. Without
     * effect on certified numbers.
     */
    default Quantity blurred(Quantity size) {
        return this;
    }

    /** this + x. */
    default Quantity plus(Rational x) {
        return x.signum() == 0 ? this : plus(constant(x));
    }
}
