package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an oracle is asked.
 *
 * @param tensors prediction, target and further tensors, as the library takes them
 * @param gradient true where the gradient is wanted too
 * @param asShipped true where a defect of the library is to be reproduced, where that is well defined
 * @param storage how a subject is asked to keep the tensors; nothing to an oracle
 */
public record Question(Case tensors, boolean gradient, boolean asShipped, Storage storage) {

    /** Of tensors that lie as usual. */
    public Question(Case tensors, boolean gradient, boolean asShipped) {
        this(tensors, gradient, asShipped, Storage.CONTIGUOUS);
    }

    /** Value and gradient of the documented loss. */
    public static Question of(Tensor prediction, Tensor target) {
        return new Question(new Case(prediction, target, Map.of()), true, false);
    }

    /** The same of other tensors. */
    public Question of(Case others) {
        return new Question(others, gradient, asShipped, storage);
    }

    /** True where one of the tensors at least lies otherwise if it is kept so. */
    public boolean isMovedBy(Storage other) {
        return Stream.concat(Stream.of(tensors.prediction(), tensors.target()), tensors.extra().values().stream())
                .anyMatch(tensor -> other.moves(tensor.shape()));
    }

    /** The same with tensors that are to lie so. */
    public Question in(Storage other) {
        return new Question(tensors, gradient, asShipped, other);
    }
}
