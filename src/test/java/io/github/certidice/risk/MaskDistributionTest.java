package io.github.certidice.risk;

import static io.github.certidice.risk.Distributions.mask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskDistributionTest {

    /** Dependent voxels, after the ledger's B14 (iii). */
    private static final MaskDistribution DEPENDENT = Distributions.of("100", "6/21", "001", "8/21", "011", "7/21");

    @Test
    void marginals_are_sums_of_the_masks_that_hold_a_voxel() {
        assertThat(DEPENDENT.marginals()).containsExactly(Rational.of(6, 21), Rational.of(7, 21), Rational.of(15, 21));
        assertThat(DEPENDENT.voxels()).isEqualTo(3);
    }

    @Test
    void expected_scores_are_exact() {
        assertThat(DEPENDENT.expected(new Dice(), mask("101"))).isEqualTo(Rational.of(77, 126));
        assertThat(DEPENDENT.expected(new Dice(), mask("001"))).isEqualTo(Rational.of(76, 126));
    }

    @Test
    void without_voxels_nothing_is_found() {
        assertThat(DEPENDENT.expected(new Jaccard(), mask("000"))).isEqualTo(Rational.ZERO);
    }

    @Test
    void the_order_of_masks_makes_no_difference() {
        MaskDistribution other = Distributions.of("011", "1/3", "100", "2/7", "001", "8/21");

        assertThat(other).isEqualTo(DEPENDENT).hasSameHashCodeAs(DEPENDENT);
        assertThat(DEPENDENT).isNotEqualTo(Distributions.of("011", "2/7", "100", "1/3", "001", "8/21"));
        assertThat(DEPENDENT).hasToString("{100=2/7, 001=8/21, 011=1/3}");
    }

    private static void assertRefused(String message, String... masksAndProbabilities) {
        assertThatThrownBy(() -> Distributions.of(masksAndProbabilities))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(message);
    }

    @Test
    void probabilities_are_positive_and_sum_to_1_exactly() {
        assertRefused(
                "distribution: found probabilities of sum 9999999999/10000000000, allowed: a sum of exactly 1",
                "10",
                "0.3333333333",
                "01",
                "0.6666666666");
        assertRefused("distribution: found probability 0 of 10, allowed: numbers above 0", "10", "0", "01", "1");
        assertRefused("distribution: found probability -1 of 10, allowed: numbers above 0", "10", "-1", "01", "2");
        assertThatThrownBy(() -> MaskDistribution.of(Map.of()))
                .hasMessage("distribution: found no mask, allowed: at least one");
    }

    @Test
    void masks_have_one_shape() {
        assertRefused(
                "distribution: found masks of shapes 2 and 3, allowed: masks of one shape", "10", "1/2", "010", "1/2");
    }

    /** Dice and Jaccard choose disjoint sets of best predictions (the ledger's A2). */
    @Test
    void dice_and_jaccard_may_disagree_in_expectation() {
        MaskDistribution target = Distributions.of("10", "7/12", "01", "5/12");

        assertThat(BestPrediction.exhaustive(target, new Dice()))
                .isEqualTo(new BestPrediction(Rational.of(2, 3), List.of(mask("11"))));
        assertThat(BestPrediction.exhaustive(target, new Jaccard()))
                .isEqualTo(new BestPrediction(Rational.of(7, 12), List.of(mask("10"))));
    }

    @Test
    void all_best_predictions_are_found() {
        MaskDistribution target = Distributions.of("10", "1/2", "01", "1/2");

        assertThat(BestPrediction.exhaustive(target, new Jaccard()).masks())
                .containsExactly(mask("10"), mask("01"), mask("11"));
    }

    @Test
    void a_search_through_all_predictions_has_a_limit() {
        MaskDistribution target = Distributions.of("1".repeat(21), "1");

        assertThatThrownBy(() -> BestPrediction.exhaustive(target, new Dice()))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "distribution: found 21 voxels, so 2^21 masks, allowed: at most 20 voxels for a search through"
                                + " all masks");
    }
}
