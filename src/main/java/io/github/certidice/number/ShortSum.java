package io.github.certidice.number;

import java.math.BigInteger;

/**
 * The exact sum of a few doubles and products of two of them. {@link ExactSum} costs less for each term but some
 * microseconds to make and to read; up to about {@value #FEW} terms this is the faster one.
 */
public final class ShortSum implements Sum {

    private static final int FEW = 64;

    /** True where this is the faster one for so many terms. */
    public static boolean suits(long terms) {
        return terms <= FEW;
    }

    /** The sum is {@code units * 2^exponent}. */
    private BigInteger units = BigInteger.ZERO;

    private int exponent;

    @Override
    public void add(double x) {
        Dyadic term = Dyadic.of(x);
        add(BigInteger.valueOf(term.significand()), term.exponent());
    }

    @Override
    public void addProduct(double x, double y) {
        Dyadic one = Dyadic.of(x);
        Dyadic other = Dyadic.of(y);
        add(
                BigInteger.valueOf(one.significand()).multiply(BigInteger.valueOf(other.significand())),
                one.exponent() + other.exponent());
    }

    private void add(BigInteger significand, int power) {
        if (significand.signum() == 0) {
            return;
        }
        if (power >= exponent) {
            units = units.add(significand.shiftLeft(power - exponent));
        } else {
            units = units.shiftLeft(exponent - power).add(significand);
            exponent = power;
        }
    }

    @Override
    public Rational value() {
        return Rational.of(units, exponent);
    }
}
