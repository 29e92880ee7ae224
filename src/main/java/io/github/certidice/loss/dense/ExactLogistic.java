package io.github.certidice.loss.dense;

import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.function.ToDoubleFunction;

/**
 * Coordinates and values of the cross-entropy of logits from certified exponentials, at rising precision until the rounding
 * is decided. It always is: exp of a fraction other than 0 is transcendental, so neither a coordinate at s other than 0 nor
 * the value ever lies exactly between two doubles (the value, because by Lindemann and Weierstrass no exponential of a
 * fraction is a sum of several others, nor a power of two).
 */
final class ExactLogistic {

    private static final int FIRST_BITS = 160;
    private static final int MOST_BITS = 1 << 15;

    /** Beyond, exp(-t) is below half of the smallest double. */
    private static final float NOTHING = 746;

    private ExactLogistic() {}

    /** sigma(s) / d, to the nearest double. */
    static double size(float s, int divisor) {
        if (s == 0) {
            return 0.5 / divisor; // the one coordinate that is a fraction; both are doubles, so this is rounded once
        }
        return s < -NOTHING ? 0 : decided(s, divisor, Rational::doubleValue);
    }

    /** sigma(s) / d, to the nearest float. */
    static float floatSize(float s, int divisor) {
        if (s == 0) {
            return Quotient.roundedToFloat(1, 2L * divisor);
        }
        return (float) (s < -NOTHING ? 0 : decided(s, divisor, Rational::floatValue));
    }

    private static double decided(float s, int divisor, ToDoubleFunction<Rational> rounding) {
        boolean positive = s > 0; // then a larger e makes it smaller
        int magnitude = positive ? 0 : (int) (-2 * s); // at least that of exp(s) in bits
        return refined(FIRST_BITS + magnitude, rounding, bits -> {
            Enclosure e = exponential(s, bits);
            Rational one = slope(positive, e.low(), divisor);
            Rational other = slope(positive, e.high(), divisor);
            return new Rational[] {one.min(other), one.max(other)};
        });
    }

    private static Rational slope(boolean positive, Rational e, int divisor) {
        Rational below = Rational.ONE.plus(e).times(Rational.of(divisor));
        return (positive ? Rational.ONE : e).over(below);
    }

    /** exp(-|s|). */
    private static Enclosure exponential(float s, int bits) {
        return Elementary.exp(Rational.of(-Math.abs(s)), bits);
    }

    /** The value, to the nearest double. */
    static double value(float[] z, byte[] y, int divisor) {
        Rational share = Rational.of(1, divisor);
        return refined(FIRST_BITS, Rational::doubleValue, bits -> {
            ExactLogisticSum sum = new ExactLogisticSum(bits);
            for (int i = 0; i < z.length; i++) {
                sum.add(y[i] == 0 ? z[i] : -z[i], exponential(z[i], bits));
            }
            Enclosure value = sum.value();
            return new Rational[] {value.low().times(share), value.high().times(share)};
        });
    }

    /** Both ends of an interval, at a precision. */
    private interface Interval {
        Rational[] at(int bits);
    }

    private static double refined(int firstBits, ToDoubleFunction<Rational> rounding, Interval interval) {
        for (int bits = firstBits; bits <= MOST_BITS; bits *= 2) {
            Rational[] ends = interval.at(bits);
            double most = rounding.applyAsDouble(ends[1]);
            if (rounding.applyAsDouble(ends[0]) == most) {
                return most;
            }
        }
        throw new ArithmeticException(MOST_BITS + " bits don't decide how to round");
    }
}
