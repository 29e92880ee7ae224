package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import java.util.Map;

/**
 * What an oracle is asked.
 *
 * @param tensors prediction, target and further tensors, as the library takes them
 * @param gradient true where the gradient is wanted too
 * @param asShipped true where a defect of the library is to be reproduced, where that is well defined
 */
public record Question(Case tensors, boolean gradient, boolean asShipped) {

    /** Value and gradient of the documented loss. */
    public static Question of(Tensor prediction, Tensor target) {
        return new Question(new Case(prediction, target, Map.of()), true, false);
    }
}
