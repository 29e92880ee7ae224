package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.List;

/**
 * From the losses of groups to what the library returns.
 *
 * @param weights of classes
 * @param order which axis goes first, which matters where groups are left out or weights are normalised
 * @param classes what is done over classes
 * @param images what is done over images
 * @param none what an average over no group is
 * @param spatialOnes true where a result that keeps axes has an axis of size 1 for each spatial axis
 * @param after steps on the result
 */
public record Averaging(
        Weights weights,
        Order order,
        Reduction classes,
        Reduction images,
        None none,
        boolean spatialOnes,
        List<Step> after) {

    /** Plain means. */
    public static final Averaging MEAN = of(Reduction.MEAN, Reduction.MEAN);

    /** Copies the steps. */
    public Averaging {
        after = List.copyOf(after);
    }

    /** Which axis goes first. */
    public enum Order {
        /** All groups alike. */
        JOINT,
        /** Classes of an image, then images. */
        CLASSES_FIRST,
        /** Images of a class, then classes. */
        IMAGES_FIRST
    }

    /** What is done over an axis. */
    public enum Reduction {
        /** The mean. */
        MEAN,
        /** The sum. */
        SUM,
        /** Nothing: the axis stays. */
        NONE
    }

    /** What an average over no group is. */
    public enum None {
        /** 0. */
        ZERO,
        /** NaN. */
        NAN
    }

    /** Weights of classes; without slope. */
    public sealed interface Weights {}

    /** All classes weigh the same. */
    public record Equal() implements Weights {}

    /**
     * Given weights.
     *
     * @param argument the name by which the caller knows them
     * @param weights one for each class that counts
     * @param normalised true where the weighted sum is divided by the sum of weights instead of the number of classes
     */
    public record Given(String argument, List<Rational> weights, boolean normalised) implements Weights {
        /** Rejects negative ones. */
        public Given {
            weights = List.copyOf(weights);
            Checks.requireNotNegative(argument, weights);
        }
    }

    /**
     * The share of the class in the target, {@code G_c / sum G}: in that of its image where images have ratios of their
     * own.
     */
    public record Support() implements Weights {}

    /**
     * {@code 1 / (f_c^2 + epsilon)} with the volume f_c of the class in the targets of all images, divided by the mean
     * of such weights over all classes, those too that don't count.
     *
     * @param epsilon above 0
     */
    public record InverseSquareFrequency(Rational epsilon) implements Weights {}

    /**
     * Other weights, but one class weighs 0 and still counts in the divisor.
     *
     * @param skipped its index among the classes that count; without effect where there are fewer
     * @param others of the other classes, not normalised
     */
    public record Skipping(int skipped, Weights others) implements Weights {}

    /** Without weights, over all groups alike. */
    public static Averaging of(Reduction classes, Reduction images) {
        return new Averaging(new Equal(), Order.JOINT, classes, images, None.NAN, false, List.of());
    }

    /** The same with weights. */
    public Averaging with(Weights other) {
        return new Averaging(other, order, classes, images, none, spatialOnes, after);
    }

    /** The same in another order. */
    public Averaging with(Order other) {
        return new Averaging(weights, other, classes, images, none, spatialOnes, after);
    }

    /** The same with another average over no group. */
    public Averaging with(None other) {
        return new Averaging(weights, order, classes, images, other, spatialOnes, after);
    }

    /** The same with axes of size 1 for the spatial ones. */
    public Averaging withSpatialOnes() {
        return new Averaging(weights, order, classes, images, none, true, after);
    }

    /** The same with steps after it. */
    public Averaging then(Step... steps) {
        return new Averaging(weights, order, classes, images, none, spatialOnes, List.of(steps));
    }
}
