package io.github.certidice.loss;

/** Where an answer depends on a convention, or the mathematics has none. */
public enum Flag {
    /** The formula reads 0/0 and no rule was chosen: value and gradient are NaN. */
    UNDEFINED,
    /** The value is infinite: a certain prediction that is wrong. */
    INFINITE,
    /** Equal errors: the gradient is one element of a set. */
    TIE_ORDER
}
