package io.github.certidice.loss.pipeline;

/** A loss of groups of voxels that aren't looked at together, and their average. */
public sealed interface GroupedLoss extends Pipeline permits OverlapLoss, LovaszLoss, MatthewsLoss, PixelwiseLoss {

    /** From tensors to probabilities. */
    Front front();

    /** Which axes a group runs over. */
    Grouping grouping();

    /** From the losses of groups to the result. */
    Averaging averaging();
}
