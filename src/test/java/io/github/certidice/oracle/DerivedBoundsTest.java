package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.evaluation.Bounds;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.evaluation.Estimator;
import io.github.certidice.loss.evaluation.Evaluator;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.number.Summation;
import io.github.certidice.oracle.PlainLoss.Data;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** No correct plain loop is farther from the exact answer than the derived bound, and the hardest come near it. */
class DerivedBoundsTest {

    private static final int CASES = 12;

    static Stream<PlainLoss> losses() {
        return Stream.<PlainLoss[]>of(
                        PlainOverlap.values(),
                        PlainPixelwise.values(),
                        PlainLovasz.values(),
                        PlainMatthews.values(),
                        PlainSoftmaxDice.values())
                .flatMap(Arrays::stream)
                .filter(loss -> loss != PlainPixelwise.HARDEST_HALF);
    }

    private static List<FloatProgram> programs(boolean single) {
        return List.of(
                new FloatProgram(single, Summation.NAIVE),
                FloatProgram.pairwise(single),
                new FloatProgram(single, Summation.COMPENSATED));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void plain_loops_stay_within_the_bounds_and_come_near_them(PlainLoss loss) {
        Ratios values = new Ratios();
        Ratios slopes = new Ratios();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2 * CASES; i++) {
            Data data = PlainLoss.hard(loss, random, i % 2 == 0, random.nextInt(1, i < 2 ? 300 : 30));
            compare(loss, data, i % 2 == 0, List.of(values, slopes));
        }
        assertThat(values.largest()).as("%s, value: %s", loss, values).isBetween(0.02, 1.0);
        assertThat(slopes.largest()).as("%s, gradient: %s", loss, slopes).isBetween(0.05, 1.0);
        assertThat(values.unbounded + slopes.unbounded)
                .as("bounds that say nothing")
                .isZero();
        if (Boolean.getBoolean("certidice.tests.figures")) {
            System.out.printf("%-26s value %s gradient %s%n", loss, values, slopes);
        }
    }

    /** Nothing else rounds at one voxel; by -1 / p alone the bound would be 1.66 times too narrow. */
    @ParameterizedTest
    @EnumSource(names = {"ENTROPY_OF_PROBABILITIES", "ENTROPY_BY_VARIANCE"})
    void both_ways_to_write_the_slope_of_cross_entropy_are_right(PlainPixelwise loss) {
        Ratios values = new Ratios();
        Ratios slopes = new Ratios();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            compare(loss, PlainLoss.hard(loss, random, true, 1), true, List.of(values, slopes));
        }
        assertThat(slopes.largest()).as(slopes.toString()).isBetween(0.2, 1.0);
    }

    @Test
    void the_largest_terms_may_be_others_after_rounding() {
        Ratios values = new Ratios();
        Ratios slopes = new Ratios();
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 2 * CASES; i++) {
            compare(PlainPixelwise.HARDEST_HALF, neighbours(random, i % 2 == 0), i % 2 == 0, List.of(values, slopes));
        }
        assertThat(values.largest()).as(values.toString()).isBetween(0.02, 1.0);
        assertThat(slopes.largest()).as(slopes.toString()).isBetween(0.2, 1.0);
    }

    /** Different numbers, whose logarithms a program may not tell apart. */
    private static Data neighbours(SplittableRandom random, boolean single) {
        int size = random.nextInt(2, 20);
        double[] p = new double[size];
        double[] y = new double[size];
        double next = single ? (float) random.nextDouble(0.6, 0.9) : random.nextDouble(0.6, 0.9);
        for (int i = 0; i < size; i++) {
            p[i] = next;
            y[i] = random.nextInt(8) == 0 ? 0 : 1;
            next = single ? Math.nextUp((float) next) : Math.nextUp(next);
        }
        return new Data(p, y);
    }

    private static void compare(PlainLoss loss, Data data, boolean single, List<Ratios> ratios) {
        Case tensors = data.tensors(loss, single);
        Outcome outcome = Evaluator.evaluate(loss.pipeline(), tensors, true);
        double[] exact = outcome.gradient().orElseThrow().toDoubles();
        for (FloatProgram program : programs(single)) {
            Bounds bounds = Estimator.estimate(loss.pipeline(), tensors, program.model(), true);
            double[] observed = loss.run(program, data);
            ratios.get(0).add(observed[0], outcome.value().at(0), bounds.value().at(0));
            double[] allowed = bounds.gradient().orElseThrow().toDoubles();
            for (int i = 0; i < exact.length; i++) {
                ratios.get(1).add(observed[i + 1], exact[i], allowed[i]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DICE_IN_ONE_SUM", "JACCARD", "TVERSKY"})
    void sums_of_a_hundred_thousand_terms_stay_within_the_bounds(PlainOverlap loss) {
        for (boolean single : new boolean[] {true, false}) {
            Data data = PlainLoss.hard(loss, new SplittableRandom(3), single, 100_000);
            Case tensors = data.tensors(loss, single);
            double exact =
                    Evaluator.evaluate(loss.pipeline(), tensors, false).value().at(0);
            for (FloatProgram program : programs(single)) {
                Bounds bounds = Estimator.estimate(loss.pipeline(), tensors, program.model(), false);
                double distance = Math.abs(loss.run(program, data)[0] - exact);
                assertThat(distance)
                        .as(program.model().toString())
                        .isLessThanOrEqualTo(bounds.value().at(0));
            }
        }
    }

    /** Distances over bounds. */
    private static final class Ratios {
        private final List<Double> all = new ArrayList<>();
        private int unbounded;

        private void add(double observed, double exact, double bound) {
            double distance = Math.abs(observed - exact);
            if (bound == Double.POSITIVE_INFINITY) {
                unbounded++;
            } else if (Double.isNaN(bound)) {
                all.add(Double.compare(observed, exact) == 0 ? 0 : Double.POSITIVE_INFINITY);
            } else {
                all.add(distance == 0 ? 0 : distance / bound);
            }
        }

        private double largest() {
            return all.stream().mapToDouble(x -> x).max().orElse(0);
        }

        @Override
        public String toString() {
            List<Double> sorted = new ArrayList<>(all);
            Collections.sort(sorted);
            int n = sorted.size();
            return n == 0
                    ? "all unbounded"
                    : String.format(
                            "max %.3f p90 %.3f median %.4f unbounded %d of %d",
                            sorted.get(n - 1), sorted.get(n * 9 / 10), sorted.get(n / 2), unbounded, n + unbounded);
        }
    }
}
