package io.github.certidice.image;

import io.github.certidice.InvalidInput;

/**
 * How many voxels a predicted mask gets right and wrong.
 *
 * @param tp foreground predicted as foreground
 * @param fp background predicted as foreground
 * @param fn foreground predicted as background
 * @param tn background predicted as background
 */
public record Confusion(long tp, long fp, long fn, long tn) {

    /** Rejects negative counts and no voxels at all. */
    public Confusion {
        if ((tp | fp | fn | tn) < 0 || tp + fp + fn + tn < 1) {
            throw InvalidInput.of(
                    "confusion", tp + " " + fp + " " + fn + " " + tn, "counts of at least 0 with at least one voxel");
        }
    }

    /** d, the number of voxels. */
    public long voxels() {
        return tp + fp + fn + tn;
    }

    /** n, the number of foreground voxels of the target. */
    public long foreground() {
        return tp + fn;
    }

    /** The number of voxels predicted as foreground. */
    public long predicted() {
        return tp + fp;
    }

    /** True where target and prediction are both empty: the only 0/0 of Dice and Jaccard. */
    public boolean isBothEmpty() {
        return tp + fp + fn == 0;
    }
}
