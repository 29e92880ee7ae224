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

    /** So that sums of counts, also of doubled ones, stay far below 2^63. */
    private static final long MOST = 1L << 60;

    /** Rejects negative counts, counts above 2^60, and no voxels at all. */
    public Confusion {
        boolean negative = (tp | fp | fn | tn) < 0;
        boolean large = Math.max(Math.max(tp, fp), Math.max(fn, tn)) > MOST;
        if (negative || large || (tp | fp | fn | tn) == 0) {
            throw InvalidInput.of(
                    "confusion", tp + " " + fp + " " + fn + " " + tn, "counts from 0 to 2^60 with at least one voxel");
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
