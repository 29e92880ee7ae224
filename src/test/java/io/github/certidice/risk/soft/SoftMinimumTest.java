package io.github.certidice.risk.soft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.BestPrediction;
import io.github.certidice.risk.DistributionText;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.risk.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minimisers that were worked out by hand or by other means. */
class SoftMinimumTest {

    static MaskDistribution distribution(String... lines) {
        return DistributionText.parse("test", Arrays.asList(lines));
    }

    private static SoftPrediction prediction(String... probabilities) {
        return new SoftPrediction(
                Arrays.stream(probabilities).map(Rational::parse).toList());
    }

    @Test
    void one_probability_of_a_soft_dice_minimiser_may_lie_between_0_and_1() {
        MaskDistribution target = distribution("011 7921/11095", "100 3174/11095");

        SoftMinimum minimum = SoftMinimum.of(Surrogate.SOFT_DICE, target);

        assertThat(minimum.predictions()).containsExactly(prediction("9/20", "1", "1"));
        assertThat(minimum.gap()).isLessThan(Rational.of(1, 1_000_000_000));
        assertThat(minimum.thresholded(Rational.HALF)).hasToString("[011]");
        assertThat(BestPrediction.exhaustive(target, Metric.DICE.score()).masks())
                .hasToString("[111]");
    }

    @Test
    void a_mask_is_not_the_best_soft_prediction_for_soft_dice() {
        MaskDistribution target = distribution("011 5/7", "100 2/7");
        SoftMinimum minimum = SoftMinimum.of(Surrogate.SOFT_DICE, target);

        assertThat(Rational.ONE.minus(minimum.loss())).isGreaterThanOrEqualTo(Rational.of(316, 441));
        assertThat(BestPrediction.exhaustive(target, Metric.DICE.score()).score())
                .isEqualTo(Rational.of(315, 441));
    }

    @Test
    void the_lovasz_minimiser_may_be_one_half_everywhere() {
        MaskDistribution target = distribution("100 2/5", "010 3/10", "001 3/10");

        SoftMinimum minimum = SoftMinimum.of(Surrogate.LOVASZ_JACCARD, target);

        assertThat(minimum.loss()).isEqualTo(Rational.HALF);
        assertThat(minimum.predictions()).containsExactly(prediction("1/2", "1/2", "1/2"));
        assertThat(minimum.thresholded(Rational.HALF)).hasToString("[000, 111]");
    }

    @ParameterizedTest
    @CsvSource({"100 1/2, 010 1/3, 011 1/6", "110 3/7, 011 2/7, 101 2/7", "111 1/5, 001 3/5, 100 1/5"})
    void soft_jaccard_is_as_good_as_masks_and_never_better(String first, String second, String third) {
        MaskDistribution target = distribution(first, second, third);

        SoftMinimum minimum = SoftMinimum.of(Surrogate.SOFT_JACCARD, target);

        BestPrediction best = BestPrediction.exhaustive(target, Metric.JACCARD.score());
        assertThat(Rational.ONE.minus(minimum.loss())).isEqualTo(best.score());
        assertThat(minimum.predictions()).hasSameSizeAs(best.masks());
    }

    @ParameterizedTest
    @CsvSource({"100 1/2, 010 1/3, 011 1/6", "110 3/7, 011 2/7, 101 2/7", "111 1/5, 001 3/5, 100 1/5"})
    void no_prediction_of_a_fine_grid_is_better(String first, String second, String third) {
        MaskDistribution target = distribution(first, second, third);
        for (Surrogate surrogate : Surrogate.values()) {
            SoftMinimum minimum = SoftMinimum.of(surrogate, target);
            Rational floor = minimum.loss().minus(minimum.gap());

            assertThat(IntStream.range(0, 13 * 13 * 13).mapToObj(SoftMinimumTest::gridPoint))
                    .as(surrogate.words())
                    .allSatisfy(p -> assertThat(surrogate.expected(target, p)).isGreaterThanOrEqualTo(floor));
        }
    }

    private static SoftPrediction gridPoint(int number) {
        return new SoftPrediction(List.of(
                Rational.of(number % 13, 12), Rational.of(number / 13 % 13, 12), Rational.of(number / 169, 12)));
    }

    @ParameterizedTest
    @CsvSource({
        "1/3, 2/3, 1/2",
        "0.44, 0.46, 4/9",
        "5/7, 5/7, 5/7",
        "0.001, 0.0019, 1/527",
        "0, 1/999, 1/999",
        "0.999, 1, 999/1000",
        "1/1001, 2/2001, 4003/4006002",
        "21/34, 13/21, 13/21",
        "0, 0.001, 1/1000"
    })
    void the_simplest_fraction_of_an_interval(String low, String high, String simplest) {
        assertThat(SoftDiceMinimum.simplest(Rational.parse(low), Rational.parse(high)))
                .isEqualTo(Rational.parse(simplest));
    }

    /** Errors 1/4 and 1/2 cost 1/2 (Jaccard 1/2 without the second voxel) and 1/4 (all wrong); 3/4 and 1/2 cost 3/4. */
    @Test
    void losses_are_those_of_the_definitions() {
        Mask target = Mask.of(Shape.of(2), 1);

        assertThat(Surrogate.LOVASZ_JACCARD.loss(target, prediction("3/4", "1/2")))
                .isEqualTo(Rational.of(3, 8));
        assertThat(Surrogate.LOVASZ_JACCARD.loss(target, prediction("1/4", "1/2")))
                .isEqualTo(Rational.of(3, 4));
        assertThat(Surrogate.SOFT_JACCARD.loss(target, prediction("3/4", "1/2")))
                .isEqualTo(Rational.HALF);
        assertThat(Surrogate.SOFT_DICE.loss(target, prediction("3/4", "1/2"))).isEqualTo(Rational.of(1, 3));
        assertThat(Surrogate.values())
                .extracting(Surrogate::words)
                .containsExactly("soft Jaccard", "soft Dice", "Lovász-Jaccard");
    }

    @Test
    void what_can_not_be_searched_is_refused() {
        MaskDistribution large = distribution("10000000000 1");
        assertThatThrownBy(() -> SoftMinimum.of(Surrogate.SOFT_DICE, large))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "distribution: found 11 voxels, so 3^11 predictions, allowed: at most 10 voxels for a search"
                                + " through all of them");
        assertThatThrownBy(() -> SoftMinimum.of(Surrogate.SOFT_DICE, distribution("00 1/2", "01 1/2")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("distribution: found an empty mask, allowed: masks with foreground, where the losses are"
                        + " defined");
    }
}
