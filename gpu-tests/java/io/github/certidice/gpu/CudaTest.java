package io.github.certidice.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The binding where there is nothing to bind. */
@Tag("gpu")
class CudaTest {

    @TempDir
    private Path folder;

    @Test
    void a_library_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Cuda.load(folder.resolve("none.so")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("gpu.library: found ")
                .hasMessageEndingWith(", where there is no file, allowed: a library that gpu-tests/build made");
    }

    @Test
    void a_file_that_is_no_library_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("some.so"), "no library");

        assertThatThrownBy(() -> Cuda.load(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("which can't be loaded")
                .hasMessageEndingWith("allowed: a library of this host");
    }

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
