package io.github.certidice.image;

import io.github.certidice.InvalidInput;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A number in [0, 1] for every voxel, kept as float or double: a predicted probability, or a soft label. The array is
 * not copied: don't change it.
 */
public final class ProbabilityMap implements Target {

    private final Shape shape;
    private final float[] floats;
    private final double[] doubles;

    private ProbabilityMap(Shape shape, float[] floats, double[] doubles) {
        this.shape = shape;
        this.floats = floats;
        this.doubles = doubles;
    }

    /**
     * Single precision.
     *
     * @throws InvalidInput if there are not as many values as voxels, or one is NaN or outside [0, 1]
     */
    public static ProbabilityMap of(Shape shape, float[] values) {
        ProbabilityMap map = new ProbabilityMap(shape, values, null);
        map.requireProbabilities(values.length);
        return map;
    }

    /**
     * Double precision.
     *
     * @throws InvalidInput if there are not as many values as voxels, or one is NaN or outside [0, 1]
     */
    public static ProbabilityMap of(Shape shape, double... values) {
        ProbabilityMap map = new ProbabilityMap(shape, null, values);
        map.requireProbabilities(values.length);
        return map;
    }

    /** Double precision, by a formula. */
    public static ProbabilityMap of(Shape shape, IntToDoubleFunction value) {
        double[] values = new double[shape.size()];
        Arrays.setAll(values, value);
        return of(shape, values);
    }

    private void requireProbabilities(int length) {
        if (length != shape.size()) {
            throw InvalidInput.of("probabilities", length + " values", shape.size() + ", one per voxel of " + shape);
        }
        boolean valid = true;
        for (int voxel = 0; voxel < length; voxel++) {
            double p = at(voxel);
            valid &= p >= 0 && p <= 1; // false for NaN
        }
        if (!valid) {
            throw outside();
        }
    }

    private InvalidInput outside() {
        int voxel = 0;
        while (at(voxel) >= 0 && at(voxel) <= 1) {
            voxel++;
        }
        String found = at(voxel) + " at voxel " + shape.position(voxel);
        return InvalidInput.of("probabilities", found, "numbers from 0 to 1");
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public double at(int voxel) {
        return floats != null ? floats[voxel] : doubles[voxel];
    }

    /** True where the values are kept as floats. */
    public boolean isSinglePrecision() {
        return floats != null;
    }

    /**
     * The values themselves, not a copy.
     *
     * @throws IllegalStateException if this is in double precision
     */
    public float[] floats() {
        if (floats == null) {
            throw new IllegalStateException("this map is in double precision");
        }
        return floats;
    }

    @Override
    public boolean isBinary() {
        for (int voxel = 0; voxel < shape.size(); voxel++) {
            if (at(voxel) != 0 && at(voxel) != 1) {
                return false;
            }
        }
        return true;
    }

    /** The mask of the voxels whose value is above the threshold. */
    public Mask above(double threshold) {
        return Mask.of(shape, voxel -> at(voxel) > threshold);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProbabilityMap that
                && shape.equals(that.shape)
                && Arrays.equals(floats, that.floats)
                && Arrays.equals(doubles, that.doubles);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * shape.hashCode() + Arrays.hashCode(floats)) + Arrays.hashCode(doubles);
    }
}
