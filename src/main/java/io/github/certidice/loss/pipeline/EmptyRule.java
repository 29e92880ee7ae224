package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;

/** What happens to a group without foreground. */
public sealed interface EmptyRule {

    /** The formula holds; 0/0 is NaN. */
    EmptyRule FORMULA = new Formula();
    /** {@link ZeroLoss}. */
    EmptyRule ZERO_LOSS = new ZeroLoss();
    /** {@link Skipped} where the target has none. */
    EmptyRule PRESENT = new Skipped(Criterion.TARGET, Rational.ZERO);
    /** {@link Skipped} where target and prediction have none. */
    EmptyRule UNION = new Skipped(Criterion.UNION, Rational.ZERO);

    /** The formula holds; 0/0 is NaN. */
    record Formula() implements EmptyRule {}

    /** Where the target is empty the loss is 0, which counts in averages. */
    record ZeroLoss() implements EmptyRule {}

    /**
     * The group doesn't count in averages.
     *
     * @param criterion what has to be empty
     * @param threshold what counts as empty: no number above it
     */
    record Skipped(Criterion criterion, Rational threshold) implements EmptyRule {}

    /**
     * The ratio is this where it reads 0/0.
     *
     * @param ratio the value
     */
    record RatioAtZero(Rational ratio) implements EmptyRule {}

    /** What has to be empty. */
    enum Criterion {
        /** The target. */
        TARGET,
        /** Target and prediction. */
        UNION
    }
}
