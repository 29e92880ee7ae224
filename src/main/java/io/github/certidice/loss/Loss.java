package io.github.certidice.loss;

import io.github.certidice.image.Pair;
import io.github.certidice.image.Target;
import java.util.Optional;

/**
 * A loss of a probability map against a target: 0 is best. Values and gradients are exact.
 *
 * <p>Every loss in {@link LossRegistry} runs through the same contract properties in the tests; what it promises
 * beyond them it declares here.
 */
public interface Loss {

    /** The name that reports use. */
    String name();

    /** Value and gradient. */
    Evaluation of(Pair pair);

    /** False where this loss is not defined for such a target, soft labels say. */
    default boolean accepts(Target target) {
        return true;
    }

    /** The similarity S with loss = 1 - S on all 0/1 predictions of nonempty binary targets, where there is one. */
    Optional<Similarity> atVertices();

    /** True where loss(y, p) = loss(p, y) for all y and p. */
    boolean isSymmetric();

    /** True where the loss is 0 exactly when p = y, for binary y. */
    boolean isZeroAtEquality();
}
