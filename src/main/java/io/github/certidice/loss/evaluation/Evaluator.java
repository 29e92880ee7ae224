package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Pipeline;

/** Evaluates pipelines. */
public final class Evaluator {

    private Evaluator() {}

    /**
     * Value and, where wanted, gradient.
     *
     * @throws io.github.certidice.InvalidInput where the tensors don't fit the loss
     */
    public static Outcome evaluate(Pipeline pipeline, Case tensors, boolean gradient) {
        throw new UnsupportedOperationException();
    }
}
