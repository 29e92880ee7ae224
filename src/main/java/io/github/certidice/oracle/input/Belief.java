package io.github.certidice.oracle.input;

/** What is predicted in a drawn content. */
public enum Belief {
    /** Numbers with few bits. */
    ROUND,
    /** Numbers with 53 bits. */
    FULL_BITS,
    /** Numbers with 24 bits. */
    FLOATS,
    /** The truth, as sure as the numbers allow; logits of 40. */
    RIGHT,
    /** The opposite. */
    WRONG,
    /** Background. */
    EMPTY,
    /** The same number everywhere. */
    EVEN,
    /** Two numbers that differ by one ulp. */
    NEIGHBOURS,
    /** The truth; logits of 800. */
    SATURATED_RIGHT,
    /** The opposite; logits of 800. */
    SATURATED_WRONG,
    /** The target's own numbers. */
    AS_TARGET,
    /** Each voxel is right, wrong or undecided by chance; logits of 800. */
    SATURATED_SOME,
    /** One of three round numbers, so that many are equal. */
    FEW_LEVELS
}
