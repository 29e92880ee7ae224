package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntensityWindowTest {

    private static Image image(double... values) {
        return new Image(Shape.of(values.length), NumberType.FLOAT64, new Numbers.Doubles(values));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0",
        "0, 0",
        "2, 0.5",
        "4, 1",
        "6, 1",
        "8, 1",
        "14, 0.25",
        "16, 0",
        "17, 0",
        "NaN, NaN",
        "Infinity, 0"
    })
    void is_a_trapezoid(double intensity, Double probability) {
        assertThat(new IntensityWindow(0, 4, 8, 16).probability(intensity)).isEqualTo(probability);
    }

    @ParameterizedTest
    @CsvSource({"2.9, 0", "3, 1", "5, 1", "5.1, 0"})
    void may_have_vertical_sides(double intensity, double probability) {
        assertThat(new IntensityWindow(3, 3, 5, 5).probability(intensity)).isEqualTo(probability);
    }

    @Test
    void takes_its_percentiles_from_the_voxels_above_0() {
        double[] values = IntStream.rangeClosed(-50, 100).mapToDouble(i -> i).toArray();

        assertThat(IntensityWindow.ofPercentiles("image", image(values))).isEqualTo(new IntensityWindow(0, 20, 90, 95));
        assertThat(IntensityWindow.ofPercentiles("image", image(0, 7))).isEqualTo(new IntensityWindow(0, 7, 7, 7));
    }

    @Test
    void predicts_every_voxel() {
        ProbabilityMap map = new IntensityWindow(0, 4, 8, 16).of("image", image(0, 2, 6, 14));

        assertThat(map).isEqualTo(ProbabilityMap.of(Shape.of(4), 0, 0.5, 1, 0.25));
    }

    @Test
    void is_read_from_four_intensities() {
        assertThat(IntensityWindow.parse("0,46,118.5,155")).isEqualTo(new IntensityWindow(0, 46, 118.5, 155));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "1,2,3,x", "1,2,3,"})
    void is_not_read_from_anything_else(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> IntensityWindow.parse(text))
                .withMessage("window: found \"" + text
                        + "\", allowed: four intensities joined by commas, such as 0,46,118,155");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 2, 3", "0, 2, 1, 3", "0, 1, 3, 2", "NaN, 1, 2, 3", "0, 1, 2, Infinity"})
    void ascends(double low, double full, double last, double high) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new IntensityWindow(low, full, last, high))
                .withMessage("window: found " + low + "," + full + "," + last + "," + high
                        + ", allowed: four finite intensities, none below the one before it");
    }

    @Test
    void needs_bright_and_finite_voxels() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> IntensityWindow.ofPercentiles("image", image(0, -1)))
                .withMessage(
                        "image: found no voxel above 0, allowed: an image with a bright object on a background of 0");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> IntensityWindow.ofPercentiles("image", image(1, Double.NaN)))
                .withMessage("image: found NaN, allowed: finite intensities");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new IntensityWindow(0, 1, 2, 3).of("image", image(1, Double.NaN)))
                .withMessage("image: found NaN at voxel (1), allowed: finite numbers");
    }
}
