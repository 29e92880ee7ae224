package io.github.certidice.image;

/** Formats of 16 bits as bits. Java 17 has no conversions of its own. */
public enum HalfBits {
    /** IEEE 754's: 5 bits of exponent, 10 of fraction. */
    FLOAT16(10, 15),
    /** The upper half of a float32: 8 bits of exponent, 7 of fraction. */
    BFLOAT16(7, 127);

    private static final int SIGN = 0x8000;

    private final int fractionBits;
    private final int bias;

    HalfBits(int fractionBits, int bias) {
        this.fractionBits = fractionBits;
        this.bias = bias;
    }

    private int infinity() {
        return 2 * bias + 1 << fractionBits;
    }

    /** Of a number that the format has. */
    public short bits(double x) {
        int sign = Double.doubleToRawLongBits(x) < 0 ? SIGN : 0;
        if (Double.isNaN(x)) {
            return (short) (infinity() | 1 << fractionBits - 1);
        }
        if (Double.isInfinite(x)) {
            return (short) (sign | infinity());
        }
        int exponent = Math.max(Math.getExponent(x), 1 - bias);
        int units = (int) Math.scalb(Math.abs(x), fractionBits - exponent);
        boolean isNormal = units >>> fractionBits != 0;
        int fields = isNormal ? (exponent + bias << fractionBits) + units - (1 << fractionBits) : units;
        return (short) (sign | fields);
    }

    /** The number of the bits. */
    public double number(short bits) {
        int size = bits & SIGN - 1;
        double sign = (bits & SIGN) == 0 ? 1 : -1;
        if (size >= infinity()) {
            return size == infinity() ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        int exponent = Math.max(size >>> fractionBits, 1);
        int hidden = size >>> fractionBits == 0 ? 0 : 1 << fractionBits;
        int units = hidden | size & (1 << fractionBits) - 1;
        return sign * Math.scalb((double) units, exponent - bias - fractionBits);
    }
}
