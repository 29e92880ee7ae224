package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which place in C order a tensor has for an image, a class and a voxel of it.
 *
 * @param images B
 * @param classes C
 * @param voxels S
 * @param channels where the classes are
 * @param spatial the number of spatial axes
 */
record Axes(int images, int classes, int voxels, ChannelAxis channels, int spatial) {

    /** Of a tensor of this shape. */
    static Axes of(List<Integer> shape, ChannelAxis channels) {
        int rank = shape.size();
        return switch (channels) {
            case FLAT -> new Axes(1, 1, product(shape, 0, rank), channels, 0);
            case NONE ->
                new Axes(rank == 0 ? 1 : shape.get(0), 1, product(shape, 1, rank), channels, Math.max(rank - 1, 0));
            case SECOND ->
                rank < 2
                        ? new Axes(1, product(shape, 0, rank), 1, channels, 0)
                        : new Axes(shape.get(0), shape.get(1), product(shape, 2, rank), channels, rank - 2);
            case LAST ->
                rank < 2
                        ? new Axes(1, product(shape, 0, rank), 1, channels, 0)
                        : new Axes(shape.get(0), shape.get(rank - 1), product(shape, 1, rank - 1), channels, rank - 2);
        };
    }

    /** The same with another number of classes. */
    Axes withClasses(int other) {
        return new Axes(images, other, voxels, channels, spatial);
    }

    private static int product(List<Integer> shape, int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= shape.get(axis);
        }
        return product;
    }

    /** The place of a number. */
    int index(int image, int c, int voxel) {
        return channels == ChannelAxis.LAST
                ? (image * voxels + voxel) * classes + c
                : (image * classes + c) * voxels + voxel;
    }

    /** The place of the axis of classes; -1 where there is none, as in a scalar. */
    private static int place(List<Integer> shape, ChannelAxis channels) {
        return switch (channels) {
            case SECOND -> Math.min(1, shape.size() - 1);
            case LAST -> shape.size() - 1;
            case FLAT, NONE -> -1;
        };
    }

    /** The shape of a tensor without the axis of classes. */
    static List<Integer> withoutChannels(List<Integer> shape, ChannelAxis channels) {
        List<Integer> rest = new ArrayList<>(shape);
        int place = place(shape, channels);
        if (place >= 0) {
            rest.remove(place);
        }
        return rest;
    }

    /** The shape with an axis of classes of that size, where there is one. */
    static List<Integer> withChannels(List<Integer> shape, ChannelAxis channels, int classes) {
        List<Integer> other = new ArrayList<>(shape);
        int place = place(shape, channels);
        if (place >= 0) {
            other.set(place, classes);
        }
        return other;
    }

    /** So many axes of size 1. */
    List<Integer> spatialOnes() {
        return Collections.nCopies(spatial, 1);
    }
}
