package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.loss.evaluation.Bounds;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.evaluation.Estimator;
import io.github.certidice.loss.evaluation.Evaluator;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.number.Summation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No correct plain loop is farther from the exact answer than the derived bound, and the hardest come near it. */
class DerivedBoundsTest {

    private static final int CASES = 60;

    static Stream<PlainLoss> losses() {
        return Stream.of(PlainOverlap.values(), PlainPixelwise.values(), PlainLovasz.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void plain_loops_stay_within_the_bounds(PlainLoss loss) {
        for (boolean single : new boolean[] {true, false}) {
            for (FloatProgram program : List.of(
                    new FloatProgram(single, Summation.NAIVE),
                    FloatProgram.pairwise(single),
                    new FloatProgram(single, Summation.COMPENSATED))) {
                Ratios values = new Ratios();
                Ratios slopes = new Ratios();
                SplittableRandom random = new SplittableRandom(7);
                for (int i = 0; i < CASES; i++) {
                    int voxels = random.nextInt(1, i % 10 == 0 ? 600 : 40);
                    compare(loss, program, PlainLoss.hard(loss, random, single, voxels), values, slopes);
                }
                System.out.printf(
                        "%-26s %s %-12s value %s gradient %s%n",
                        loss.name(), single ? "f32" : "f64", program.model().summation(), values, slopes);
                assertThat(values.largest()).isLessThanOrEqualTo(1);
                assertThat(slopes.largest()).isLessThanOrEqualTo(1);
            }
        }
    }

    private static void compare(
            PlainLoss loss, FloatProgram program, PlainLoss.Data data, Ratios values, Ratios slopes) {
        Case tensors = data.tensors(loss, program.isSingle());
        Outcome outcome = Evaluator.evaluate(loss.pipeline(), tensors, true);
        Bounds bounds = Estimator.estimate(loss.pipeline(), tensors, program.model(), true);
        double[] observed = loss.run(program, data);
        values.add(observed[0], outcome.value().at(0), bounds.value().at(0));
        for (int i = 0; i < data.size(); i++) {
            slopes.add(
                    observed[i + 1],
                    outcome.gradient().orElseThrow().at(i),
                    bounds.gradient().orElseThrow().at(i));
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
