package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;
import java.util.Map;

/**
 * The tensors that a loss is evaluated on, as its library takes them.
 *
 * @param prediction logits or probabilities
 * @param target labels, one-hot, or soft
 * @param extra further tensors, by the library's own argument name
 */
public record Case(Tensor prediction, Tensor target, Map<String, Tensor> extra) {

    /** Copies the map. */
    public Case {
        extra = Map.copyOf(extra);
    }

    /** Without further tensors. */
    public Case(Tensor prediction, Tensor target) {
        this(prediction, target, Map.of());
    }
}
