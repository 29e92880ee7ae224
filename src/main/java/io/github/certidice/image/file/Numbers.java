package io.github.certidice.image.file;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Tensor;

/** The numbers of an image in C order, in an array no wider than they need. */
sealed interface Numbers {

    double at(int voxel);

    /** @throws ArithmeticException if this can't hold the value; its message says what it can */
    void set(int voxel, double value);

    /** These numbers as probabilities, without a copy where they are floats or doubles. */
    ProbabilityMap probabilities(Shape shape);

    /** These numbers as those of a tensor, without a copy where that is possible. */
    default Tensor.Elements elements() {
        throw new IllegalStateException("only made for images");
    }

    /** Room for so many numbers of a tensor. */
    static Numbers allocate(ElementType type, int size) {
        return switch (type) {
            case BOOL -> new Flags(new byte[size]);
            case UINT8 -> Bytes.of(size);
            case INT32, INT64 -> new Wholes(new double[size]);
            case FLOAT16, BFLOAT16, FLOAT32 -> Floats.of(size);
            case FLOAT64 -> Doubles.of(size);
        };
    }

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

        @Override
        public Tensor.Elements elements() {
            return new Tensor.Bytes(array);
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
                throw new ArithmeticException("whole numbers that fit in 32 bits");
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

        @Override
        public Tensor.Elements elements() {
            return new Tensor.Floats(array);
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

        @Override
        public Tensor.Elements elements() {
            return new Tensor.Doubles(array);
        }
    }

    /** 0 and 1, for tensors. */
    record Flags(byte[] array) implements Numbers {
        @Override
        public double at(int voxel) {
            return array[voxel];
        }

        @Override
        public void set(int voxel, double value) {
            if (value > 1) {
                throw new ArithmeticException("0 and 1 as bool");
            }
            array[voxel] = (byte) (int) value;
        }

        @Override
        public ProbabilityMap probabilities(Shape shape) {
            return rounded(this, shape);
        }

        @Override
        public Tensor.Elements elements() {
            return new Tensor.Bytes(array);
        }
    }

    /** Whole numbers that are exact as doubles, for tensors. */
    record Wholes(double[] array) implements Numbers {
        @Override
        public double at(int voxel) {
            return array[voxel];
        }

        @Override
        public void set(int voxel, double value) {
            if (Math.abs(value) > ElementType.LARGEST_WHOLE) {
                throw new ArithmeticException("whole numbers below 2^53");
            }
            array[voxel] = value;
        }

        @Override
        public ProbabilityMap probabilities(Shape shape) {
            return rounded(this, shape);
        }

        @Override
        public Tensor.Elements elements() {
            return new Tensor.Doubles(array);
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
