package io.github.certidice.gpu;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
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
}
