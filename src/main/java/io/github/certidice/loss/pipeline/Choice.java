package io.github.certidice.loss.pipeline;

/**
 * Two losses of which the tensors choose one.
 *
 * @param condition what is asked of the tensors
 * @param met the loss where it holds
 * @param otherwise the loss where it doesn't
 */
public record Choice(Condition condition, Pipeline met, Pipeline otherwise) implements Pipeline {

    /** What is asked of the tensors. */
    public sealed interface Condition {}

    /**
     * The second axis of the prediction, which holds the classes, has at most this size.
     *
     * @param most at least 1
     */
    public record AtMostChannels(int most) implements Condition {
        /** Rejects 0. */
        public AtMostChannels {
            Checks.require(most >= 1, "channels", most, "a number of at least 1");
        }
    }

    /** The target hasn't the prediction's shape: it says which class by an index. */
    public record TargetIsIndex() implements Condition {}

    /** The first for predictions with at most so many channels; the loss itself where both are the same. */
    public static Pipeline atMostChannels(int most, Pipeline met, Pipeline otherwise) {
        return met.equals(otherwise) ? met : new Choice(new AtMostChannels(most), met, otherwise);
    }

    /** The first for targets that are indices, the second for those with a number for each class. */
    public static Pipeline byTarget(Pipeline index, Pipeline channels) {
        return index.equals(channels) ? index : new Choice(new TargetIsIndex(), index, channels);
    }
}
