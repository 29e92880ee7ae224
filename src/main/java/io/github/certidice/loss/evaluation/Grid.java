package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;

/**
 * Prediction and target by image, class and voxel, whatever the layout of their tensors.
 *
 * @param axes of the prediction
 * @param prediction its tensor
 * @param predicted its labels, where it gives indices of classes; null where it has a number for each class
 * @param target the target's numbers
 * @param counts how much each voxel counts
 */
record Grid(Axes axes, Tensor prediction, Reader predicted, Reader target, Counts counts) {

    int images() {
        return axes.images();
    }

    int classes() {
        return axes.classes();
    }

    int voxels() {
        return axes.voxels();
    }

    /** The place of a number in the prediction, where that has one for each class. */
    int index(int image, int c, int voxel) {
        return axes.index(image, c, voxel);
    }

    /** True where the prediction gives indices of classes, by which nothing can be differentiated. */
    boolean isHard() {
        return predicted != null;
    }

    double prediction(int image, int c, int voxel) {
        return isHard() ? predicted.at(image, c, voxel) : prediction.at(axes.index(image, c, voxel));
    }

    /** g, from 0 to 1. */
    double target(int image, int c, int voxel) {
        return target.at(image, c, voxel);
    }

    /** 0 for a void voxel, 1 for others. */
    double counts(int image, int c, int voxel) {
        return counts.at(image, c, voxel);
    }

    /** A tensor by image, class and voxel. */
    interface Reader {
        double at(int image, int c, int voxel);

        /** The index of the class, where the tensor gives one; -1 where it doesn't. */
        default int label(int image, int voxel) {
            return -1;
        }

        /** True where the tensor gives indices. */
        default boolean isIndex() {
            return false;
        }
    }

    /** How much a voxel counts. */
    interface Counts {
        double at(int image, int c, int voxel);

        /** True where all voxels count in full. */
        default boolean isAll() {
            return false;
        }
    }
}
