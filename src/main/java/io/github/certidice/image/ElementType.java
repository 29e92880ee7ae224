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

    /** 2^53 - 1: the next whole number can't be told from its neighbours once it is a double. */
    public static final double LARGEST_WHOLE = 0x1p53 - 1;

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

    /** The nearest number of this format, ties to even; NaN stays, unless this is an integer format. */
    public double nearest(double x) {
        return switch (this) {
            case FLOAT64 -> x;
            case FLOAT32 -> (float) x;
            case FLOAT16 -> rounded(x, 10, -14, 65504);
            case BFLOAT16 -> rounded(x, 7, Float.MIN_EXPONENT, 0x1.fep127);
            case INT64 -> whole(x, -LARGEST_WHOLE, LARGEST_WHOLE);
            case INT32 -> whole(x, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UINT8 -> whole(x, 0, 255);
            case BOOL -> whole(x, 0, 1);
        };
    }

    /** True if x is a number of this format. */
    public boolean holds(double x) {
        return nearest(x) == x || isFloating() && Double.isNaN(x);
    }

    /** To that many bits after the leading one; scaling by powers of two is exact here. */
    private static double rounded(double x, int bits, int minExponent, double largest) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            return x;
        }
        int unit = Math.max(Math.getExponent(x), minExponent) - bits;
        double nearest = Math.scalb(Math.rint(Math.scalb(x, -unit)), unit);
        return Math.abs(nearest) > largest ? Math.copySign(Double.POSITIVE_INFINITY, x) : nearest;
    }

    private static double whole(double x, double least, double most) {
        return Math.min(Math.max(Math.rint(x), least), most);
    }

    /** True for the four floating-point formats. */
    public boolean isFloating() {
        return unitRoundoff > 0;
    }
}
