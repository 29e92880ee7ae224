package io.github.certidice.number;

import java.math.BigInteger;

/** Correct rounding (to nearest, ties to even) of an exact fraction to IEEE 754 binary formats. */
final class Rounding {

    /** Binary digits of denominators that leave a double a normal one. */
    private static final int LARGEST_SCALE = 1000;

    private Rounding() {}

    static double toDouble(BigInteger numerator, BigInteger denominator) {
        if (isPlain(numerator, denominator)) {
            return numerator.doubleValue() * Math.scalb(1.0, 1 - denominator.bitLength());
        }
        double magnitude = round(numerator.abs(), denominator, Format.BINARY64);
        return numerator.signum() < 0 ? -magnitude : magnitude;
    }

    /** True for a double far from underflow over a power of 2, which is a double again: nothing is to be rounded. */
    static boolean isPlain(BigInteger numerator, BigInteger denominator) {
        int bits = denominator.bitLength();
        return numerator.bitLength() <= Format.BINARY64.precision
                && bits <= LARGEST_SCALE
                && denominator.getLowestSetBit() == bits - 1;
    }

    static float toFloat(BigInteger numerator, BigInteger denominator) {
        // a number of the binary32 format, infinity included, is also a binary64 number: this cast is exact
        float magnitude = (float) round(numerator.abs(), denominator, Format.BINARY32);
        return numerator.signum() < 0 ? -magnitude : magnitude;
    }

    private static double round(BigInteger numerator, BigInteger denominator, Format format) {
        if (numerator.signum() == 0) {
            return 0.0;
        }
        // the unit in the last place of the result is 2^unit, or the subnormal unit where that is larger
        int magnitude = numerator.bitLength() - denominator.bitLength();
        int unit = Math.max(magnitude - format.precision, format.smallestUnit);
        BigInteger whole = roundedQuotient(numerator, denominator, unit);
        if (whole.bitLength() > format.precision) {
            // one bit too many: the quotient reached the upper of its two possible binades; round again from the exact
            // value
            unit++;
            whole = roundedQuotient(numerator, denominator, unit);
        }
        if (unit + whole.bitLength() > format.largestExponent) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.scalb((double) whole.longValue(), unit); // exact: the result is a number of the format
    }

    /** numerator / denominator / 2^unit to the nearest integer, ties to even. */
    private static BigInteger roundedQuotient(BigInteger numerator, BigInteger denominator, int unit) {
        BigInteger above = unit < 0 ? numerator.shiftLeft(-unit) : numerator;
        BigInteger below = unit > 0 ? denominator.shiftLeft(unit) : denominator;
        BigInteger[] parts = above.divideAndRemainder(below);
        int half = parts[1].shiftLeft(1).compareTo(below);
        boolean up = half > 0 || half == 0 && parts[0].testBit(0);
        return up ? parts[0].add(BigInteger.ONE) : parts[0];
    }

    private enum Format {
        BINARY64(53, -1074, 1024),
        BINARY32(24, -149, 128);

        private final int precision;
        private final int smallestUnit;
        private final int largestExponent;

        Format(int precision, int smallestUnit, int largestExponent) {
            this.precision = precision;
            this.smallestUnit = smallestUnit;
            this.largestExponent = largestExponent;
        }
    }
}
