package io.github.certidice.image.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How the numbers after a header are written: {@code value = raw * slope + intercept}, in double precision. */
record Encoding(NumberType type, ByteOrder order, double slope, double intercept) {

    /** Values as they are. */
    static Encoding plain(NumberType type, ByteOrder order) {
        return new Encoding(type, order, 1, 0);
    }

    double decode(ByteBuffer in) {
        double value = type.decode(in);
        // Steps without effect are left out, or -0.0 would become 0.0.
        value = slope == 1 ? value : value * slope;
        return intercept == 0 ? value : value + intercept;
    }

    Numbers allocate(int size) {
        boolean isPlain = slope == 1 && intercept == 0;
        return isPlain ? type.allocate(size) : NumberType.FLOAT64.allocate(size);
    }
}
