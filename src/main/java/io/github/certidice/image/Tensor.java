package io.github.certidice.image;

import io.github.certidice.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers on a grid of any rank, in C order, as a loss library takes and gives them. Immutable: the arrays that it is
 * made from belong to it.
 *
 * @param type the format that the numbers were given in; each of them is exactly a double
 * @param shape the sizes of the axes; none for a single number, 0 for an axis without elements
 * @param elements the numbers
 */
public record Tensor(ElementType type, List<Integer> shape, Elements elements) {

    /** As many as numpy allows. */
    public static final int MOST_AXES = 64;

    /** The numbers, in an array of their own width. */
    public sealed interface Elements {

        /** The number at a place in C order. */
        double at(int index);

        /** How many there are. */
        int size();
    }

    /** Numbers that need 64 bits. */
    public record Doubles(double[] array) implements Elements {
        @Override
        public double at(int index) {
            return array[index];
        }

        @Override
        public int size() {
            return array.length;
        }
    }

    /** Numbers of 32 bits or less. */
    public record Floats(float[] array) implements Elements {
        @Override
        public double at(int index) {
            return array[index];
        }

        @Override
        public int size() {
            return array.length;
        }
    }

    /** Whole numbers from 0 to 255. */
    public record Bytes(byte[] array) implements Elements {
        @Override
        public double at(int index) {
            return array[index] & 0xff;
        }

        @Override
        public int size() {
            return array.length;
        }
    }

    /** Rejects negative sizes and a number of elements that is not the product of the sizes. */
    public Tensor {
        shape = List.copyOf(shape);
        long product = size("shape", shape);
        if (product != elements.size()) {
            throw InvalidInput.of("data", elements.size() + " elements", product + " for shape " + shape);
        }
    }

    /** Of the given shape and numbers. */
    public static Tensor of(ElementType type, List<Integer> shape, double... numbers) {
        return new Tensor(type, shape, new Doubles(numbers));
    }

    /** A float64 tensor. */
    public static Tensor of(List<Integer> shape, double... numbers) {
        return of(ElementType.FLOAT64, shape, numbers);
    }

    /** A single float64 number. */
    public static Tensor scalar(double number) {
        return of(List.of(), number);
    }

    /**
     * The number of elements of a shape.
     *
     * @throws InvalidInput if a size is negative, or the product is more than an array holds
     */
    public static int size(String argument, List<Integer> shape) {
        double product = 1;
        for (int size : shape) {
            if (size < 0) {
                throw InvalidInput.of(argument, shape, "sizes of at least 0");
            }
            product *= size;
        }
        if (product > Integer.MAX_VALUE - 8) {
            throw InvalidInput.of(argument, shape, "at most 2^31 - 9 elements");
        }
        return (int) product;
    }

    /** Where an element lies: {@code "(1, 0, 3)"}. */
    public static String position(List<Integer> shape, int index) {
        int[] at = new int[shape.size()];
        int rest = index;
        for (int axis = at.length - 1; axis >= 0; axis--) {
            at[axis] = rest % shape.get(axis);
            rest /= shape.get(axis);
        }
        return Arrays.stream(at).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** The number of axes. */
    public int rank() {
        return shape.size();
    }

    /** The number of elements. */
    public int size() {
        return elements.size();
    }

    /** The size of an axis; negative ones count from the last. */
    public int axis(int axis) {
        return shape.get(axis < 0 ? shape.size() + axis : axis);
    }

    /** The number at a place in C order. */
    public double at(int index) {
        return elements.at(index);
    }

    /** All numbers, in C order, in a new array. */
    public double[] toDoubles() {
        double[] all = new double[size()];
        Arrays.setAll(all, elements::at);
        return all;
    }

    /** The same numbers under another shape. */
    public Tensor reshaped(List<Integer> other) {
        return new Tensor(type, other, elements);
    }

    /** Same type, shape and numbers; NaN equals NaN. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that
                && type == that.type
                && shape.equals(that.shape)
                && Arrays.equals(toDoubles(), that.toDoubles());
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(toDoubles());
    }

    /** Type and shape, {@code "float32[2, 1, 4, 4]"}. */
    @Override
    public String toString() {
        return type.dtype() + shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
