package io.github.certidice.loss.dense;

import static java.lang.Double.doubleToRawLongBits;

import io.github.certidice.number.Rational;
import java.math.BigInteger;

/**
 * Sums of floats on and off the foreground, in units of 2^-51, by integer additions.
 *
 * <p>For x = k 2^-51 with an integer k in [0, 2^52), x + 2 lies in [2, 4), where doubles are exactly the multiples of
 * 2^-51. So x + 2 is not rounded, and the bits of neighbouring doubles being neighbouring integers,
 * {@code bits(x + 2) - bits(2) = k}. Conversely, a number is of that kind if {@code (x + 2) - 2 = x} and
 * {@code 0 <= bits(x + 2) - bits(2) < 2^52}; both are checked for every number, the second on the union of the bits of all
 * differences. A block of 1024 numbers sums to less than 2^62.
 */
final class FixedPointSums {

    /** Numbers that are summed before a 64-bit sum might overflow; both arrays stay in the first cache. */
    static final int BLOCK = 1 << 10;

    private static final int UNIT = -51;
    private static final int UNITS_BITS = 52;
    private static final long TWO = doubleToRawLongBits(2.0);
    private static final int HALF = 32;
    private static final long LOW_HALF = (1L << HALF) - 1;

    /** Halves of 32 bits of the sums: off, off, on, on. They don't overflow before 2^31 blocks. */
    private final long[] halves = new long[4];

    /** Adds {@code [from, to)}; false, and nothing added, if a number or a label is not of the kind. */
    boolean add(float[] p, byte[] y, int from, int to) {
        int whole = to - (to - from) % BinaryTarget.WORD;
        long on = 0;
        long off = 0;
        long outside = 0;
        long lost = 0;
        long labels = 0;
        for (int i = from; i < whole; i += BinaryTarget.WORD) {
            long word = BinaryTarget.word(y, i);
            labels |= word;
            lost |= lost(p[i]) | lost(p[i + 1]) | lost(p[i + 2]) | lost(p[i + 3]);
            lost |= lost(p[i + 4]) | lost(p[i + 5]) | lost(p[i + 6]) | lost(p[i + 7]);
            outside |= units(p[i]) | units(p[i + 1]) | units(p[i + 2]) | units(p[i + 3]);
            outside |= units(p[i + 4]) | units(p[i + 5]) | units(p[i + 6]) | units(p[i + 7]);
            long sum = sum(p, i);
            // most words are of one label, because objects are larger than eight voxels
            long onSum = word == 0 ? 0 : word == BinaryTarget.ALL_ON ? sum : sum(p, i, word);
            on += onSum;
            off += sum - onSum;
        }
        for (int i = whole; i < to; i++) {
            labels |= y[i] & 0xff;
            lost |= lost(p[i]);
            outside |= units(p[i]);
            on += units(p[i]) & -y[i];
            off += units(p[i]) & y[i] - 1L;
        }
        boolean valid = lost == 0 && outside >>> UNITS_BITS == 0 && (labels & ~BinaryTarget.ALL_ON) == 0;
        if (valid) {
            keep(on, off);
        }
        return valid;
    }

    private static long units(float x) {
        return doubleToRawLongBits(x + 2.0) - TWO;
    }

    /** 0 where x + 2 is exact; for NaN and infinities it isn't 0. */
    private static long lost(float x) {
        return doubleToRawLongBits((x + 2.0 - 2.0) - x);
    }

    private static long sum(float[] p, int i) {
        return units(p[i])
                + units(p[i + 1])
                + units(p[i + 2])
                + units(p[i + 3])
                + units(p[i + 4])
                + units(p[i + 5])
                + units(p[i + 6])
                + units(p[i + 7]);
    }

    /** The sum of those of the eight whose label is 1. */
    private static long sum(float[] p, int i, long word) {
        long sum = 0;
        for (int k = 0; k < BinaryTarget.WORD; k++) {
            sum += units(p[i + k]) & -(word >>> k * Byte.SIZE & 1);
        }
        return sum;
    }

    private void keep(long on, long off) {
        halves[0] += off & LOW_HALF;
        halves[1] += off >>> HALF;
        halves[2] += on & LOW_HALF;
        halves[3] += on >>> HALF;
    }

    /** The sum over the foreground. */
    Rational on() {
        return value(halves[2], halves[3]);
    }

    /** The sum off it. */
    Rational off() {
        return value(halves[0], halves[1]);
    }

    private static Rational value(long low, long high) {
        return Rational.of(BigInteger.valueOf(high).shiftLeft(HALF).add(BigInteger.valueOf(low)), UNIT);
    }
}
