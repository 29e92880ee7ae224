package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One number beside another one, what isn't finite included. */
class DifferenceTest {

    @ParameterizedTest
    @CsvSource({
        "1.5, 1, 0.25, 0.5, 2",
        "1.5, 1, 0.5, 0.5, 1",
        "0.5, 1, 1, 0.5, 0.5",
        "1, 1, 0, 0, 0",
        "1, 1, NaN, 0, 0",
        "2, 1, 0, 1, Infinity",
        "2, 1, NaN, 1, Infinity",
        "2, 1, Infinity, 1, 0",
        "NaN, NaN, 0, 0, 0",
        "Infinity, Infinity, 0, 0, 0",
        "Infinity, -Infinity, 1, Infinity, Infinity",
        "NaN, 1, 1, Infinity, Infinity",
        "1, NaN, 1, Infinity, Infinity",
        "NaN, Infinity, 1, Infinity, Infinity",
        "NaN, 1, Infinity, Infinity, 0"
    })
    void distance_and_ratio(double observed, double expected, double allowed, double distance, double ratio) {
        Difference difference = new Difference("value", 0, observed, expected, allowed);

        assertThat(difference.distance()).isEqualTo(distance);
        assertThat(difference.ratio()).isEqualTo(ratio);
        assertThat(difference.isWithin()).isEqualTo(ratio <= 1);
    }

    @ParameterizedTest
    @CsvSource({
        "1.00001, 1, true",
        "1.0001, 1, false",
        "1e-8, 0, true",
        "2e-8, 0, false",
        "NaN, NaN, true",
        "NaN, 1, false",
        "Infinity, Infinity, true",
        "1, Infinity, false"
    })
    void what_tests_usually_allow(double observed, double expected, boolean close) {
        assertThat(new Difference("value", 0, observed, expected, 0).isUsuallyClose())
                .isEqualTo(close);
    }
}
