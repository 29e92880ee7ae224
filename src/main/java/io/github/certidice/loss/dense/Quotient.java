package io.github.certidice.loss.dense;

import io.github.certidice.number.Rational;

/** Correctly rounded quotients of whole numbers. */
final class Quotient {

    private static final long EXACT_DOUBLES = 1L << 53;

    /** Relative; the proof is at {@link #correction}. */
    private static final double ERROR = 0x1p-103;

    /** A double whose last 29 bits are these lies halfway between two floats. */
    private static final long HALFWAY = 1L << 28;

    private Quotient() {}

    /**
     * The double nearest to {@code above / below}, for {@code 0 <= above < 2^31} and {@code 0 < below < 2^62}.
     *
     * <p>Up to 2^53 both are doubles, and a division of doubles is correctly rounded. Otherwise the quotient is corrected,
     * and taken if both ends of the error interval round to the same double.
     */
    static double rounded(long above, long below) {
        double quotient = (double) above / below;
        if (below <= EXACT_DOUBLES) {
            return quotient;
        }
        double correction = correction(quotient, above, below);
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
    private static double correction(double quotient, long above, long below) {
        double h = below;
        double l = below - (long) h;
        return (Math.fma(-quotient, h, above) - quotient * l) / h;
    }

    /** The float nearest to {@code above / below}: rounded by way of the double unless that lies halfway. */
    static float roundedToFloat(long above, long below) {
        double nearest = rounded(above, below);
        long tail = Double.doubleToRawLongBits(nearest) & 2 * HALFWAY - 1;
        return tail != HALFWAY ? (float) nearest : Rational.of(above, below).floatValue();
    }
}
