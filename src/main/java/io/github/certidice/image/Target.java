package io.github.certidice.image;

/** What a prediction of one foreground class is compared with: a {@link Mask}, binary {@link Labels}, or soft labels. */
public interface Target {

    /** The sizes of the axes. */
    Shape shape();

    /** y at a voxel, in [0, 1]. */
    double at(int voxel);

    /** True where every y is 0 or 1. */
    boolean isBinary();
}
