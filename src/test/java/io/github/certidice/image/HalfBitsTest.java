package io.github.certidice.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfBitsTest {

    /** All bits there and back; the numbers are those of the formats. */
    @Test
    void halves_are_their_bits() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            for (HalfBits format : HalfBits.values()) {
                double x = format.number((short) bits);
                ElementType type = ElementType.valueOf(format.name());
                if (!Double.isNaN(x)) {
                    assertThat(format.bits(x)).isEqualTo((short) bits);
                    assertThat(type.nearest(x)).isEqualTo(x);
                }
            }
        }
        assertThat(HalfBits.FLOAT16.number((short) 0x7bff)).isEqualTo(65_504);
        assertThat(HalfBits.FLOAT16.number((short) 1)).isEqualTo(0x1p-24);
        assertThat(HalfBits.BFLOAT16.number((short) 0x3f80)).isEqualTo(1);
        assertThat(HalfBits.BFLOAT16.number(HalfBits.BFLOAT16.bits(Double.NaN))).isNaN();
        assertThat(HalfBits.FLOAT16.number(HalfBits.FLOAT16.bits(Double.NaN))).isNaN();
        assertThat(HalfBits.FLOAT16.bits(-0.0)).isEqualTo((short) 0x8000);
    }
}
