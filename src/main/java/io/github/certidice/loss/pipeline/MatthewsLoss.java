package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;

/**
 * One minus the Matthews correlation coefficient (Matthews 1975; as a loss: Abhishek and Hamarneh, ISBI 2021) of the soft counts of
 * each group,
 *
 * <pre>1 - (TP TN - FP FN) / sqrt((TP + FP) (TP + FN) (TN + FP) (TN + FN)),</pre>
 *
 * <pre>TP = e + sum p g,  TN = e + sum (1 - p)(1 - g),  FP = e + sum p (1 - g),  FN = e + sum (1 - p) g,</pre>
 *
 * from 0 to 2; without e it is NaN where a factor below is 0.
 *
 * @param front from tensors to probabilities; void voxels are removed
 * @param grouping over which axes counts are summed; classes have counts of their own
 * @param epsilon e, at least 0
 * @param averaging from groups to the result
 */
public record MatthewsLoss(Front front, Grouping grouping, Rational epsilon, Averaging averaging)
        implements GroupedLoss {

    /** Rejects void voxels that aren't removed, classes that share counts, and a negative e. */
    public MatthewsLoss {
        Voids.Effect effect = front.voids().effect();
        Checks.require(effect == Voids.Effect.REMOVED, "voids", effect, "REMOVED: other effects have no counts");
        Checks.require(grouping.perClass(), "grouping", grouping, "one where classes have counts of their own");
        Checks.requireNotNegative("epsilon", epsilon);
    }
}
