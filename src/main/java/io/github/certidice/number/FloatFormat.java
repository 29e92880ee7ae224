package io.github.certidice.number;

/** A binary floating-point format. Its constants are kept: estimates ask for them in each operation. */
public final class FloatFormat {

    /** IEEE 754 binary64. */
    public static final FloatFormat FLOAT64 = new FloatFormat(53, -1022, false);

    /** IEEE 754 binary32. */
    public static final FloatFormat FLOAT32 = new FloatFormat(24, -126, false);

    /** IEEE 754 binary16. */
    public static final FloatFormat FLOAT16 = new FloatFormat(11, -14, false);

    /** The upper half of binary32. */
    public static final FloatFormat BFLOAT16 = new FloatFormat(8, -126, false);

    private final int digits;
    private final int leastExponent;
    private final boolean flushes;
    private final double unit;
    private final double smallestNormal;
    private final double underflow;
    private final double largest;

    /**
     * A format.
     *
     * @param digits of the significand, with the leading one
     * @param leastExponent of a normal number; the largest number lies just below {@code 2^(2 - leastExponent)}
     * @param flushes true where numbers below the normal ones become 0
     */
    public FloatFormat(int digits, int leastExponent, boolean flushes) {
        this.digits = digits;
        this.leastExponent = leastExponent;
        this.flushes = flushes;
        unit = Math.scalb(1.0, -digits);
        smallestNormal = Math.scalb(1.0, leastExponent);
        underflow = flushes ? smallestNormal : Math.scalb(1.0, leastExponent - digits + 1);
        largest = Math.scalb(2 - 2 * unit, 1 - leastExponent);
    }

    /** Of the significand, with the leading one. */
    public int digits() {
        return digits;
    }

    /** Of a normal number. */
    public int leastExponent() {
        return leastExponent;
    }

    /** The same where subnormal numbers become 0, as some accelerators and compilers have it. */
    public FloatFormat flushing() {
        return new FloatFormat(digits, leastExponent, true);
    }

    /** u, half the distance from 1 to the next number. */
    public double unit() {
        return unit;
    }

    /** The smallest positive normal number. */
    public double smallestNormal() {
        return smallestNormal;
    }

    /** What underflow may add to an error: the distance of subnormal numbers, or all of them. */
    public double underflow() {
        return underflow;
    }

    /** The largest number. */
    public double largest() {
        return largest;
    }

    /** The nearest number of the format, ties to even; infinite beyond the largest one. */
    public double round(double x) {
        if (flushes && Math.abs(x) < smallestNormal) {
            return Math.copySign(0, x);
        }
        if (x == 0 || !Double.isFinite(x) || isOf(FLOAT64)) {
            return x;
        }
        return isOf(FLOAT32) ? (float) x : rounded(x);
    }

    private boolean isOf(FloatFormat ieee) {
        return digits == ieee.digits && leastExponent == ieee.leastExponent;
    }

    private double rounded(double x) {
        int exponent = Math.max(Math.getExponent(x), leastExponent) - digits + 1;
        // in two steps, because 2^1074 is no double
        double units = Math.scalb(Math.scalb(x, -exponent / 2), -exponent + exponent / 2);
        double rounded = Math.scalb(Math.rint(units), exponent);
        return Math.abs(rounded) > largest ? Math.copySign(Double.POSITIVE_INFINITY, x) : rounded;
    }

    /** True for the format's own numbers. */
    public boolean has(double x) {
        return round(x) == x;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloatFormat that && isOf(that) && flushes == that.flushes;
    }

    @Override
    public int hashCode() {
        return (digits * 31 + leastExponent) * 2 + (flushes ? 1 : 0);
    }

    /** {@code "24 digits from 2^-126"}. */
    @Override
    public String toString() {
        return digits + " digits from 2^" + leastExponent + (flushes ? ", flushing" : "");
    }
}
