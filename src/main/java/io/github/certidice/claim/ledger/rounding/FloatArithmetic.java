package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.claim.Formulas;
import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;

/**
 * Operations of a binary floating-point format without underflow. Each is done in doubles and rounded to the format, which is
 * the same as rounding once for up to {@value #MOST_DIGITS} digits (Figueroa 1995), and for those of doubles.
 *
 * @param format digits of the significand, and an exponent as doubles have it
 * @param rounding of each result
 */
record FloatArithmetic(FloatFormat format, Formulas.Rounding rounding) {

    static final int OF_DOUBLES = FloatFormat.FLOAT64.digits();

    private static final int LEAST_DIGITS = 2;
    private static final int MOST_DIGITS = 25;

    static FloatArithmetic of(int digits, Formulas.Rounding rounding) {
        return new FloatArithmetic(new FloatFormat(digits, FloatFormat.FLOAT64.leastExponent(), false), rounding);
    }

    /** Numbers of digits for which {@link FloatArithmetic} is what it says. */
    static boolean isPossible(int digits) {
        return digits >= LEAST_DIGITS && digits <= MOST_DIGITS || digits == OF_DOUBLES;
    }

    /** u, half the distance from 1 to the next number. */
    Rational unit() {
        return Rational.of(BigInteger.ONE, -format.digits());
    }

    /** {@code k u}, the first order of {@link #gamma}. */
    Rational units(Rational k) {
        return k.times(unit());
    }

    /** {@code gamma_k = k u / (1 - k u)}, where {@code k u < 1}; k need not be an integer. */
    Rational gamma(Rational k) {
        Rational first = units(k);
        return first.over(Rational.ONE.minus(first));
    }

    /** An exact number in units of u. */
    Rational inUnits(Rational x) {
        return x.over(unit());
    }

    /** The nearest number of the format: what is given to a program, not what a program computes. */
    double nearest(double x) {
        return format.round(x);
    }

    double plus(double x, double y) {
        return rounding.of(x + y, format);
    }

    double minus(double x, double y) {
        return rounding.of(x - y, format);
    }

    double times(double x, double y) {
        return rounding.of(x * y, format);
    }

    double over(double x, double y) {
        return rounding.of(x / y, format);
    }

    /** A function of the library, which is off by less than a unit in the last place, {@code 2u} of the result. */
    double function(DoubleUnaryOperator ofDoubles, double x) {
        return rounding.of(ofDoubles.applyAsDouble(x), format);
    }
}
