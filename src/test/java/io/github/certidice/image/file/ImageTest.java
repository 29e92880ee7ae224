package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Labels;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {

    private static Image bytes(int... values) {
        Numbers.Bytes numbers = Numbers.Bytes.of(values.length);
        for (int voxel = 0; voxel < values.length; voxel++) {
            numbers.set(voxel, values[voxel]);
        }
        return new Image(Shape.of(values.length), NumberType.UINT8, numbers);
    }

    private static Image integers(int... values) {
        return new Image(Shape.of(values.length), NumberType.INT32, new Numbers.Integers(values));
    }

    private static Image floats(float... values) {
        return new Image(Shape.of(values.length), NumberType.FLOAT32, new Numbers.Floats(values));
    }

    private static Image doubles(double... values) {
        return new Image(Shape.of(values.length), NumberType.FLOAT64, new Numbers.Doubles(values));
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(call).withMessage(message);
    }

    @Test
    void floats_become_probabilities_without_a_copy() {
        float[] values = {0, 0.1f, 1};

        ProbabilityMap map = floats(values).toProbabilities("prediction");

        assertThat(map.floats()).isSameAs(values);
    }

    @Test
    void doubles_become_probabilities_in_double_precision() {
        ProbabilityMap map = doubles(0.1, -0.0, 1).toProbabilities("prediction");

        assertThat(map).isEqualTo(ProbabilityMap.of(Shape.of(3), 0.1, -0.0, 1));
    }

    @Test
    void whole_numbers_become_probabilities_in_single_precision() {
        ProbabilityMap expected = ProbabilityMap.of(Shape.of(3), new float[] {0, 1, 1});

        assertThat(integers(0, 1, 1).toProbabilities("prediction")).isEqualTo(expected);
        assertThat(bytes(0, 1, 1).toProbabilities("prediction")).isEqualTo(expected);
    }

    @Test
    void the_scale_divides() {
        ProbabilityMap map = bytes(0, 1, 255).toProbabilities("prediction", 255);

        assertThat(map).isEqualTo(ProbabilityMap.of(Shape.of(3), 0, 1 / 255.0, 1));
        assertThat(floats(0, 1).toProbabilities("prediction", 1).isSinglePrecision())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_scale_is_positive_and_finite(double scale) {
        assertRefused(
                () -> bytes(1).toProbabilities("prediction", scale),
                "scale: found " + scale + ", allowed: a positive, finite number");
    }

    @Test
    void an_8_bit_picture_is_no_prediction_without_a_scale() {
        assertRefused(
                () -> bytes(0, 200, 254, 3).toProbabilities("prediction"),
                "prediction: found largest number 254 at voxel (2), allowed: probabilities from 0 to 1; an image of 0 to "
                        + "255 is read by --scale 255");
    }

    @Test
    void a_wider_picture_is_told_its_own_scale() {
        assertRefused(
                () -> integers(0, 4095).toProbabilities("prediction"),
                "prediction: found largest number 4095 at voxel (1), allowed: probabilities from 0 to 1; an image of 0 to "
                        + "4095 is read by --scale 4095");
    }

    @Test
    void logits_are_no_prediction() {
        assertRefused(
                () -> floats(0, -2.5f, 7).toProbabilities("prediction"),
                "prediction: found smallest number -2.5 at voxel (1), allowed: probabilities from 0 to 1; logits need a "
                        + "sigmoid first");
    }

    @Test
    void numbers_outside_the_scale_are_no_prediction() {
        assertRefused(
                () -> integers(0, 256).toProbabilities("prediction", 255),
                "prediction: found largest number 256 at voxel (1), allowed: numbers from 0 to the scale 255");
        assertRefused(
                () -> integers(0, -1).toProbabilities("prediction", 255),
                "prediction: found smallest number -1 at voxel (1), allowed: numbers from 0 to the scale 255");
    }

    @Test
    void what_is_not_finite_is_no_prediction() {
        assertRefused(
                () -> floats(0, Float.NaN, 2).toProbabilities("prediction"),
                "prediction: found NaN at voxel (1), allowed: finite numbers");
        assertRefused(
                () -> doubles(Double.POSITIVE_INFINITY).toProbabilities("prediction"),
                "prediction: found Infinity at voxel (0), allowed: finite numbers");
        assertRefused(
                () -> doubles(0, Double.NaN).toProbabilities("prediction", 255),
                "prediction: found NaN at voxel (1), allowed: finite numbers");
    }

    @Test
    void zeros_and_ones_of_any_type_are_a_binary_target() {
        for (Image image : new Image[] {bytes(0, 1), integers(0, 1), floats(-0f, 1), doubles(0, 1)}) {
            Labels labels = (Labels) image.toTarget("target");

            assertThat(labels.classes()).isEqualTo(2);
            assertThat(labels.array()).containsExactly(0, 1);
        }
    }

    @Test
    void fractions_are_a_soft_target() {
        Target target = floats(0, 0.25f).toTarget("target");

        assertThat(target).isEqualTo(ProbabilityMap.of(Shape.of(2), new float[] {0, 0.25f}));
    }

    @Test
    void several_labels_are_named_so_that_one_can_be_chosen() {
        assertRefused(
                () -> floats(0, 6, 4, 4, 5).toTarget("target"),
                "target: found labels 0, 4, 5, 6, allowed: 0 and 1, or soft labels from 0 to 1; choose the foreground, such "
                        + "as by --label 6");
    }

    @Test
    void of_many_labels_the_first_and_the_last_are_named() {
        assertRefused(
                () -> integers(13, -1, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 99).toTarget("target"),
                "target: found labels -1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 ... 99, allowed: 0 and 1, or soft labels from "
                        + "0 to 1; choose the foreground, such as by --label 99");
    }

    @Test
    void fractions_beyond_1_are_no_target() {
        assertRefused(
                () -> doubles(0.5, 2.5).toTarget("target"),
                "target: found largest number 2.5 at voxel (1), allowed: 0 and 1, or soft labels from 0 to 1");
        assertRefused(
                () -> doubles(0.5, -2.5).toTarget("target"),
                "target: found smallest number -2.5 at voxel (1), allowed: 0 and 1, or soft labels from 0 to 1");
    }

    @Test
    void what_is_not_finite_is_no_target() {
        assertRefused(
                () -> floats(Float.NaN, 1).toTarget("target"),
                "target: found NaN at voxel (0), allowed: finite numbers");
        assertRefused(
                () -> doubles(1, Double.NEGATIVE_INFINITY).toTarget("target", 1),
                "target: found -Infinity at voxel (1), allowed: finite numbers");
    }

    @Test
    void more_than_256_whole_numbers_are_no_labels() {
        int[] values = IntStream.rangeClosed(0, 300).toArray();

        assertThat(integers(values).census().labels()).isEmpty();
        assertRefused(
                () -> integers(values).toTarget("target"),
                "target: found largest number 300 at voxel (300), allowed: 0 and 1, or soft labels from 0 to 1");
    }

    @Test
    void chosen_labels_are_the_foreground() {
        Image image = integers(0, 4, 5, 6, -4);

        assertThat(((Labels) image.toTarget("target", 5)).array()).containsExactly(0, 0, 1, 0, 0);
        assertThat(((Labels) image.toTarget("target", 6, 4)).array()).containsExactly(0, 1, 0, 1, 0);
        assertThat(((Labels) image.toTarget("target", 0)).array()).containsExactly(1, 0, 0, 0, 0);
    }

    @Test
    void a_chosen_label_that_no_voxel_has_gives_an_empty_target() {
        assertThat(((Labels) bytes(0, 4).toTarget("target", 7)).array()).containsExactly(0, 0);
    }

    @Test
    void a_large_number_is_not_taken_for_the_label_it_would_be_narrowed_to() {
        assertThat(((Labels) doubles(0x1p40, 2147483647).toTarget("target", Integer.MAX_VALUE)).array())
                .containsExactly(0, 1);
    }

    @Test
    void labels_are_not_chosen_among_fractions() {
        assertRefused(
                () -> floats(0, 1.5f).toTarget("target", 1),
                "target: found 1.5 at voxel (1), allowed: whole numbers, of which --label chooses some");
    }

    @Test
    void a_census_tells_range_and_labels() {
        Census census = floats(3, -0f, 0, 7, 7).census();

        assertThat(census.smallest()).isZero();
        assertThat(census.largest()).isEqualTo(7);
        assertThat(census.labels())
                .hasValueSatisfying(labels -> assertThat(labels).containsExactly(0.0, 3.0, 7.0));
        assertThat(floats(Float.NaN).census().largest()).isNaN();
        assertThat(floats(0.5f).census().labels()).isEmpty();
    }
}
