package io.github.certidice.loss.dense;

import io.github.certidice.number.Rational;

/** Correctly rounded quotients of whole numbers. */
final class Quotient {

    /** Relative; the proof is at {@link #correction}. */
    private static final double ERROR = 0x1p-103;

    /** A double whose last 29 bits are these lies halfway between two floats. */
    private static final long HALFWAY = 1L << 28;

    private Quotient() {}

    /**
     * The double nearest to {@code above / below}, for {@code 0 <= above < 2^31} and {@code 0 < below < 2^62}: the quotient
     * is corrected, and taken if both ends of the error interval round to the same double.
     */
    static double rounded(long above, long below) {
        double quotient = (double) above / below;
        return rounded(quotient, correction(quotient, above, below), above, below);
    }

    /** The same, given the quotient as doubles give it, and its correction. */
    static double rounded(double quotient, double correction, long above, long below) {
        double margin = quotient * ERROR;
        double result = quotient + (correction - margin);
        return result == quotient + (correction + margin)
                ? result
                : Rational.of(above, below).doubleValue();
    }

    /**
     * (above - quotient below) / below, to within 2^-103 quotient. With below = h + l, h its nearest double and u = 2^-53,
     * the quotient is above / h rounded, so that {@code r = above - quotient h} is exact and {@code |r| <= u above}. Three
     * roundings of numbers of at most 2 u quotient h follow, each by u of that, and h stands for below, an error of u of the
     * correction: below 8 u^2 in all.
     */
    static double correction(double quotient, long above, long below) {
        double h = below;
        double l = below - (long) h;
        return (Math.fma(-quotient, h, above) - quotient * l) / h;
    }

    /** The float nearest to {@code above / below}. */
    static float roundedToFloat(long above, long below) {
        return roundedToFloat(rounded(above, below), above, below);
    }

    /** The same, given the nearest double, which decides unless it lies halfway. */
    static float roundedToFloat(double nearest, long above, long below) {
        long tail = Double.doubleToRawLongBits(nearest) & 2 * HALFWAY - 1;
        return tail != HALFWAY ? (float) nearest : Rational.of(above, below).floatValue();
    }
}
