package io.github.certidice.number;

import java.math.BigInteger;

/**
 * Exact sums of float32 data, one sum for each small class label, in one pass over memory.
 *
 * <p>{@code sums.add(label, x)} costs one table update: a float is a 24-bit integer times a power of two, and there is
 * one 64-bit bin for each (label, sign, power). A bin takes 2^39 additions, more than an array can hold, so it is
 * never checked for overflow.
 */
public final class ClassSums {

    private static final int FRACTION_BITS = 23;
    private static final int FRACTION = (1 << FRACTION_BITS) - 1;
    private static final int POWERS = 256;
    private static final int KEYS = 2 * POWERS;
    private static final int UNIT = -149;

    /**
     * Two tables, used in turn: neighbouring voxels mostly hit the same bin, and an addition that waits for the
     * previous one to leave the store buffer costs about five cycles.
     */
    private final long[] even;

    private final long[] odd;

    /** Sums for labels 0 to {@code classes - 1}, all 0. */
    public ClassSums(int classes) {
        if (classes < 1 || classes > 1 << Byte.SIZE) {
            throw new IllegalArgumentException("classes must be from 1 to 256, found " + classes);
        }
        even = new long[classes * KEYS];
        odd = new long[classes * KEYS];
    }

    /**
     * Adds {@code xs[i]} to the sum of class {@code labels[i]} (read as unsigned bytes) for i in {@code [from, to)}.
     *
     * @throws ArrayIndexOutOfBoundsException if a label is not one of the classes
     */
    public void add(byte[] labels, float[] xs, int from, int to) {
        int i = from;
        for (; i < to - 1; i += 2) {
            count(even, labels[i], xs[i]);
            count(odd, labels[i + 1], xs[i + 1]);
        }
        if (i < to) {
            count(even, labels[i], xs[i]);
        }
    }

    private static void count(long[] bins, byte label, float x) {
        int bits = Float.floatToRawIntBits(x);
        int power = bits >>> FRACTION_BITS & POWERS - 1;
        // the hidden bit, for all but subnormals, without a branch
        int hidden = -power >> 31 & 1 << FRACTION_BITS;
        bins[(label & 0xff) * KEYS + (bits >>> FRACTION_BITS)] += bits & FRACTION | hidden;
    }

    /**
     * The exact sum of one class.
     *
     * @throws IllegalArgumentException if a NaN or an infinity was added
     */
    public Rational value(int label) {
        BigInteger units = BigInteger.ZERO;
        for (int power = 0; power < POWERS; power++) {
            BigInteger difference = bin(label, power).subtract(bin(label, POWERS + power));
            units = units.add(difference.shiftLeft(Math.max(power - 1, 0)));
        }
        requireFinite(label);
        return Rational.of(units, UNIT);
    }

    private BigInteger bin(int label, int key) {
        int index = label * KEYS + key;
        return BigInteger.valueOf(even[index]).add(BigInteger.valueOf(odd[index]));
    }

    private void requireFinite(int label) {
        int last = POWERS - 1;
        if (bin(label, last).signum() != 0 || bin(label, POWERS + last).signum() != 0) {
            throw new IllegalArgumentException(
                    "only finite numbers can be summed, class " + label + " has NaN or infinity");
        }
    }
}
