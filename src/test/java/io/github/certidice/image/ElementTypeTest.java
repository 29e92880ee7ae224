package io.github.certidice.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementTypeTest {

    /** The narrow formats are the upper halves of wider ones: halves by their definition, bfloat16 by its bits. */
    @Test
    void bfloat16_are_the_floats_whose_lower_half_is_0() {
        for (int upper = 0; upper < 0x7f80; upper++) {
            double number = Float.intBitsToFloat(upper << 16);
            double next = upper == 0x7f7f ? 0x1p128 : Float.intBitsToFloat(upper + 1 << 16);
            assertRoundsBetween(ElementType.BFLOAT16, number, next, upper % 2 == 0);
        }
    }

    @Test
    void float16_are_fractions_of_1024_times_a_power_of_two() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            assertRoundsBetween(ElementType.FLOAT16, half(bits), half(bits + 1), bits % 2 == 0);
        }
    }

    private static double half(int bits) {
        int exponent = bits / 1024;
        double hidden = exponent == 0 ? 0 : 1024;
        return Math.scalb(hidden + bits % 1024, Math.max(exponent, 1) - 25);
    }

    private static void assertRoundsBetween(ElementType type, double number, double next, boolean isEven) {
        double middle = (number + next) / 2;
        double after = type.nearest(Math.nextUp(middle));
        assertThat(type.holds(number)).isTrue();
        assertThat(type.nearest(Math.nextDown(middle))).isEqualTo(number);
        assertThat(type.nearest(-middle)).isEqualTo(isEven ? -number : -after);
        assertThat(after).isEqualTo(type.holds(next) ? next : Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({
        "UINT8, 256, 255",
        "UINT8, -1, 0",
        "UINT8, 2.5, 2",
        "BOOL, 7, 1",
        "INT32, 1e12, 2147483647",
        "INT64, 9007199254740992, 9007199254740991",
        "INT64, -100, -100",
        "FLOAT32, 0.1, 0.10000000149011612",
        "FLOAT64, 0.1, 0.1"
    })
    void the_nearest_number(ElementType type, double x, double expected) {
        assertThat(type.nearest(x)).isEqualTo(expected);
        assertThat(type.holds(x)).isEqualTo(x == expected);
    }

    @ParameterizedTest
    @CsvSource({"FLOAT16, true", "BFLOAT16, true", "FLOAT32, true", "FLOAT64, true", "INT64, false", "BOOL, false"})
    void only_floating_formats_hold_nan(ElementType type, boolean holds) {
        assertThat(type.holds(Double.NaN)).isEqualTo(holds);
        assertThat(type.holds(Double.POSITIVE_INFINITY)).isEqualTo(holds);
    }
}
