package io.github.certidice.loss;

import io.github.certidice.number.Rational;

/** What a similarity is where target and prediction are both empty, so that its formula reads 0/0. */
public enum EmptyRule {
    /** Both empty is a perfect prediction: 1. */
    ONE,
    /** Nothing was found: 0. */
    ZERO,
    /** No value; such cases are outside the domain. */
    UNDEFINED;

    /**
     * The value at 0/0.
     *
     * @throws ArithmeticException where there is none
     */
    public Rational value() {
        return switch (this) {
            case ONE -> Rational.ONE;
            case ZERO -> Rational.ZERO;
            case UNDEFINED -> throw new ArithmeticException("0/0: target and prediction are both empty");
        };
    }
}
