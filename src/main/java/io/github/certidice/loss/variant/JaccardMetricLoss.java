package io.github.certidice.loss.variant;

import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;

/**
 * The Jaccard metric losses for soft labels (Wang et al., NeurIPS 2023). On masks both are the Jaccard loss; unlike the
 * soft Jaccard loss they are 0 at p = y for every y. The distance of two maps of zeros is 0.
 */
public enum JaccardMetricLoss {
    /** {@code 1 - (|y| + |p| - |y - p|) / (|y| + |p| + |y - p|)}: 1 - sum min / sum max. */
    RATIO_OF_SUMS {
        @Override
        Rational intersection(MapSums sums) {
            return sums.total().minus(sums.distance()).over(Rational.TWO);
        }
    },

    /** {@code |y - p| / (<y,p> + |y - p|)}. */
    PRODUCT {
        @Override
        Rational intersection(MapSums sums) {
            return sums.product();
        }
    };

    /** What stands for the intersection of the two maps. */
    abstract Rational intersection(MapSums sums);

    /** The loss of the pair; symmetric in target and prediction. */
    public Rational of(Pair pair) {
        MapSums sums = MapSums.of(pair);
        Rational distance = sums.distance();
        return distance.signum() == 0
                ? Rational.ZERO
                : distance.over(intersection(sums).plus(distance));
    }
}
