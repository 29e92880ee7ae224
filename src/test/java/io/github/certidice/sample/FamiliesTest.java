package io.github.certidice.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.Shape;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FamiliesTest {

    private static Mask target(String token) {
        return (Mask) Recipe.parse(token).pair().target();
    }

    private static DoubleStream predictions(Pair pair) {
        return IntStream.range(0, pair.size()).mapToDouble(pair.prediction()::at);
    }

    @ParameterizedTest
    @CsvSource({"empty, 0", "full, 64", "voxel, 1", "blobs(0), 0", "blobs(0.25), 16", "blobs(1), 64"})
    void target_has_so_many_foreground_voxels(String family, int foreground) {
        assertThat(target("r1:4x4x4:" + family + ":copy:7").count()).isEqualTo(foreground);
    }

    @Test
    void blobs_hang_together() {
        for (int seed = 0; seed < 50; seed++) {
            Mask mask = target("r1:40x40:blobs(0.3):copy:" + Integer.toHexString(seed));
            assertThat(components(mask)).isBetween(1, 4);
        }
    }

    private static int components(Mask mask) {
        boolean[] seen = new boolean[mask.shape().size()];
        int components = 0;
        for (int voxel = 0; voxel < seen.length; voxel++) {
            if (mask.contains(voxel) && !seen[voxel]) {
                components++;
                visit(mask, voxel / 40, voxel % 40, seen);
            }
        }
        return components;
    }

    private static void visit(Mask mask, int row, int column, boolean[] seen) {
        boolean inside = row >= 0 && row < 40 && column >= 0 && column < 40;
        if (!inside || seen[40 * row + column] || !mask.contains(40 * row + column)) {
            return;
        }
        seen[40 * row + column] = true;
        for (int step = -1; step <= 1; step += 2) {
            visit(mask, row + step, column, seen);
            visit(mask, row, column + step, seen);
        }
    }

    @Test
    void tiny_objects_are_small() {
        assertThat(target("r1:20x20x20:tiny(5):copy:1").count()).isBetween(5, 40);
    }

    @Test
    void stripes_are_as_wide_as_their_gaps() {
        assertThat(target("r1:8:stripes(2):copy:1").toString()).isSubstringOf("1100110011001100");
        assertThat(target("r1:8x8:stripes(2):copy:1").count()).isEqualTo(32);
    }

    @Test
    void soft_labels_are_multiples_of_the_step() {
        Pair pair = Recipe.parse("r1:100:soft(4):copy:1").pair();
        assertThat(predictions(pair).distinct().sorted()).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
    }

    /** In every tenth of [0, 1], the foreground voxels are as many as the predictions add up to, within 4 sigma. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8})
    void calibrated_predictions_are_calibrated(double q) {
        TargetFamily target = new TargetFamily.Bernoulli(q);
        Pair pair = Recipe.of(Shape.of(200_000), target, PredictionFamily.Plain.CALIBRATED, 1)
                .pair();
        for (int tenth = 0; tenth < 10; tenth++) {
            assertThat(excess(pair, tenth)).isBetween(-4.0, 4.0);
        }
    }

    private static double excess(Pair pair, int tenth) {
        double sum = 0;
        double variance = 0;
        for (int voxel = 0; voxel < pair.size(); voxel++) {
            double p = pair.prediction().at(voxel);
            if ((int) (10 * p) == tenth) {
                sum += pair.target().at(voxel) - p;
                variance += p * (1 - p);
            }
        }
        return sum / Math.sqrt(variance);
    }

    @Test
    void copy_and_complement_add_up_to_1() {
        Recipe copy = Recipe.parse("r1:50:soft(4):copy:1");
        Pair complement = copy.with(PredictionFamily.Plain.COMPLEMENT).pair();
        assertThat(complement.size()).isEqualTo(50);
        for (int voxel = 0; voxel < 50; voxel++) {
            double sum =
                    copy.pair().prediction().at(voxel) + complement.prediction().at(voxel);
            assertThat(sum).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64", "float32"})
    void saturated_predictions_include_1_and_its_neighbour(String dtype) {
        Recipe recipe = Recipe.parse("r1:300:bernoulli(0.5):saturated:1:" + dtype);
        assertThat(predictions(recipe.pair()).distinct())
                .contains(
                        0.0,
                        1.0,
                        recipe.precision().below(1),
                        1 - recipe.precision().below(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64", "float32"})
    void oneulp_predictions_include_neighbours_of_one_half_and_1(String dtype) {
        Recipe recipe = Recipe.parse("r1:300:bernoulli(0.5):oneulp:1:" + dtype);
        Precision precision = recipe.precision();
        assertThat(predictions(recipe.pair()).distinct())
                .contains(
                        0.0,
                        precision.smallest(),
                        precision.below(0.5),
                        0.5,
                        precision.above(0.5),
                        precision.below(1),
                        1.0);
        assertThat(predictions(recipe.pair()).distinct().count()).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64", "float32"})
    void subnormal_predictions_are_mostly_below_the_smallest_normal(String dtype) {
        Recipe recipe = Recipe.parse("r1:1000:bernoulli(0.5):subnormal:1:" + dtype);
        double normal = recipe.precision().smallestNormal();
        assertThat(predictions(recipe.pair()).filter(p -> p > 0 && p < normal).count())
                .isGreaterThan(500);
        assertThat(predictions(recipe.pair())).contains(recipe.precision().smallest(), normal, 0.0, 1.0);
    }

    @Test
    void ties_have_few_levels() {
        Pair pair = Recipe.parse("r1:200:empty:ties(3):1").pair();
        assertThat(predictions(pair).distinct().count()).isBetween(1L, 3L);
    }

    @Test
    void twolevel_predictions_have_one_value_on_each_side() {
        Pair pair = Recipe.parse("r1:4:bits(0110):twolevel(0.75,0.125):0").pair();
        assertThat(predictions(pair)).containsExactly(0.125, 0.75, 0.75, 0.125);
    }

    @Test
    void noise_is_reflected_and_does_not_pile_up() {
        Pair pair = Recipe.parse("r1:10000:bernoulli(0.5):noisy(0.4):1").pair();
        assertThat(predictions(pair).filter(p -> p == 0 || p == 1).count()).isZero();
        double error = IntStream.range(0, pair.size())
                .mapToDouble(
                        v -> Math.abs(pair.target().at(v) - pair.prediction().at(v)))
                .average()
                .orElseThrow();
        assertThat(error).isCloseTo(0.4 * Math.sqrt(2 / Math.PI), within(0.02)); // the mean of a half-normal
    }

    @Test
    void binary_predictions_are_flipped_that_often() {
        Pair pair = Recipe.parse("r1:10000:full:binary(0.25):1").pair();
        assertThat(pair.prediction().isBinary()).isTrue();
        assertThat(predictions(pair).sum()).isCloseTo(7500, within(200.0));
    }
}
