package io.github.certidice.loss;

import io.github.certidice.number.Rational;

/** The derivative of a loss by each voxel's prediction; coordinates are computed when they are asked for. */
public interface Gradient {

    /** The number of voxels. */
    int size();

    /**
     * The exact coordinate of a voxel.
     *
     * @throws ArithmeticException where it is infinite or undefined
     */
    Rational at(int voxel);

    /** The coordinate, correctly rounded; NaN or infinite where the mathematics says so. */
    default double doubleAt(int voxel) {
        return at(voxel).doubleValue();
    }

    /** All coordinates, correctly rounded. */
    default double[] doubles() {
        double[] all = new double[size()];
        java.util.Arrays.setAll(all, this::doubleAt);
        return all;
    }

    /** A gradient that doesn't exist: NaN everywhere. */
    static Gradient undefined(int size) {
        return new Gradient() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Rational at(int voxel) {
                throw new ArithmeticException("0/0: the gradient is undefined");
            }

            @Override
            public double doubleAt(int voxel) {
                return Double.NaN;
            }
        };
    }
}
