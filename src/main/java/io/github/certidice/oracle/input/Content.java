package io.github.certidice.oracle.input;

/** What is true and what is predicted, image by image and voxel by voxel, in no library's form. */
public interface Content {

    /** The number of images. */
    int images();

    /** The number of voxels of an image. */
    int voxels();

    /** How far a voxel is of a class. */
    double target(int image, int c, int voxel);

    /** What is predicted. */
    double prediction(int image, int c, int voxel);

    /** True where the voxel doesn't count. */
    boolean ignored(int image, int voxel);

    /** True where some voxel may not count, so that a mask is given. */
    boolean isAnyIgnored();
}
