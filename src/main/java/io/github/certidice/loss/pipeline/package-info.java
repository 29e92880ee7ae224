/**
 * A loss as data: stages through which the numbers go, so that what two libraries disagree on is a difference in one
 * stage.
 *
 * <p>{@link io.github.certidice.loss.pipeline.Front} (layout, activation, void voxels, classes) leads to one of three
 * bodies: {@link io.github.certidice.loss.pipeline.OverlapLoss} (grouping, overlap, empty rule, shape, averaging),
 * {@link io.github.certidice.loss.pipeline.LovaszLoss}, {@link io.github.certidice.loss.pipeline.PixelwiseLoss};
 * {@link io.github.certidice.loss.pipeline.CompoundLoss} adds weighted losses, {@link
 * io.github.certidice.loss.pipeline.Choice} lets the shapes of the tensors choose. B counts images, C classes, S voxels of
 * an image.
 */
package io.github.certidice.loss.pipeline;
