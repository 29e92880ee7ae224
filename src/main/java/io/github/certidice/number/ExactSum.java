package io.github.certidice.number;

import java.math.BigInteger;

/**
 * The exact sum of any number of doubles, floats and products of two of them, in one pass.
 *
 * <p>A double is an integer of 53 bits times a power of two. There is one pair of 64-bit bins for each power: the
 * integer's lower half is added to one, its upper half to the other. Bins never overflow before {@value #CAPACITY}
 * additions, when they are emptied into a {@link BigInteger}. Nothing is ever rounded, so the sum doesn't depend on
 * the order of its terms, and two partial sums may be joined in any way.
 *
 * <p>Not thread-safe: give every thread its own and {@link #plus(ExactSum) add} them.
 */
public final class ExactSum implements Sum {

    /** A bin takes 2^30 halves of 32 bits without overflow. */
    private static final int CAPACITY = 1 << 30;

    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final int HALF_BITS = 32;
    private static final long LOW_HALF = (1L << HALF_BITS) - 1;
    private static final int POWERS = 2047;
    private static final int UNIT = -1074;

    /** Below this magnitude the rounding error of a product may be no double; such products take the slow path. */
    private static final double SMALLEST_SAFE_PRODUCT = 0x1p-960;

    private final long[] low = new long[POWERS];
    private final long[] high = new long[POWERS];
    private final int capacity;
    private int room;

    /** What was emptied from the bins; terms that fit no bin go there directly. */
    private Rational rest = Rational.ZERO;

    /** 0. */
    public ExactSum() {
        this(CAPACITY);
    }

    /** 0, with bins that are emptied more often. */
    ExactSum(int capacity) {
        this.capacity = capacity;
        room = capacity;
    }

    @Override
    public void add(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int power = (int) (bits >>> FRACTION_BITS) & POWERS;
        if (power == POWERS) {
            throw new IllegalArgumentException("only finite numbers can be summed, found " + x);
        }
        if (--room == 0) {
            empty();
        }
        // subnormals (power 0) share the unit of power 1 and have no hidden bit
        long significand = power == 0 ? bits & FRACTION : bits & FRACTION | 1L << FRACTION_BITS;
        int bin = power == 0 ? 1 : power;
        long sign = bits >> 63;
        low[bin] += (significand & LOW_HALF ^ sign) - sign;
        high[bin] += (significand >>> HALF_BITS ^ sign) - sign;
    }

    /** Adds all of {@code xs[from..to)}. */
    public void add(double[] xs, int from, int to) {
        for (int i = from; i < to; i++) {
            add(xs[i]);
        }
    }

    /** Adds all of {@code xs[from..to)}. */
    public void add(float[] xs, int from, int to) {
        for (int i = from; i < to; i++) {
            add(xs[i]);
        }
    }

    @Override
    public void addProduct(double x, double y) {
        double product = x * y;
        double size = Math.abs(product);
        if (size > SMALLEST_SAFE_PRODUCT && size <= Double.MAX_VALUE) {
            add(product);
            add(Math.fma(x, y, -product));
        } else if (size != 0 || x != 0 && y != 0) { // NaN, also that of 0 times infinity, is refused below
            rest = rest.plus(Rational.of(x).times(Rational.of(y)));
        }
    }

    /** Adds an exact number. */
    public void add(Rational x) {
        rest = rest.plus(x);
    }

    /** Adds all that the other has summed. */
    public void plus(ExactSum that) {
        Rational value = that.value(); // first, because that may be this
        rest = rest.plus(value);
    }

    @Override
    public Rational value() {
        empty();
        return rest;
    }

    /** The sum so far, correctly rounded. */
    public double doubleValue() {
        return value().doubleValue();
    }

    private void empty() {
        BigInteger units = BigInteger.ZERO;
        for (int power = 1; power < POWERS; power++) {
            if (low[power] != 0 || high[power] != 0) {
                units = units.add(emptied(power).shiftLeft(power - 1));
            }
        }
        rest = rest.plus(Rational.of(units, UNIT));
        room = capacity;
    }

    private BigInteger emptied(int power) {
        BigInteger sum = BigInteger.valueOf(high[power]).shiftLeft(HALF_BITS).add(BigInteger.valueOf(low[power]));
        low[power] = 0;
        high[power] = 0;
        return sum;
    }
}
