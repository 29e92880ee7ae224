package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.List;

/**
 * A weighted sum of losses of the same tensors.
 *
 * @param terms at least one
 */
public record CompoundLoss(List<Term> terms) implements Pipeline {

    /** Rejects an empty sum. */
    public CompoundLoss {
        terms = List.copyOf(terms);
        Checks.require(!terms.isEmpty(), "terms", "none", "at least one");
    }

    /**
     * One of them.
     *
     * @param weight its factor
     * @param loss what it is a factor of
     */
    public record Term(Rational weight, Pipeline loss) {}
}
