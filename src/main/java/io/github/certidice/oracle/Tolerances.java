package io.github.certidice.oracle;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import java.util.Optional;

/** How far a correct implementation may be from the oracle's answer. */
public interface Tolerances {

    /** Knows no bounds. */
    Tolerances NONE = (oracle, question, answer, type) -> Optional.empty();

    /**
     * Absolute bounds for an implementation that computes in a format, or nothing where none are known.
     *
     * @param answer the oracle's answer to the question
     * @param type the precision that the implementation computes in
     */
    Optional<Bounds> of(Oracle oracle, Question question, Answer answer, ElementType type);

    /**
     * Absolute bounds.
     *
     * @param value in the value's shape
     * @param gradient in the gradient's shape, where there is a gradient
     */
    record Bounds(Tensor value, Optional<Tensor> gradient) {}
}
