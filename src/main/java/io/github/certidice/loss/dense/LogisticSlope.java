package io.github.certidice.loss.dense;

/**
 * {@code sigma(s) / d}, the absolute value of a coordinate, correctly rounded: with e = exp(-|s|), {@code 1 / (d + d e)} for s
 * of at least 0 and {@code e / (d + d e)} below.
 *
 * <p>The error of e, 2^-73 of it, moves either quotient by no more. d is a double; d (1 + e) as a pair commits less than 4
 * roundings of 2^-106. The quotient q is within 4 units of 2^-53, its remainder is exact but for one rounding of 2^-53, and
 * so is the rest of the correction: below 2^-99 in all. The sum is below 2^-72.9, and the test uses 2^-72. Down to -600 the
 * result is at least 2^-897, and nothing underflows.
 *
 * <p>Where s is above 600, e is a number below 2^-865 that may be wrong altogether, which changes 1 / (d + d e) by no more
 * than that. Where s is below -600, doubles are left to {@link ExactLogistic}; a float is 0 there.
 */
final class LogisticSlope {

    private static final double ERROR = 0x1p-72;

    /** Relative to the double below. */
    private static final double FLOAT_ERROR = 0x1p-50;

    private final int divisor;
    private final double d;

    LogisticSlope(int divisor) {
        this.divisor = divisor;
        d = divisor;
    }

    void fill(LogisticBlock block, double[] gradient) {
        for (int i = 0; i < block.size(); i++) {
            double size = size(block.s(i), block.high(i), block.low(i));
            gradient[block.from() + i] = block.isForeground(i) ? -size : size;
        }
    }

    void fill(LogisticBlock block, float[] gradient) {
        for (int i = 0; i < block.size(); i++) {
            float size = floatSize(block.s(i), block.high(i));
            gradient[block.from() + i] = block.isForeground(i) ? -size : size;
        }
    }

    private double size(float s, double e, double rest) {
        double factor = 1 + e;
        double factorRest = (e - (factor - 1)) + rest;
        double below = factor * d;
        double belowRest = Math.fma(factor, d, -below) + factorRest * d;
        double above = s >= 0 ? 1 : e;
        double aboveRest = s >= 0 ? 0 : rest;
        double inverse = 1 / below;
        double q = above * inverse;
        double correction = (Math.fma(-q, below, above) + (aboveRest - q * belowRest)) * inverse;
        double margin = q * ERROR;
        double size = q + (correction - margin);
        boolean decided = size == q + (correction + margin) && s >= -NegativeExponential.LARGEST;
        return decided ? size : ExactLogistic.size(s, divisor);
    }

    /** Five roundings of 2^-53 are below 2^-50; floats may be subnormal, doubles are not. */
    private float floatSize(float s, double e) {
        double q = (s >= 0 ? 1 : e) / ((1 + e) * d);
        float size = (float) (q * (1 - FLOAT_ERROR));
        return size == (float) (q * (1 + FLOAT_ERROR)) ? size : ExactLogistic.floatSize(s, divisor);
    }
}
