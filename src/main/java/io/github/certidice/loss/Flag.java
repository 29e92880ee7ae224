package io.github.certidice.loss;

/** Where an answer depends on a convention, or the mathematics has none. */
public enum Flag {
    /** The formula reads 0/0: the value is what the chosen rule says, or NaN without one; the gradient is NaN. */
    UNDEFINED,
    /** The value is infinite: a certain prediction that is wrong. */
    INFINITE,
    /** Equal errors: the gradient is one element of a set. */
    TIE_ORDER
}
