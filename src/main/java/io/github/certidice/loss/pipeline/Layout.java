package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.Optional;

/**
 * Where images, classes and voxels are in the tensors.
 *
 * @param channels the axis of the classes in the prediction
 * @param prediction how the prediction says which class
 * @param target how the target says which class
 * @param labels what happens to an index that is no class and not void
 * @param offValue what one-hot encoding writes for the other classes: 0, but kornia adds 10^-6
 * @param sizes what the library is told, or knows, of the tensors
 */
public record Layout(
        ChannelAxis channels, Encoding prediction, Encoding target, Labels labels, Rational offValue, Sizes sizes) {

    /** The axis of the classes. */
    public enum ChannelAxis {
        /** (B, C, ...), as PyTorch has it. */
        SECOND,
        /** (B, ..., C), as TensorFlow and JAX have it. */
        LAST,
        /** (B, ...): one class. */
        NONE,
        /** One image of one class, whatever the axes are. */
        FLAT
    }

    /** How a tensor says which class a voxel is of. */
    public enum Encoding {
        /** One number for each class. */
        CHANNELS,
        /** The index of the class, without a class axis. */
        INDEX,
        /** The index of the class, with a class axis of size 1. */
        INDEX_CHANNEL,
        /** {@link #INDEX} or {@link #INDEX_CHANNEL}. */
        INDEX_EITHER,
        /**
         * Of a target: {@link #CHANNELS} where its shape is the prediction's, with or without the axis of a single class,
         * else {@link #INDEX} or {@link #INDEX_CHANNEL}. Of a prediction: {@link #CHANNELS} where it has one axis more
         * than the target, else {@link #INDEX}; a target {@code BY_SHAPE} that has one axis more than it then is
         * {@link #CHANNELS}.
         */
        BY_SHAPE
    }

    /**
     * What the library is told, or knows, of the tensors.
     *
     * @param classes the number of classes: what {@link Encoding#INDEX} in both tensors leaves open; must agree with a
     *     tensor that has an axis of classes
     * @param rank the number of axes that the prediction must have
     */
    public record Sizes(Optional<Integer> classes, Optional<Integer> rank) {

        /** Nothing. */
        public static final Sizes OPEN = new Sizes(Optional.empty(), Optional.empty());

        /** So many classes. */
        public static Sizes ofClasses(int classes) {
            return new Sizes(Optional.of(classes), Optional.empty());
        }

        /** So many axes. */
        public static Sizes ofRank(int rank) {
            return new Sizes(Optional.empty(), Optional.of(rank));
        }
    }

    /** What happens to an index that is no class and not void. */
    public enum Labels {
        /** It is an error. */
        REFUSED,
        /** It becomes the nearest class. */
        CLAMPED,
        /** It is of no class. */
        NO_CLASS
    }

    /** Prediction and target with classes on the second axis. */
    public static final Layout CHANNELS_SECOND = of(ChannelAxis.SECOND, Encoding.CHANNELS);

    /** Of a plain target. */
    public static Layout of(ChannelAxis channels, Encoding target) {
        return new Layout(channels, Encoding.CHANNELS, target, Labels.REFUSED, Rational.ZERO, Sizes.OPEN);
    }

    /** The same with another rule for indices that are no class. */
    public Layout with(Labels rule) {
        return new Layout(channels, prediction, target, rule, offValue, sizes);
    }

    /** The same with known sizes. */
    public Layout with(Sizes known) {
        return new Layout(channels, prediction, target, labels, offValue, known);
    }

    /** The same with another encoding of the prediction. */
    public Layout withPrediction(Encoding other) {
        return new Layout(channels, other, target, labels, offValue, sizes);
    }

    /** The same with another value off the class. */
    public Layout withOffValue(Rational value) {
        return new Layout(channels, prediction, target, labels, value, sizes);
    }
}
