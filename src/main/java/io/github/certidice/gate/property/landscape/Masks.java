package io.github.certidice.gate.property.landscape;

import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.Trial;

/** Masks from numbers for each class. */
final class Masks {

    private Masks() {}

    /** The class with the largest number where they exclude each other, else those above the threshold. */
    static double[] of(Trial trial, double[] numbers, double threshold) {
        Size size = trial.scene().size();
        boolean exclusive = trial.form().intake().exclusive();
        double[] mask = new double[numbers.length];
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                int best = best(size, numbers, size.index(image, 0, voxel));
                for (int c = 0; c < size.classes(); c++) {
                    int k = size.index(image, c, voxel);
                    mask[k] = (exclusive ? c == best : numbers[k] > threshold) ? 1 : 0;
                }
            }
        }
        return mask;
    }

    /** The first class with the largest number. */
    private static int best(Size size, double[] numbers, int first) {
        int best = 0;
        for (int c = 1; c < size.classes(); c++) {
            best = numbers[first + c * size.voxels()] > numbers[first + best * size.voxels()] ? c : best;
        }
        return best;
    }
}
