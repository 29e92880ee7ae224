package io.github.certidice.gate.scene;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How large a scene is.
 *
 * @param images at least 1
 * @param classes at least 1
 * @param spatial the sizes of the spatial axes; none for samples without voxels
 */
public record Size(int images, int classes, List<Integer> spatial) {

    /** Copies the sizes. */
    public Size {
        spatial = List.copyOf(spatial);
    }

    /** The number of voxels of an image. */
    public int voxels() {
        int product = 1; // no stream: this is asked for each number of a tensor
        for (int axis : spatial) {
            product *= axis;
        }
        return product;
    }

    /** How many numbers a prediction has. */
    public int numbers() {
        return images * classes * voxels();
    }

    /** The place of a number in C order of image, class and voxel. */
    public int index(int image, int c, int voxel) {
        return (image * classes + c) * voxels() + voxel;
    }

    /** Images of so many voxels, in one line. */
    Size ofVoxels(int voxels) {
        return new Size(images, classes, line(spatial.size(), voxels));
    }

    /** One image with all voxels, in one line. */
    public Size pooled() {
        return ofImages(1).ofVoxels(images * voxels());
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

    /** {@code "2x1.4"}: images and axes. */
    @Override
    public String toString() {
        return images + "x" + spatial.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
