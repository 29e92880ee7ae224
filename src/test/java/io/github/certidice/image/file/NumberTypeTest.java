package io.github.certidice.image.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTypeTest {

    @Test
    void every_finite_half_is_its_fraction_times_a_power_of_two() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            int exponent = bits / 1024;
            double hidden = exponent == 0 ? 0 : 1;
            double expected = (hidden + bits % 1024 / 1024.0) * Math.pow(2, Math.max(exponent, 1) - 15);

            assertThat(half(bits)).isEqualTo(expected);
            assertThat(half(bits | 0x8000)).isEqualTo(-expected);
        }
    }

    @Test
    void halves_may_be_infinite_or_nan() {
        assertThat(half(0x7c00)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(half(0xfc00)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(half(0x7c01)).isNaN();
        assertThat(half(0xffff)).isNaN();
    }

    private static double half(int bits) {
        return NumberType.FLOAT16.decode(ByteBuffer.allocate(2).putShort(0, (short) bits));
    }

    /** The last ones lie on and beside the middle between two doubles. */
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                -1,
                0x8000000000000400L,
                0x8000000000000401L,
                0x8000000000000c00L,
                0x8000000000000bffL
            })
    void unsigned_long_integers_are_rounded_once(long bits) {
        double expected = new BigInteger(Long.toUnsignedString(bits)).doubleValue();

        assertThat(NumberType.UINT64.decode(ByteBuffer.allocate(8).putLong(0, bits)))
                .isEqualTo(expected);
    }
}
