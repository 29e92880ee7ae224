package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Layout.Labels;

/**
 * A tensor of indices of classes, without an axis of classes or with one of size 1.
 *
 * @param tensor the indices
 * @param axes of the grid
 * @param off what is read for the other classes
 * @param labels what happens to an index that is no class
 */
record Indices(Tensor tensor, Axes axes, double off, Labels labels) implements Grid.Reader {

    @Override
    public double at(int image, int c, int voxel) {
        return label(image, voxel) == c ? 1 : off;
    }

    @Override
    public int label(int image, int voxel) {
        int label = (int) tensor.at(image * axes.voxels() + voxel);
        return labels == Labels.CLAMPED ? Math.max(0, Math.min(label, axes.classes() - 1)) : label;
    }

    @Override
    public boolean isIndex() {
        return true;
    }
}
