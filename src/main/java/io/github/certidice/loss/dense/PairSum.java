package io.github.certidice.loss.dense;

import io.github.certidice.number.Rational;

/**
 * A sum of non-negative numbers, each given as an unevaluated sum {@code high + low} of two doubles with
 * {@code |low| <= 2^-52 high}, in about 106 bits.
 *
 * <p>Each addition commits a relative error below 2^-103 of the sum so far: the rounding error of {@code high + term} is
 * kept exactly (Knuth's TwoSum), and the three roundings that follow are of numbers below 2^-50 of the sum, each by at most
 * 2^-53 of them. Because no term is negative, n additions together err by less than n 2^-103 of the result.
 */
final class PairSum {

    /** The binary logarithm of the error of one addition, relative to the sum. */
    static final int ERROR_EXPONENT = -103;

    private double high;
    private double low;

    void add(double termHigh, double termLow) {
        double sum = high + termHigh;
        double part = sum - high;
        double error = (high - (sum - part)) + (termHigh - part);
        double rest = error + (low + termLow);
        high = sum + rest;
        low = rest - (high - sum);
    }

    /** Exactly what was kept. */
    Rational value() {
        return Rational.of(high).plus(Rational.of(low));
    }
}
