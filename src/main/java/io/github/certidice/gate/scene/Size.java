package io.github.certidice.gate.scene;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How large a scene is. */
public final class Size {

    private final int images;
    private final int classes;
    private final List<Integer> spatial;

    /** Their product, which is asked for with each number of a tensor. */
    private final int voxels;

    /**
     * Of an image or more.
     *
     * @param images at least 1
     * @param classes at least 1
     * @param spatial the sizes of the spatial axes; none for samples without voxels
     */
    public Size(int images, int classes, List<Integer> spatial) {
        this.images = images;
        this.classes = classes;
        this.spatial = List.copyOf(spatial);
        int product = 1;
        for (int axis : spatial) {
            product *= axis;
        }
        this.voxels = product;
    }

    /** How many images there are. */
    public int images() {
        return images;
    }

    /** How many classes. */
    public int classes() {
        return classes;
    }

    /** The sizes of the spatial axes. */
    public List<Integer> spatial() {
        return spatial;
    }

    /** The number of voxels of an image. */
    public int voxels() {
        return voxels;
    }

    /** How many numbers a prediction has. */
    public int numbers() {
        return images * classes * voxels;
    }

    /** The place of a number in C order of image, class and voxel. */
    public int index(int image, int c, int voxel) {
        return (image * classes + c) * voxels + voxel;
    }

    /** Images of so many voxels, in one line. */
    Size ofVoxels(int other) {
        return new Size(images, classes, line(spatial.size(), other));
    }

    /** One image with all voxels, in one line. */
    public Size pooled() {
        return ofImages(1).ofVoxels(images * voxels);
    }

    Size ofImages(int other) {
        return new Size(other, classes, spatial);
    }

    Size ofClasses(int other) {
        return new Size(images, other, spatial);
    }

    /** Axes of size 1, and a last one; rows of the last axis where that has another size. */
    static List<Integer> line(int rank, int voxels) {
        return IntStream.range(0, rank)
                .mapToObj(axis -> axis == rank - 1 ? voxels : 1)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Size that
                && images == that.images
                && classes == that.classes
                && spatial.equals(that.spatial);
    }

    @Override
    public int hashCode() {
        return Objects.hash(images, classes, spatial);
    }

    /** {@code "2x1.4"}: images and axes. */
    @Override
    public String toString() {
        return images + "x" + spatial.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
