package io.github.certidice.number;

import java.math.BigInteger;

/**
 * A product of positive numbers that is certainly in {@code [low, high] * 2^power}. Exact while it is short; then both ends
 * are cut outwards to so many bits that 2^32 factors move the logarithm by less than one unit.
 */
final class EnclosedProduct {

    private final int digits;
    private BigInteger low = BigInteger.ONE;
    private BigInteger high = BigInteger.ONE;
    private long power;

    /** For a logarithm of that many bits. */
    EnclosedProduct(int bits) {
        digits = bits + 2 * Integer.SIZE;
    }

    void multiply(Rational x) {
        BigInteger above = x.numerator();
        BigInteger below = x.denominator();
        low = low.multiply(above);
        high = high.multiply(above);
        if (below.bitCount() == 1) {
            power -= below.bitLength() - 1L;
        } else {
            divide(below);
        }
        shorten();
    }

    private void divide(BigInteger below) {
        int shift = digits + below.bitLength();
        low = low.shiftLeft(shift).divide(below);
        high = high.shiftLeft(shift).divide(below).add(BigInteger.ONE);
        power -= shift;
    }

    private void shorten() {
        int excess = low.bitLength() - digits;
        if (excess > 0) {
            low = low.shiftRight(excess);
            high = high.negate().shiftRight(excess).negate();
            power += excess;
        }
    }

    Enclosure log(int bits) {
        Enclosure mantissa = new Enclosure(
                Elementary.log(low, BigInteger.ONE, bits).lowUnits(),
                Elementary.log(high, BigInteger.ONE, bits).highUnits(),
                bits);
        // the error of log 2 is multiplied by the power
        Enclosure scale = Elementary.log(Rational.TWO, bits + Long.SIZE).times(Rational.of(power));
        return mantissa.plus(scale.coarser(bits));
    }
}
