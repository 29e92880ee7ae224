package io.github.certidice.loss.pipeline;

import java.util.List;

/**
 * A ratio of overlaps for each group, made a loss and averaged.
 *
 * @param front from tensors to probabilities
 * @param grouping over which axes one ratio sums
 * @param overlap the ratio
 * @param empty what happens to a group without foreground
 * @param shape from the ratio of a group to its loss
 * @param averaging from groups to the result
 */
public record OverlapLoss(
        Front front, Grouping grouping, Overlap overlap, EmptyRule empty, List<Step> shape, Averaging averaging)
        implements GroupedLoss {

    /** Copies the steps. */
    public OverlapLoss {
        shape = List.copyOf(shape);
    }
}
