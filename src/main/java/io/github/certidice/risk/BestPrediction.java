package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * What scores best in expectation.
 *
 * @param score the largest expected score of any prediction
 * @param masks all predictions that have it, by their bits
 */
public record BestPrediction(Rational score, List<Mask> masks) {

    /** A search through 2^20 masks takes seconds. */
    public static final int MOST_VOXELS = 20;

    /** Copies the masks. */
    public BestPrediction {
        masks = List.copyOf(masks);
    }

    /**
     * By trying all masks.
     *
     * @throws InvalidInput for more than {@value #MOST_VOXELS} voxels
     */
    public static BestPrediction exhaustive(MaskDistribution target, Similarity score) {
        int voxels = target.voxels();
        if (voxels > MOST_VOXELS) {
            throw InvalidInput.of(
                    "distribution",
                    voxels + " voxels, so 2^" + voxels + " predictions",
                    "at most " + MOST_VOXELS + " voxels for a search through all predictions");
        }
        Rational best = Rational.of(-1);
        List<Mask> masks = new ArrayList<>();
        for (long bits = 0; bits < 1L << voxels; bits++) {
            Mask mask = Mask.of(target.shape(), bits);
            Rational expected = target.expected(score, mask);
            int sign = expected.compareTo(best);
            if (sign > 0) {
                masks.clear();
                best = expected;
            }
            if (sign >= 0) {
                masks.add(mask);
            }
        }
        return new BestPrediction(best, masks);
    }
}
