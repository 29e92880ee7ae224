package io.github.certidice.oracle.input;

/** What is true in a drawn content. */
public enum Truth {
    /** Each voxel is of a class by chance. */
    RANDOM,
    /** All is background: class 0, or no class. */
    EMPTY,
    /** All is of the last class, or of all of them. */
    FULL,
    /** Images without foreground and images full of it by turns. */
    UNLIKE,
    /** No voxel is of the last class. */
    WITHOUT_LAST,
    /** Shares in eighths. */
    SOFT,
    /** One voxel of foreground in each image. */
    ONE_VOXEL,
    /** A run of some voxels of foreground in each image, at most a quarter of it. */
    TINY_OBJECT
}
