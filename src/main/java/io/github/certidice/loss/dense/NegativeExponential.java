package io.github.certidice.loss.dense;

import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.math.BigInteger;

/**
 * exp(-t) as an unevaluated sum {@code high + low} of two doubles, for a float t of [0, 600], with a relative error below
 * 2^-73 and {@code |low| <= 2^-53 high}.
 *
 * <p>With C = log(2) / 1024, k the whole number nearest to t / C, r = t - k C and k = 1024 n + j,
 *
 * <pre>exp(-t) = 2^-n T_j exp(-r),   T_j = 2^(-j/1024),   |r| &lt; 2^-11.5.</pre>
 *
 * <p>All errors below are relative to exp(-r), which is nearly 1, in units of 2^-76.
 *
 * <ul>
 *   <li>C is C1 + C2, C1 being a multiple of 2^-42 within 2^-43 of C, and C2 the double nearest to C - C1. k is below 2^20,
 *       so k C1 is exact; t is 0 or at least 2^-12 (else k is 0), a multiple of 2^-42 too, and t - k C1 is exact. C2 errs by
 *       2^-97, so k C2 by 2^-77: 1/2. k C2 is below 2^-23, rounded by 2^-77: 1/2. Their difference r is an exact pair.
 *   <li>exp(-r) = 1 - r + q, q below 2^-24, by four terms: the fifth is below 2^-78: 1/4. q is r^2 times a polynomial,
 *       three roundings of half a unit in its last place, 2^-77 each: 3/2. q takes the leading part of r, which moves it by
 *       2^-11.5 2^-65: 3/4.
 *   <li>q minus the rest of r is below 2^-24, rounded by 2^-78: 1/4.
 *   <li>T_j = H + L, exact to 2^-106. H - H r is an exact pair. Four roundings of numbers below 2^-24, each by 2^-78, where
 *       H may be 1/2: 2. L q is left out, 2^-78: 1/4.
 * </ul>
 *
 * <p>The sum is 6.5 of the 8 units that are 2^-73. The final pair and 2^-n are exact: the result is at least 2^-866.
 */
final class NegativeExponential {

    /** The largest t that is taken. */
    static final double LARGEST = 600;

    /** The binary logarithm of the relative error. */
    static final int ERROR_EXPONENT = -73;

    private static final int STEP_BITS = 10;
    private static final int STEPS = 1 << STEP_BITS;
    private static final int TABLE_BITS = 256;

    private static final int FRACTION_BITS = 52;
    private static final long BIAS = 1023;

    /** Adding it rounds to a whole number, which is then in the last bits. */
    private static final double WHOLE = 0x1.8p52;

    /** C1 and C2, and 1/C. */
    private static final double STEP;

    private static final double STEP_REST;
    private static final double PER_STEP;

    /** H and L. */
    private static final double[] POWERS = new double[STEPS];

    private static final double[] POWERS_REST = new double[STEPS];

    static {
        Enclosure log = Elementary.log(Rational.TWO, TABLE_BITS);
        Rational step = log.low().over(Rational.of(STEPS));
        STEP = Math.scalb(Math.rint(Math.scalb(step.doubleValue(), 42)), -42);
        STEP_REST = step.minus(Rational.of(STEP)).doubleValue();
        PER_STEP = step.inverse().doubleValue();
        fillPowers();
    }

    private double high;
    private double low;

    /** 2^(-j/1024) by multiplying with the 1024th root of 1/2 in fixed point; the error stays below 2^-240. */
    private static void fillPowers() {
        BigInteger root = BigInteger.ONE.shiftLeft(TABLE_BITS - 1);
        for (int i = 0; i < STEP_BITS; i++) {
            root = root.shiftLeft(TABLE_BITS).sqrt();
        }
        BigInteger power = BigInteger.ONE.shiftLeft(TABLE_BITS);
        for (int j = 0; j < STEPS; j++) {
            Rational exact = Rational.of(power, -TABLE_BITS);
            POWERS[j] = exact.doubleValue();
            POWERS_REST[j] = exact.minus(Rational.of(POWERS[j])).doubleValue();
            power = power.multiply(root).shiftRight(TABLE_BITS);
        }
    }

    /** Makes {@link #high} and {@link #low} those of exp(-t). */
    void set(double t) {
        double shifted = t * PER_STEP + WHOLE;
        double k = shifted - WHOLE;
        // TwoSum: r is exactly lead + rest
        double above = t - k * STEP;
        double below = -k * STEP_REST;
        double lead = above + below;
        double part = lead - above;
        double rest = (above - (lead - part)) + (below - part);
        double q = lead * lead * (1.0 / 2 - lead * (1.0 / 6 - lead * (1.0 / 24 - lead * (1.0 / 120))));
        scale(Double.doubleToRawLongBits(shifted), -lead, q - rest);
    }

    /** Multiplies 1 + x + y by 2^(-k/1024), k being the last bits of a number. */
    private void scale(long k, double x, double y) {
        int j = (int) k & STEPS - 1;
        double power = POWERS[j];
        double powerRest = POWERS_REST[j];
        double product = power * x;
        double productRest = Math.fma(power, x, -product);
        double sum = power + product;
        double sumRest = product - (sum - power);
        double rest = sumRest + (productRest + (powerRest + (power * y + powerRest * x)));
        double unit = powerOfTwo((int) k >> STEP_BITS);
        double whole = sum + rest;
        high = whole * unit;
        low = (rest - (whole - sum)) * unit;
    }

    /** 2^-n. */
    private static double powerOfTwo(int n) {
        return Double.longBitsToDouble(BIAS - n << FRACTION_BITS);
    }

    double high() {
        return high;
    }

    double low() {
        return low;
    }
}
