/**
 * Reading and writing images: NPY as numpy writes it, and NIfTI-1. {@link ImageFile} reads, {@link NpyWriter} writes,
 * {@link Image} turns what was read into a target or a prediction.
 *
 * <p>Axes are those that a user of numpy and nibabel sees: the voxel {@code image[x, y, z]} of a NIfTI file is at
 * position (x, y, z) of the {@link io.github.certidice.image.Shape}, and an NPY file saved from that array agrees with it
 * voxel by voxel.
 */
package io.github.certidice.image.file;
