package io.github.certidice.number;

/**
 * A binary floating-point format.
 *
 * @param digits of the significand, with the leading one
 * @param leastExponent of a normal number; the largest number lies just below {@code 2^(2 - leastExponent)}
 * @param flushes true where numbers below the normal ones become 0
 */
public record FloatFormat(int digits, int leastExponent, boolean flushes) {

    /** IEEE 754 binary64. */
    public static final FloatFormat FLOAT64 = new FloatFormat(53, -1022, false);

    /** IEEE 754 binary32. */
    public static final FloatFormat FLOAT32 = new FloatFormat(24, -126, false);

    /** IEEE 754 binary16. */
    public static final FloatFormat FLOAT16 = new FloatFormat(11, -14, false);

    /** The upper half of binary32. */
    public static final FloatFormat BFLOAT16 = new FloatFormat(8, -126, false);

    /** The same where subnormal numbers become 0, as some accelerators and compilers have it. */
    public FloatFormat flushing() {
        return new FloatFormat(digits, leastExponent, true);
    }

    /** u, half the distance from 1 to the next number. */
    public double unit() {
        return Math.scalb(1.0, -digits);
    }

    /** The smallest positive normal number. */
    public double smallestNormal() {
        return Math.scalb(1.0, leastExponent);
    }

    /** What underflow may add to an error: the distance of subnormal numbers, or all of them. */
    public double underflow() {
        return flushes ? smallestNormal() : spacing();
    }

    private double spacing() {
        return Math.scalb(1.0, leastExponent - digits + 1);
    }

    /** The largest number. */
    public double largest() {
        return Math.scalb(2 - Math.scalb(1.0, 1 - digits), 1 - leastExponent);
    }

    /** The nearest number of the format, ties to even; infinite beyond the largest one. */
    public double round(double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return x;
        }
        if (flushes && Math.abs(x) < smallestNormal()) {
            return 0;
        }
        int exponent = Math.max(Math.getExponent(x), leastExponent) - digits + 1;
        // in two steps, because 2^1074 is no double
        double units = Math.scalb(Math.scalb(x, -exponent / 2), -exponent + exponent / 2);
        double rounded = Math.scalb(Math.rint(units), exponent);
        return Math.abs(rounded) > largest() ? Math.copySign(Double.POSITIVE_INFINITY, x) : rounded;
    }

    /** True for the format's own numbers. */
    public boolean has(double x) {
        return round(x) == x;
    }
}
