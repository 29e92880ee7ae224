package io.github.certidice.gate.planted.storage;

import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Storage;
import java.util.Arrays;
import java.util.List;

/**
 * A tensor as libraries keep it.
 *
 * @param of its numbers in C order
 * @param memory where they lie; NaN between them
 * @param strides how far neighbours of an axis are apart there
 */
public record Strided(Tensor of, double[] memory, int[] strides) {

    /** Lays it out. */
    static Strided of(Tensor tensor, Storage storage) {
        int width = storage == Storage.STRIDED ? 2 : 1;
        int[] strides = strides(tensor.shape(), width, storage == Storage.TRANSPOSED);
        double[] memory = new double[tensor.size() * width];
        Arrays.fill(memory, Double.NaN);
        Strided laid = new Strided(tensor, memory, strides);
        for (int i = 0; i < tensor.size(); i++) {
            memory[laid.place(i)] = tensor.at(i);
        }
        return laid;
    }

    private static int[] strides(List<Integer> shape, int width, boolean firstFastest) {
        int[] strides = new int[shape.size()];
        int stride = width;
        for (int k = 0; k < strides.length; k++) {
            int axis = firstFastest ? k : strides.length - 1 - k;
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        return strides;
    }

    /** Of the number with that place in C order. */
    private int place(int index) {
        int place = 0;
        int rest = index;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            place += rest % of.axis(axis) * strides[axis];
            rest /= of.axis(axis);
        }
        return place;
    }

    /** Read by its strides. */
    public Tensor read() {
        double[] numbers = new double[of.size()];
        Arrays.setAll(numbers, i -> memory[place(i)]);
        return Tensor.of(of.type(), of.shape(), numbers);
    }

    /** The first numbers in memory, whatever the strides say. */
    public Tensor first() {
        return Tensor.of(of.type(), of.shape(), Arrays.copyOf(memory, of.size()));
    }

    /** True where C order and memory are the same. */
    public boolean isContiguous() {
        for (int i = 0; i < of.size(); i++) {
            if (place(i) != i) {
                return false;
            }
        }
        return true;
    }
}
