package io.github.certidice.number;

import java.math.BigInteger;

/**
 * A finite double taken apart: {@code significand * 2^exponent}, exactly.
 *
 * @param significand signed, at most 53 bits
 * @param exponent the power of two that it is multiplied by
 */
record Dyadic(long significand, int exponent) {

    private static final int FRACTION_BITS = 52;
    private static final int SMALLEST_EXPONENT = -1074;

    static Dyadic of(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("only finite numbers are rational, found " + x);
        }
        long bits = Double.doubleToRawLongBits(x);
        int biased = (int) (bits >>> FRACTION_BITS) & 0x7ff;
        long fraction = bits & ((1L << FRACTION_BITS) - 1);
        // a subnormal has the exponent of the smallest normal numbers and no hidden bit
        long magnitude = biased == 0 ? fraction : fraction | 1L << FRACTION_BITS;
        int exponent = SMALLEST_EXPONENT + Math.max(biased, 1) - 1;
        return new Dyadic(bits < 0 ? -magnitude : magnitude, exponent);
    }

    /** In lowest terms without looking for a common divisor. */
    Rational rational() {
        if (significand == 0) {
            return Rational.ZERO;
        }
        int zeros = Long.numberOfTrailingZeros(significand);
        long odd = significand >> zeros;
        int power = exponent + zeros;
        return power <= 0 && power > 2 - Long.SIZE
                ? Rational.of(odd, 1L << -power)
                : Rational.of(BigInteger.valueOf(odd), power);
    }
}
