package io.github.certidice.loss.evaluation;

import java.util.List;

/** The largest target and prediction of each image and class, which decide what is empty. */
record TargetPeaks(Grid grid, List<Integer> classes, boolean perImage) {

    /** The largest target number of a group's voxels that count. */
    double target(int image, int c) {
        return peak(image, c, true);
    }

    /** The largest number of the prediction, before any activation. */
    double prediction(int image, int c) {
        return peak(image, c, false);
    }

    private double peak(int image, int c, boolean target) {
        double peak = 0;
        for (int i = perImage ? image : 0; i < (perImage ? image + 1 : grid.images()); i++) {
            for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                if (grid.counts(i, classes.get(c), voxel) > 0) {
                    double x =
                            target ? grid.target(i, classes.get(c), voxel) : grid.prediction(i, classes.get(c), voxel);
                    peak = Math.max(peak, x);
                }
            }
        }
        return peak;
    }
}
