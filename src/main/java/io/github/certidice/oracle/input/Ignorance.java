package io.github.certidice.oracle.input;

/** Which voxels of a drawn content don't count. */
public enum Ignorance {
    /** All count. */
    NONE,
    /** The first counts, the second doesn't, chance decides on the others. */
    SOME,
    /** The first counts alone. */
    ALL_BUT_ONE,
    /** None counts. */
    ALL
}
