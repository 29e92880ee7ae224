package io.github.certidice.image.file;

import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;

/** The numbers of an image in C order, in an array no wider than they need. */
sealed interface Numbers {

    double at(int voxel);

    /** @throws ArithmeticException if this can't hold the value */
    void set(int voxel, double value);

    /** These numbers as probabilities, without a copy where they are floats or doubles. */
    ProbabilityMap probabilities(Shape shape);

    /** Booleans and unsigned bytes. */
    record Bytes(byte[] array) implements Numbers {

        static Bytes of(int size) {
            return new Bytes(new byte[size]);
        }

        @Override
        public double at(int voxel) {
            return array[voxel] & 0xff;
        }

        @Override
        public void set(int voxel, double value) {
            array[voxel] = (byte) (int) value;
        }

        @Override
        public ProbabilityMap probabilities(Shape shape) {
            return rounded(this, shape);
        }
    }

    /** Whole numbers that fit in 32 bits. */
    record Integers(int[] array) implements Numbers {

        static Integers of(int size) {
            return new Integers(new int[size]);
        }

        @Override
        public double at(int voxel) {
            return array[voxel];
        }

        @Override
        public void set(int voxel, double value) {
            int whole = (int) value;
            if (whole != value) {
                throw new ArithmeticException("beyond 32 bits");
            }
            array[voxel] = whole;
        }

        @Override
        public ProbabilityMap probabilities(Shape shape) {
            return rounded(this, shape);
        }
    }

    /** Single precision, and whatever is narrower. */
    record Floats(float[] array) implements Numbers {

        static Floats of(int size) {
            return new Floats(new float[size]);
        }

        @Override
        public double at(int voxel) {
            return array[voxel];
        }

        @Override
        public void set(int voxel, double value) {
            array[voxel] = (float) value;
        }

        @Override
        public ProbabilityMap probabilities(Shape shape) {
            return ProbabilityMap.of(shape, array);
        }
    }

    /** Double precision. */
    record Doubles(double[] array) implements Numbers {

        static Doubles of(int size) {
            return new Doubles(new double[size]);
        }

        @Override
        public double at(int voxel) {
            return array[voxel];
        }

        @Override
        public void set(int voxel, double value) {
            array[voxel] = value;
        }

        @Override
        public ProbabilityMap probabilities(Shape shape) {
            return ProbabilityMap.of(shape, array);
        }
    }

    /** Of whole numbers only 0 and 1 are probabilities, so floats hold them exactly. */
    private static ProbabilityMap rounded(Numbers wholes, Shape shape) {
        float[] floats = new float[shape.size()];
        for (int voxel = 0; voxel < floats.length; voxel++) {
            floats[voxel] = (float) wholes.at(voxel);
        }
        return ProbabilityMap.of(shape, floats);
    }
}
