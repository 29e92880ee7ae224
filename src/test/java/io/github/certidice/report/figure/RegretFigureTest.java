package io.github.certidice.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.report.plot.Layer;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.risk.CrossEntropyWeights;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.risk.Metric;
import io.github.certidice.risk.ThresholdedMinimiser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegretFigureTest {

    @Test
    void the_curves_have_their_minima_where_the_ledger_says() {
        Bound best = Bound.of(Rational.TWO, Rational.ONE.negated(), Rational.TWO);
        // t = sqrt 2 - 1, from both sides: the two branches cross there
        assertThat(best.compareTo(RegretFigure.dice(Rational.of(41, 100)))).isNegative();
        assertThat(best.compareTo(RegretFigure.dice(Rational.of(42, 100)))).isNegative();
        assertThat(RegretFigure.dice(Rational.of(41421, 100_000)).doubleValue())
                .isBetween(best.approximate(), best.approximate() + 1e-4);
        assertThat(RegretFigure.dice(Rational.HALF)).isEqualTo(Rational.of(2, 3));
        assertThat(RegretFigure.jaccard(Rational.HALF)).isEqualTo(Rational.HALF);
        assertThat(RegretFigure.jaccard(Rational.of(49, 100))).isEqualTo(Rational.of(51, 100));
        assertThat(RegretFigure.jaccard(Rational.of(51, 100))).isEqualTo(Rational.of(51, 100));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void regrets_of_distributions_lie_below_the_curve_and_close_to_it(Metric metric) {
        for (int k = 1; k < 20; k++) {
            Rational t = Rational.of(k, 20);
            Rational worst = metric == Metric.DICE ? RegretFigure.dice(t) : RegretFigure.jaccard(t);
            Rational slack = worst.minus(RegretFigure.attained(metric.score(), t));
            assertThat(slack.signum()).as("t = %s", t).isPositive();
            assertThat(slack).isLessThan(Rational.of(1, 40));
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void an_interval_of_five_of_twelve_voxels_is_excluded_with_that_regret(Metric metric) {
        Map<Mask, Rational> intervals = new LinkedHashMap<>();
        for (int first = 0; first < 12; first++) {
            int start = first;
            intervals.put(mask(12, i -> (i - start + 12) % 12 < 5), Rational.of(1, 12));
        }
        Mask all = mask(12, i -> true);
        assertThat(regret(metric, intervals, Rational.of(21, 50), all))
                .isEqualTo(RegretFigure.excluding(metric.score(), 5, 12));
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void voxels_shared_by_scattered_sets_are_included_with_that_regret(Metric metric) {
        Map<Mask, Rational> sets = new LinkedHashMap<>();
        Mask one = mask(14, i -> i == 0);
        sets.put(one, Rational.of(3, 5));
        sets.put(mask(14, i -> i < 9), Rational.of(1, 5));
        sets.put(mask(14, i -> i < 4 || i >= 9), Rational.of(1, 5));
        assertThat(regret(metric, sets, Rational.of(39, 100), one))
                .isEqualTo(RegretFigure.including(metric.score(), Rational.of(2, 5), 3, 5));
    }

    /** By how much the prediction beats the minimiser at threshold t, from the definitions. */
    private static Rational regret(Metric metric, Map<Mask, Rational> masks, Rational t, Mask better) {
        MaskDistribution target = MaskDistribution.of(masks);
        CrossEntropyWeights weights = new CrossEntropyWeights(t, Rational.ONE.minus(t));
        ThresholdedMinimiser minimiser = ThresholdedMinimiser.of(target, weights, Rational.HALF);
        assertThat(minimiser.isUnique()).isTrue();
        return target.expected(metric.score(), better).minus(target.expected(metric.score(), minimiser.certain()));
    }

    private static Mask mask(int voxels, IntPredicate foreground) {
        return Mask.of(Shape.of(voxels), foreground);
    }

    @Test
    void the_dots_are_on_the_plot() {
        Plot plot = RegretFigure.plot();
        assertThat(plot.layers()).extracting(Layer::name).contains("least for Dice: 2 − √2", "least for Jaccard: 1/2");
        assertThat(plot.layers().get(2).xs()).hasSize(19).contains(1.0);
        assertThat(plot.toSvg()).contains("<circle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"threshold-regret-dice", "threshold-regret-jaccard"})
    void is_drawn_where_its_claim_is(String slug) {
        assertThat(Figures.of(List.of(verdict(slug)))).extracting(Plot::name).containsExactly("threshold-regret");
        assertThat(Figures.of(List.of(verdict("another")))).isEmpty();
    }

    private static Verdict verdict(String slug) {
        Claim claim = Claim.named(slug, "a claim").measures("x", c -> Measurement.equal(Rational.ONE, Rational.ONE));
        return new Verdict(claim, List.of());
    }
}
