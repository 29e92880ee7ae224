package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;

/** From the numbers of the prediction to probabilities. */
public sealed interface Activation {

    /** p = z. */
    record Identity() implements Activation {}

    /** {@code p = 1 / (1 + e^-z)}. */
    record Sigmoid() implements Activation {}

    /**
     * {@code p_c = e^(z_c) / sum_j e^(z_j)}.
     *
     * @param single what happens where there is one class
     */
    record Softmax(Single single) implements Activation {

        /** What softmax does to one class. */
        public enum Single {
            /** p = 1, as the formula says. */
            ONE,
            /** p = z: it is left out. */
            LEFT_OUT,
            /** The sigmoid is used instead. */
            SIGMOID
        }
    }

    /**
     * {@code p / sum_j p_j}.
     *
     * @param inner what makes p
     */
    record Normalised(Activation inner) implements Activation {}

    /**
     * {@code p / (1 + p)}: the sigmoid of log p.
     *
     * @param inner what makes p
     */
    record SigmoidOfLog(Activation inner) implements Activation {}

    /**
     * p, but at least low and at most high; beyond them its slope is 0.
     *
     * @param inner what makes p
     * @param low lower end
     * @param high upper end
     */
    record Clamped(Activation inner, Rational low, Rational high) implements Activation {
        /** Rejects an empty interval. */
        public Clamped {
            Checks.require(
                    low.compareTo(high) <= 0, "clamp", low + " to " + high, "a lower end of at most the upper one");
        }
    }

    /**
     * 1 where p is above the threshold, else 0; without slope.
     *
     * @param inner what makes p
     * @param at the threshold
     */
    record Threshold(Activation inner, Rational at) implements Activation {}

    /** 1 for the class with the largest number, the first of equal ones, 0 for the others; without slope. */
    record Argmax() implements Activation {}

    /**
     * {@link Argmax} where the prediction is of a floating-point type; p = z where it is of whole numbers, which then may
     * have several classes in a voxel, or none.
     */
    record ArgmaxOfFloats() implements Activation {}

    /** {@link Identity} where all numbers of the prediction are in [0, 1], else {@link Sigmoid}. */
    record SigmoidOfLogits() implements Activation {}

    /** {@link Identity}. */
    Activation IDENTITY = new Identity();
    /** {@link Sigmoid}. */
    Activation SIGMOID = new Sigmoid();
    /** {@link Softmax} by its formula. */
    Activation SOFTMAX = new Softmax(Softmax.Single.ONE);
}
