package io.github.certidice.gate.scene;

import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.input.Content;
import io.github.certidice.oracle.input.Sketch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/**
 * What is true and what is predicted, image by image, class by class and voxel by voxel, in no library's form. Immutable:
 * the arrays that it is made from belong to it.
 *
 * @param size how large it is
 * @param truth how far each voxel is of each class, in C order of image, class and voxel
 * @param belief what is predicted, likewise; each is a number of the format
 * @param voids voxels that don't count, in C order of image and voxel
 * @param dtype the format of the prediction
 */
public record Scene(Size size, double[] truth, double[] belief, BitSet voids, ElementType dtype) implements Content {

    /** What is drawn, with numbers rounded to a format. */
    static Scene of(Sketch sketch, Size size, ElementType dtype) {
        Scene scene = new Scene(size, new double[size.numbers()], new double[size.numbers()], new BitSet(), dtype);
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                scene.take(sketch, image, voxel);
            }
        }
        return scene;
    }

    /** Used while it is made only. */
    private void take(Sketch sketch, int image, int voxel) {
        for (int c = 0; c < size.classes(); c++) {
            truth[size.index(image, c, voxel)] = dtype.nearest(sketch.target(image, c, voxel));
            belief[size.index(image, c, voxel)] = dtype.nearest(sketch.prediction(image, c, voxel));
        }
        voids.set(image * size.voxels() + voxel, sketch.ignored(image, voxel));
    }

    @Override
    public int images() {
        return size.images();
    }

    @Override
    public int voxels() {
        return size.voxels();
    }

    @Override
    public double target(int image, int c, int voxel) {
        return truth[size.index(image, c, voxel)];
    }

    @Override
    public double prediction(int image, int c, int voxel) {
        return belief[size.index(image, c, voxel)];
    }

    @Override
    public boolean ignored(int image, int voxel) {
        return voids.get(image * size.voxels() + voxel);
    }

    @Override
    public boolean isAnyIgnored() {
        return !voids.isEmpty();
    }

    /** True where every voxel is of a class, or isn't. */
    public boolean isHard() {
        return Arrays.stream(truth).allMatch(g -> g == 0 || g == 1);
    }

    /** The same with another prediction. */
    public Scene withBelief(double[] other) {
        return new Scene(size, truth, other, voids, dtype);
    }

    /** The same with another target. */
    public Scene withTruth(double[] other) {
        return new Scene(size, other, belief, voids, dtype);
    }

    /** The same with other voxels that don't count. */
    public Scene withVoids(BitSet other) {
        return new Scene(size, truth, belief, other, dtype);
    }

    /** The same with all numbers rounded to another format. */
    public Scene as(ElementType other) {
        return new Scene(size, rounded(truth, other), rounded(belief, other), voids, other);
    }

    private static double[] rounded(double[] numbers, ElementType type) {
        return Arrays.stream(numbers).map(type::nearest).toArray();
    }

    /** Of another size, whose image and voxel number k is that place of this scene; with all its classes. */
    public Scene rearranged(Size other, IntUnaryOperator place) {
        Scene scene = new Scene(other, new double[other.numbers()], new double[other.numbers()], new BitSet(), dtype);
        for (int k = 0; k < other.images() * other.voxels(); k++) {
            scene.copy(k, this, place.applyAsInt(k));
        }
        return scene;
    }

    /** Used while it is made only. */
    private void copy(int to, Scene that, int from) {
        for (int c = 0; c < size.classes(); c++) {
            int here = size.index(to / size.voxels(), c, to % size.voxels());
            int there = that.size.index(from / that.size.voxels(), c, from % that.size.voxels());
            truth[here] = that.truth[there];
            belief[here] = that.belief[there];
        }
        voids.set(to, that.voids.get(from));
    }

    /** One of its images. */
    public Scene image(int image) {
        int voxels = size.voxels();
        return rearranged(size.ofImages(1), k -> image * voxels + k);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scene that
                && size.equals(that.size)
                && Arrays.equals(truth, that.truth)
                && Arrays.equals(belief, that.belief)
                && voids.equals(that.voids)
                && dtype == that.dtype;
    }

    @Override
    public int hashCode() {
        return Objects.hash(size, Arrays.hashCode(truth), Arrays.hashCode(belief), voids, dtype);
    }

    /** Size and format. */
    @Override
    public String toString() {
        return dtype.dtype() + " " + size;
    }
}
