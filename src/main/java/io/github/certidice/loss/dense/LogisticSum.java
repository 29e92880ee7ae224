package io.github.certidice.loss.dense;

import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.OptionalDouble;

/**
 * {@code sum max(s, 0) + log(1 + e)} with e = exp(-|s|), to a relative error below 2^-71, by one product and one sum in pairs
 * of doubles, and a single logarithm at the end.
 *
 * <p>No term is negative, so relative errors of terms bound that of the sum.
 *
 * <ul>
 *   <li>The error of e, 2^-73 of it, is no larger relative to log(1 + e), because e / (1 + e) &lt;= log(1 + e).
 *   <li>Down to e = 2^-23.1 (|s| &lt; 16), 1 + e is a factor of the product. Rounding it commits 2^-105, multiplying it in
 *       less than 8 roundings of 2^-106: below 2^-102 in all, hence 2^-78 relative to log(1 + e) &gt; 2^-23.7.
 *   <li>Smaller ones go to the sum as e - e^2/2 + e^3/3 - e^4/4. The fifth term is below 2^-94 e; of e^2/2 in double, three
 *       roundings and the rest of e commit 2^-51 of it: 2^-75 e.
 *   <li>The sum commits 2^-103 in each of its additions, of which there are below 2^32: 2^-71.0 is for all of this, up to
 *       2^31 voxels, {@code 2^-73 + 2^-75 + 2^-78 + 2^-94 + 2^-72}, below 2^-71.
 *   <li>Where |s| is above 600, e is replaced by a larger number below 2^-865: that is counted by itself.
 * </ul>
 */
final class LogisticSum {

    private static final float LARGEST_OF_PRODUCT = 16;
    private static final Rational ERROR = Rational.TWO.power(-71);
    private static final Rational ERROR_BEYOND = Rational.TWO.power(-865);

    /** For a logarithm that adds nothing to the error: the product, if it isn't 1, is at least 1 + 2^-23.1. */
    private static final int LOG_BITS = 128;

    private final PairSum sum = new PairSum();

    /** The product is (high + low) 2^power. */
    private double high = 1;

    private double low;
    private long power;
    private long beyond;

    void add(LogisticBlock block) {
        for (int i = 0; i < block.size(); i++) {
            add(block.s(i), block.high(i), block.low(i));
        }
        // a block multiplies by at most 2^256: far from overflow
        int exponent = Math.getExponent(high);
        high = Math.scalb(high, -exponent);
        low = Math.scalb(low, -exponent);
        power += exponent;
    }

    private void add(float s, double e, double rest) {
        if (s > 0) {
            sum.add(s, 0);
        }
        if (Math.abs(s) < LARGEST_OF_PRODUCT) {
            multiply(e, rest);
        } else {
            sum.add(e, rest + e * e * (e * (1.0 / 3 - e / 4) - 1.0 / 2));
            beyond += Math.abs(s) > NegativeExponential.LARGEST ? 1 : 0;
        }
    }

    private void multiply(double e, double rest) {
        double factor = 1 + e;
        double factorRest = (e - (factor - 1)) + rest;
        double product = high * factor;
        double error = Math.fma(high, factor, -product) + (high * factorRest + low * factor);
        high = product + error;
        low = error - (high - product);
    }

    /** The sum divided by a whole number, correctly rounded, if the error bound leaves only one possibility. */
    OptionalDouble over(int divisor) {
        Rational share = Rational.of(1, divisor);
        Rational slack = ERROR_BEYOND.times(Rational.of(beyond));
        Enclosure log = logOfProduct();
        Rational below = sum.value().plus(log.low()).times(Rational.ONE.minus(ERROR));
        Rational above = sum.value().plus(log.high()).times(Rational.ONE.plus(ERROR));
        double least = below.minus(slack).times(share).doubleValue();
        double most = above.times(share).doubleValue();
        return least == most ? OptionalDouble.of(least) : OptionalDouble.empty();
    }

    private Enclosure logOfProduct() {
        Rational mantissa = Rational.of(high).plus(Rational.of(low));
        // the error of log 2 is multiplied by the power
        Enclosure scale = Elementary.log(Rational.TWO, LOG_BITS + Long.SIZE)
                .times(Rational.of(power))
                .coarser(LOG_BITS);
        return Elementary.log(mantissa, LOG_BITS).plus(scale);
    }
}
