package io.github.certidice.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The number format of a tensor's elements, by the names of the pipe protocol. */
public enum ElementType {
    FLOAT64(0x1p-53),
    FLOAT32(0x1p-24),
    FLOAT16(0x1p-11),
    BFLOAT16(0x1p-8),
    INT64(0),
    INT32(0),
    UINT8(0),
    BOOL(0);

    private final double unitRoundoff;

    ElementType(double unitRoundoff) {
        this.unitRoundoff = unitRoundoff;
    }

    /** The type called so, {@code "float32"} say. */
    public static Optional<ElementType> named(String dtype) {
        return Arrays.stream(values())
                .filter(type -> type.dtype().equals(dtype))
                .findFirst();
    }

    /** {@code "float32"}, as numpy and PyTorch say it. */
    public String dtype() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** u, half the distance from 1 to the next number; 0 for integers. */
    public double unitRoundoff() {
        return unitRoundoff;
    }

    /** True for the four floating-point formats. */
    public boolean isFloating() {
        return unitRoundoff > 0;
    }
}
