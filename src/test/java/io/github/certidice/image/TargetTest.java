package io.github.certidice.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels, probability maps, and pairs of them. */
class TargetTest {

    private static final Shape SQUARE = Shape.of(2, 2);

    @Test
    void labels_are_unsigned_bytes() {
        Labels labels = Labels.of(Shape.of(2), 256, new byte[] {0, -1});

        assertThat(labels.label(1)).isEqualTo(255);
        assertThat(labels.mask(255)).hasToString("01");
        assertThat(labels.mask(7).count()).isZero();
        assertThat(labels.classes()).isEqualTo(256);
    }

    @Test
    void two_classes_are_a_binary_target_whose_foreground_is_label_one() {
        Labels labels = Labels.of(SQUARE, 2, new byte[] {0, 1, 1, 0});

        assertThat(labels.isBinary()).isTrue();
        assertThat(labels.at(0)).isZero();
        assertThat(labels.at(1)).isEqualTo(1);
        assertThat(Labels.of(SQUARE, 3, new byte[4]).isBinary()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 257})
    void the_number_of_classes_is_limited(int classes) {
        assertThatThrownBy(() -> Labels.of(SQUARE, classes, new byte[4]))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("classes: found " + classes + ", allowed: 1 to 256");
    }

    @Test
    void there_is_one_label_per_voxel() {
        assertThatThrownBy(() -> Labels.of(SQUARE, 2, new byte[3]))
                .hasMessage("labels: found 3 labels, allowed: 4, one per voxel of 2x2");
    }

    @Test
    void a_label_outside_the_classes_is_named_with_its_place() {
        assertThatThrownBy(() -> Labels.of(SQUARE, 2, new byte[] {0, 1, 2, -1}))
                .hasMessage("labels: found label 2 at voxel (1, 0), allowed: 0 to 1");
        assertThatThrownBy(() -> Labels.of(SQUARE, 3, new byte[] {0, 1, 2, -1}))
                .hasMessage("labels: found label 255 at voxel (1, 1), allowed: 0 to 2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0x1p-1074, 1.0000000000000002, Double.NaN, Double.POSITIVE_INFINITY, -1})
    void a_number_outside_the_unit_interval_is_named_with_its_place(double bad) {
        assertThatThrownBy(() -> ProbabilityMap.of(SQUARE, 0, 1, 0.5, bad))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("probabilities: found " + bad + " at voxel (1, 1), allowed: numbers from 0 to 1");
    }

    @ParameterizedTest
    @ValueSource(floats = {-0x1p-149f, 1.0000001f, Float.NaN, Float.NEGATIVE_INFINITY})
    void so_is_a_float(float bad) {
        assertThatThrownBy(() -> ProbabilityMap.of(SQUARE, new float[] {bad, 0, 1, bad}))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("probabilities: found " + (double) bad + " at voxel (0, 0), allowed: numbers from 0 to 1");
    }

    @Test
    void there_is_one_probability_per_voxel() {
        assertThatThrownBy(() -> ProbabilityMap.of(SQUARE, 0.5))
                .hasMessage("probabilities: found 1 values, allowed: 4, one per voxel of 2x2");
        assertThatThrownBy(() -> ProbabilityMap.of(SQUARE, new float[5]))
                .hasMessage("probabilities: found 5 values, allowed: 4, one per voxel of 2x2");
    }

    @Test
    void precision_is_kept_as_given() {
        ProbabilityMap single = ProbabilityMap.of(Shape.of(2), new float[] {0.1f, 1});
        ProbabilityMap twice = ProbabilityMap.of(Shape.of(2), 0.1, 1);

        assertThat(single.isSinglePrecision()).isTrue();
        assertThat(single.at(0)).isEqualTo(0.1f);
        assertThat(twice.isSinglePrecision()).isFalse();
        assertThat(twice.at(0)).isEqualTo(0.1);
        assertThat(single).isNotEqualTo(twice);
        assertThatThrownBy(twice::floats).hasMessage("this map is in double precision");
    }

    @Test
    void a_map_of_zeros_and_ones_is_binary() {
        assertThat(ProbabilityMap.of(Shape.of(3), 0, 1, -0.0).isBinary()).isTrue();
        assertThat(ProbabilityMap.of(Shape.of(2), 0, Math.nextDown(1.0)).isBinary())
                .isFalse();
    }

    @Test
    void a_threshold_is_strict() {
        ProbabilityMap map = ProbabilityMap.of(Shape.of(3), 0.25, 0.5, Math.nextUp(0.5));
        assertThat(map.above(0.5)).hasToString("001");
    }

    @Test
    void a_pair_has_one_shape() {
        ProbabilityMap map = ProbabilityMap.of(SQUARE, voxel -> 0.5);

        assertThat(new Pair(Mask.parse(SQUARE, "0110"), map).size()).isEqualTo(4);
        assertThatThrownBy(() -> new Pair(Mask.parse(Shape.of(4), "0110"), map))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("prediction: found shape 2x2, allowed: the target's shape 4");
    }

    @Test
    void a_pair_is_about_one_class() {
        ProbabilityMap map = ProbabilityMap.of(SQUARE, voxel -> 0.5);

        assertThatThrownBy(() -> new Pair(Labels.of(SQUARE, 3, new byte[4]), map))
                .hasMessage("target: found 3 classes, allowed: a binary target; choose one class's mask");
    }
}
