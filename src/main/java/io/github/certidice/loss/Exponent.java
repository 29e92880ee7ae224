package io.github.certidice.loss;

import io.github.certidice.number.Rational;
import io.github.certidice.number.Sum;

/** The power of probabilities in the denominator of an overlap loss. */
public enum Exponent {
    /** Sums of p: the L1 form. */
    ONE {
        @Override
        void add(Sum sum, double x) {
            sum.add(x);
        }

        @Override
        Rational slope(double p) {
            return Rational.ONE;
        }
    },
    /** Sums of p^2 (Milletari et al. 2016). */
    TWO {
        @Override
        void add(Sum sum, double x) {
            sum.addProduct(x, x);
        }

        @Override
        Rational slope(double p) {
            return Rational.TWO.times(Rational.of(p));
        }
    };

    /** Adds x^e. */
    abstract void add(Sum sum, double x);

    /** The derivative of p^e. */
    abstract Rational slope(double p);
}
