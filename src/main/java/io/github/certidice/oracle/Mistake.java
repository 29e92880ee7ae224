package io.github.certidice.oracle;

/** Which kind of mistake the differences of an answer look like. */
public enum Mistake {
    /** A tensor of another shape. */
    SHAPE,
    /** Infinite or NaN where the mathematics has a number. */
    NOT_FINITE,
    /** A number where the mathematics has none. */
    NUMBER_FOR_NONE,
    /** The numbers with the other sign. */
    SIGN,
    /** A gradient of zeros where it isn't: detached from the loss, or cut off. */
    ZERO,
    /** All numbers times the same factor. */
    FACTOR,
    /** As far off as rounding takes a program in a shorter format, or a little farther than in the declared one. */
    ROUNDING,
    /** Something else. */
    OTHER
}
