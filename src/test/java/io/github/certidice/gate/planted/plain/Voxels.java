package io.github.certidice.gate.planted.plain;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;

/**
 * The numbers of a case by image, class and voxel.
 *
 * @param z the prediction
 * @param g the target, one number for each class
 * @param m 1 where they count, 0 where they don't
 */
public record Voxels(double[][][] z, double[][][] g, double[][][] m) {

    /** As the options say. */
    public static Voxels of(Options o, Case tensors) {
        double[][][] z = o.axes.read(tensors.prediction());
        Voxels voxels = o.indexed ? indexed(o, tensors, z) : channels(o, tensors, z);
        return o.mask != null && tensors.extra().containsKey(o.mask)
                ? voxels.masked(tensors.extra().get(o.mask))
                : voxels;
    }

    private static Voxels channels(Options o, Case tensors, double[][][] z) {
        Voxels voxels = new Voxels(z, o.axes.read(tensors.target()), like(z));
        voxels.each((b, c, v) -> voxels.count(o, b, c, v));
        return voxels;
    }

    private void count(Options o, int b, int c, int v) {
        boolean counts = o.voidLabel == null || g[b][c][v] != o.voidLabel;
        m[b][c][v] = counts ? 1 : 0;
        g[b][c][v] = counts ? g[b][c][v] : 0;
    }

    private static Voxels indexed(Options o, Case tensors, double[][][] z) {
        double[][] labels = labels(tensors.target(), z.length);
        Voxels voxels = new Voxels(z, like(z), like(z));
        for (double label : tensors.target().toDoubles()) {
            requireClass(o, label, voxels.classes());
        }
        voxels.each((b, c, v) -> {
            voxels.m[b][c][v] = o.voidLabel != null && labels[b][v] == o.voidLabel ? 0 : 1;
            voxels.g[b][c][v] = labels[b][v] == c ? voxels.m[b][c][v] : 0;
        });
        return voxels;
    }

    private static void requireClass(Options o, double label, int classes) {
        boolean isVoid = o.voidLabel != null && label == o.voidLabel;
        if (!isVoid && (label < 0 || label >= classes)) {
            throw new IllegalArgumentException("label " + label + " is none of " + classes + " classes");
        }
    }

    /** Indices by image and voxel, whether there is an axis of size 1 for the classes or not. */
    public static double[][] labels(Tensor target, int images) {
        int voxels = target.size() / Math.max(images, 1);
        double[][] labels = new double[images][voxels];
        for (int i = 0; i < target.size(); i++) {
            labels[i / voxels][i % voxels] = target.at(i);
        }
        return labels;
    }

    private Voxels masked(Tensor mask) {
        double[][] weights = labels(mask, z.length);
        each((b, c, v) -> {
            m[b][c][v] = weights[b][v];
            g[b][c][v] *= weights[b][v];
        });
        return this;
    }

    /** Zeros of that shape. */
    public static double[][][] like(double[][][] numbers) {
        double[][][] zeros = new double[numbers.length][][];
        for (int b = 0; b < zeros.length; b++) {
            zeros[b] = new double[numbers[b].length][numbers[b].length == 0 ? 0 : numbers[b][0].length];
        }
        return zeros;
    }

    /** Something done for each number. */
    public interface Visit {

        /** For that of image b, class c and voxel v. */
        void at(int b, int c, int v);
    }

    /** Visits all, class by class of an image. */
    public void each(Visit visit) {
        for (int b = 0; b < z.length; b++) {
            for (int c = 0; c < z[b].length; c++) {
                for (int v = 0; v < z[b][c].length; v++) {
                    visit.at(b, c, v);
                }
            }
        }
    }

    /** The number of images. */
    public int images() {
        return z.length;
    }

    /** The number of classes. */
    public int classes() {
        return z.length == 0 ? 0 : z[0].length;
    }

    /** The number of voxels of an image. */
    public int size() {
        return classes() == 0 ? 0 : z[0][0].length;
    }

    /** All classes of a voxel. */
    public static double[] voxel(double[][][] numbers, int b, int v) {
        double[] all = new double[numbers[b].length];
        for (int c = 0; c < all.length; c++) {
            all[c] = numbers[b][c][v];
        }
        return all;
    }

    /** Sets all classes of a voxel. */
    public static void put(double[][][] numbers, int b, int v, double[] all) {
        for (int c = 0; c < all.length; c++) {
            numbers[b][c][v] = all[c];
        }
    }
}
