package io.github.certidice.image;

import io.github.certidice.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The sizes of the axes of an image, in C order (the last axis is contiguous). */
public final class Shape {

    private static final int MOST_AXES = 3;

    private final List<Integer> axes;

    /** Known once, because it is the bound of loops. */
    private final int size;

    /**
     * Rejects no axes, more than three, sizes below 1, and more voxels than an array holds.
     *
     * @param sizes one to three positive sizes
     */
    public Shape(List<Integer> sizes) {
        axes = List.copyOf(sizes);
        if (axes.isEmpty() || axes.size() > MOST_AXES) {
            throw InvalidInput.of("shape", axes.size() + " axes", "1 to " + MOST_AXES + " axes");
        }
        double voxels = 1;
        for (int axis : axes) { // a plain loop, because shapes are made by the million
            if (axis < 1) {
                throw InvalidInput.of("shape", text(axes), "at least one voxel along every axis");
            }
            voxels *= axis;
        }
        if (voxels > Integer.MAX_VALUE - 8) {
            throw InvalidInput.of("shape", text(axes), "at most 2^31 - 9 voxels");
        }
        size = (int) voxels;
    }

    /** Of the given sizes. */
    public static Shape of(int... sizes) {
        return new Shape(Arrays.stream(sizes).boxed().toList());
    }

    /** Reads {@code "4x4x2"}. */
    public static Shape parse(String text) {
        try {
            return new Shape(
                    Arrays.stream(text.split("x", -1)).map(Integer::valueOf).toList());
        } catch (NumberFormatException e) {
            throw InvalidInput.of("shape", '"' + text + '"', "sizes joined by x, such as 4x4 or 62x128x128");
        }
    }

    /** One to three positive sizes. */
    public List<Integer> axes() {
        return axes;
    }

    /** The number of voxels, d. */
    public int size() {
        return size;
    }

    /** Where voxel {@code index} lies: {@code "(1, 0, 3)"}. */
    public String position(int index) {
        return Tensor.position(axes, index);
    }

    private static String text(List<Integer> axes) {
        return axes.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && axes.equals(that.axes);
    }

    @Override
    public int hashCode() {
        return axes.hashCode();
    }

    /** {@code "4x4x2"}. */
    @Override
    public String toString() {
        return text(axes);
    }
}
