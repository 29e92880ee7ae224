package io.github.certidice.loss.variant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import org.junit.jupiter.api.Test;

/** Small pairs whose losses were worked out by hand. */
class LossVariantsTest {

    private static Pair pair(double y, double p, double q) {
        Shape two = Shape.of(2);
        return new Pair(
                ProbabilityMap.of(two, voxel -> voxel == 0 ? y : 0),
                ProbabilityMap.of(two, voxel -> voxel == 0 ? p : q));
    }

    @Test
    void sums_of_maps() {
        assertThat(MapSums.of(pair(1, 0.5, 0.25)))
                .isEqualTo(new MapSums(Rational.of(7, 4), Rational.HALF, Rational.of(3, 4)));
    }

    @Test
    void jaccard_metric_losses_are_one_on_masks_and_two_on_soft_labels() {
        for (JaccardMetricLoss loss : JaccardMetricLoss.values()) {
            assertThat(loss.of(pair(1, 0.5, 0.25))).isEqualTo(Rational.of(3, 5));
            assertThat(loss.of(pair(0.5, 0.5, 0))).isEqualTo(Rational.ZERO);
            assertThat(loss.of(pair(0, 0, 0))).isEqualTo(Rational.ZERO);
        }
        assertThat(JaccardMetricLoss.RATIO_OF_SUMS.of(pair(0.5, 0.5, 0.25))).isEqualTo(Rational.of(1, 3));
        assertThat(JaccardMetricLoss.PRODUCT.of(pair(0.5, 0.5, 0.25))).isEqualTo(Rational.HALF);
    }

    @Test
    void a_constant_below_alone_moves_soft_dice() {
        assertThat(GuardedDice.of(Rational.of(1, 4), pair(1, 0.5, 0.25))).isEqualTo(Rational.HALF);
        assertThat(GuardedDice.of(Rational.ONE, pair(1, 1, 0))).isEqualTo(Rational.of(1, 3));
    }

    @Test
    void logarithms_end_at_100() {
        assertThat(FlooredCrossEntropy.value(Rational.HALF).doubleValue()).isEqualTo(0.6931471805599453);
        assertThat(FlooredCrossEntropy.value(Rational.of(0x1p-144)).doubleValue())
                .isBetween(99.8, 99.9);
        assertThat(FlooredCrossEntropy.value(Rational.of(0x1p-145))).isEqualTo(FlooredCrossEntropy.MOST);
        assertThat(FlooredCrossEntropy.value(Rational.ZERO)).isEqualTo(FlooredCrossEntropy.MOST);
    }

    @Test
    void slopes_have_a_floor_below() {
        Rational eighth = Rational.of(1, 8);

        assertThat(FlooredCrossEntropy.slope(Rational.ONE, Rational.HALF, eighth))
                .isEqualTo(Rational.of(-2));
        assertThat(FlooredCrossEntropy.slope(Rational.ONE, Rational.ZERO, eighth))
                .isEqualTo(Rational.of(-8));
        assertThat(FlooredCrossEntropy.slope(Rational.ZERO, Rational.ZERO, eighth))
                .isEqualTo(Rational.ZERO);
    }

    @Test
    void what_libraries_make_of_a_similarity() {
        assertThat(Reshaping.NEGATIVE_LOG.of(Rational.HALF).doubleValue()).isEqualTo(0.6931471805599453);
        assertThat(Reshaping.LOG_COSH.of(Rational.HALF).doubleValue()).isEqualTo(0.12011450695827752);
        Enclosure none = Reshaping.LOG_COSH.of(Rational.ONE).enclose(60);
        assertThat(none.low()).isLessThanOrEqualTo(Rational.ZERO);
        assertThat(none.high()).isBetween(Rational.ZERO, Rational.of(0x1p-58));
        assertThat(Reshaping.SQUARE.of(Rational.of(1, 4))).isEqualTo(Rational.of(9, 16));
    }
}
