package io.github.certidice.gpu;

import io.github.certidice.InvalidInput;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The library and the chip that tests are about. */
final class UnderTest {

    private static final String REQUIRED = "gpu.required";

    private UnderTest() {}

    /** Skips the test where there is no chip, or fails where one is required. */
    static Cuda cuda() {
        try {
            Cuda cuda = Cuda.load(Path.of(System.getProperty(Cuda.PROPERTY)));
            return cuda.chips() > 0 ? cuda : without("the driver knows no chip");
        } catch (InvalidInput | CudaException e) {
            return without(e.getMessage());
        }
    }

    private static Cuda without(String reason) {
        if (Boolean.getBoolean(REQUIRED)) {
            return Assertions.fail("-D" + REQUIRED + "=true, but no GPU can be used: " + reason);
        }
        return Assumptions.abort("no GPU can be used: " + reason);
    }
}
