package io.github.certidice.loss.dense;

import io.github.certidice.InvalidInput;
import java.util.Arrays;

/**
 * The Lovász extension of the Jaccard loss, all voxels being one image: {@code sum_k m_(k) (J_k - J_(k-1))} over the errors
 * m = 1 - p on the foreground and m = p off it, by falling size. J_k is the Jaccard loss of the mask that has exactly the
 * first k voxels wrong: with A of them on the foreground of n voxels, and B off it, {@code J = (A + B) / (n + B)}; 0 for no
 * voxel, also where n is 0.
 *
 * <p>Where errors are equal the gradient is a set; the element returned takes the background voxels of a tie first and
 * gives all voxels of one kind in a tie the same share. It is the one of smallest norm: whichever kind comes first, a
 * foreground voxel's share is the larger one, and this order makes them most equal. Errors of 0 are at the kink of |p - y|,
 * whose slope is taken as 0. A foreground voxel adds 1 / (n + B) to J, whatever A is. Background voxels that take B from B0
 * to B1 add
 *
 * <pre>(A + B1) / (n + B1) - (A + B0) / (n + B0) = (n - A) (B1 - B0) / ((n + B0) (n + B1)),</pre>
 *
 * so a share is a quotient of whole numbers, below 2^31 over below 2^62, and {@link Quotient} rounds it correctly. For the
 * value see {@link LovaszValue}.
 *
 * <p>Takes 16 bytes a voxel beside the arrays that are given, 18 for a gradient in doubles; of more than 2^24 voxels a
 * sixteenth of that, unless most errors are the same.
 */
public final class DenseLovasz {

    private DenseLovasz() {}

    /**
     * The value, correctly rounded.
     *
     * @throws InvalidInput if the lengths differ, a label is not 0 or 1, or a prediction is not in [0, 1]
     */
    public static double value(float[] p, byte[] y) {
        return LovaszValue.of(ErrorOrder.of(p, y), new Nothing());
    }

    /**
     * The value, correctly rounded; fills in the derivative by each prediction, correctly rounded.
     *
     * @throws InvalidInput as {@link #value} does, and if the gradient has another length
     */
    public static double valueAndGradient(float[] p, byte[] y, double[] gradient) {
        return evaluate(p, y, gradient).value();
    }

    /**
     * A value, and whether its gradient is one of a set.
     *
     * @param value correctly rounded
     * @param hasTies true if positive errors were equal
     * @param hasZeros true if an error was 0, the kink of its absolute value
     */
    public record Result(double value, boolean hasTies, boolean hasZeros) {}

    /**
     * As {@link #valueAndGradient(float[], byte[], double[])}.
     *
     * @throws InvalidInput as {@link #value} does, and if the gradient has another length
     */
    public static Result evaluate(float[] p, byte[] y, double[] gradient) {
        BinaryTarget.requireLength(y, gradient.length);
        return evaluate(ErrorOrder.of(p, y), gradient);
    }

    /** The same of errors in order. */
    static Result evaluate(ErrorOrder order, double[] gradient) {
        Arrays.fill(gradient, 0);
        Scattered shares = Scattered.doubles(order.largestSlice(), gradient.length);
        double value = LovaszValue.of(order, new Doubles(order, shares, gradient));
        return new Result(value, order.hasTies(), order.hasZeros());
    }

    /**
     * The value, correctly rounded to double; fills in the derivative by each prediction, correctly rounded to float.
     *
     * @throws InvalidInput as {@link #value} does, and if the gradient has another length
     */
    public static double valueAndGradient(float[] p, byte[] y, float[] gradient) {
        BinaryTarget.requireLength(y, gradient.length);
        ErrorOrder order = ErrorOrder.of(p, y);
        Arrays.fill(gradient, 0);
        Scattered shares = Scattered.floats(order.largestSlice(), gradient.length);
        return LovaszValue.of(order, new Floats(order, shares, gradient));
    }

    private record Nothing() implements LovaszValue.Gradient {

        @Override
        public void on(ErrorGroups groups, Shares shares) {}

        @Override
        public void off(ErrorGroups groups, Shares shares) {}
    }

    private record Doubles(ErrorOrder order, Scattered scattered, double[] gradient) implements LovaszValue.Gradient {

        @Override
        public void begin() {
            scattered.begin(order.starts());
        }

        @Override
        public void on(ErrorGroups groups, Shares shares) {
            int group = 0;
            shares.roundToDoubles();
            for (int k = groups.begin(); k < groups.end(); k++) {
                group += groups.step(group, k);
                scattered.put(order.indexOn(k), -shares.toDouble(group));
            }
        }

        @Override
        public void off(ErrorGroups groups, Shares shares) {
            int group = 0;
            shares.roundToDoubles();
            for (int k = groups.begin(); k < groups.end(); k++) {
                group += groups.step(group, k);
                scattered.put(order.indexOff(k), shares.toDouble(group));
            }
        }

        @Override
        public void end() {
            scattered.into(gradient);
        }
    }

    private record Floats(ErrorOrder order, Scattered scattered, float[] gradient) implements LovaszValue.Gradient {

        @Override
        public void begin() {
            scattered.begin(order.starts());
        }

        @Override
        public void on(ErrorGroups groups, Shares shares) {
            int group = 0;
            shares.roundToFloats();
            for (int k = groups.begin(); k < groups.end(); k++) {
                group += groups.step(group, k);
                scattered.put(order.indexOn(k), -shares.toFloat(group));
            }
        }

        @Override
        public void off(ErrorGroups groups, Shares shares) {
            int group = 0;
            shares.roundToFloats();
            for (int k = groups.begin(); k < groups.end(); k++) {
                group += groups.step(group, k);
                scattered.put(order.indexOff(k), shares.toFloat(group));
            }
        }

        @Override
        public void end() {
            scattered.into(gradient);
        }
    }

    /** n + B. */
    static long belowOn(ErrorOrder order, ErrorGroups groups, int i) {
        return (long) order.foreground() + groups.others(i);
    }

    /** n - A. With an empty target the first group takes J from 0 to 1: its voxels share 1, the others get 0. */
    static long aboveOff(ErrorOrder order, ErrorGroups groups, int i) {
        int n = order.foreground();
        return n == 0 && groups.first(i) == 0 ? 1 : n - groups.others(i);
    }

    /** (n + B0) (n + B1). */
    static long belowOff(ErrorOrder order, ErrorGroups groups, int i) {
        long n = order.foreground();
        return n == 0 && groups.first(i) == 0 ? groups.last(i) : (n + groups.first(i)) * (n + groups.last(i));
    }
}
