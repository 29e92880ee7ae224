package io.github.certidice.image;

import io.github.certidice.InvalidInput;

/**
 * A target and a prediction of it, voxel by voxel.
 *
 * @param target y
 * @param prediction p
 */
public record Pair(Target target, ProbabilityMap prediction) {

    /** Rejects different shapes, and labels of more than two classes. */
    public Pair {
        requireSameShape(target.shape(), prediction.shape());
        if (target instanceof Labels labels && labels.classes() > 2) {
            throw InvalidInput.of("target", labels.classes() + " classes", "a binary target; choose one class's mask");
        }
    }

    static void requireSameShape(Shape target, Shape prediction) {
        if (!target.equals(prediction)) {
            throw InvalidInput.of("prediction", "shape " + prediction, "the target's shape " + target);
        }
    }

    /** d, the number of voxels. */
    public int size() {
        return prediction.shape().size();
    }
}
