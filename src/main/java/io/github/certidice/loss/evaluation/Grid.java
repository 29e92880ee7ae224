package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;

/**
 * Prediction and target by image, class and voxel, whatever the layout of their tensors.
 *
 * @param axes of the prediction
 * @param prediction its numbers
 * @param target its numbers, by {@link TargetReader}
 * @param counts how much each voxel counts
 */
record Grid(Axes axes, Tensor prediction, TargetReader target, CountReader counts) {

    int images() {
        return axes.images();
    }

    int classes() {
        return axes.classes();
    }

    int voxels() {
        return axes.voxels();
    }

    int index(int image, int c, int voxel) {
        return axes.index(image, c, voxel);
    }

    double prediction(int image, int c, int voxel) {
        return prediction.at(axes.index(image, c, voxel));
    }

    /** g, from 0 to 1. */
    double target(int image, int c, int voxel) {
        return target.at(image, c, voxel);
    }

    /** 0 for a void voxel, 1 for others. */
    double counts(int image, int c, int voxel) {
        return counts.at(image, c, voxel);
    }

    /** A target by image, class and voxel. */
    interface TargetReader {
        double at(int image, int c, int voxel);

        /** The index of the class, where the target gives one; -1 where it doesn't. */
        default int label(int image, int voxel) {
            return -1;
        }

        /** True where the target gives indices. */
        default boolean isIndex() {
            return false;
        }
    }

    /** How much a voxel counts. */
    interface CountReader {
        double at(int image, int c, int voxel);

        /** True where all voxels count in full. */
        default boolean isAll() {
            return false;
        }
    }
}
