package io.github.certidice.image.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** How an image's numbers are written in a file. Every value of them is a double, but for 64 bit integers beyond 2^53. */
public enum NumberType {
    BOOL("b1", in -> in.get() & 0xff, Numbers.Bytes::of),
    INT8("i1", ByteBuffer::get, Numbers.Integers::of),
    UINT8("u1", in -> in.get() & 0xff, Numbers.Bytes::of),
    INT16("i2", ByteBuffer::getShort, Numbers.Integers::of),
    UINT16("u2", in -> in.getShort() & 0xffff, Numbers.Integers::of),
    INT32("i4", ByteBuffer::getInt, Numbers.Integers::of),
    UINT32("u4", in -> Integer.toUnsignedLong(in.getInt()), Numbers.Integers::of),
    INT64("i8", ByteBuffer::getLong, Numbers.Integers::of),
    UINT64("u8", in -> unsigned(in.getLong()), Numbers.Integers::of),
    FLOAT16("f2", in -> half(in.getShort()), Numbers.Floats::of),
    FLOAT32("f4", ByteBuffer::getFloat, Numbers.Floats::of),
    FLOAT64("f8", ByteBuffer::getDouble, Numbers.Doubles::of);

    private final String code;
    private final ToDoubleFunction<ByteBuffer> decoder;
    private final IntFunction<Numbers> storage;

    NumberType(String code, ToDoubleFunction<ByteBuffer> decoder, IntFunction<Numbers> storage) {
        this.code = code;
        this.decoder = decoder;
        this.storage = storage;
    }

    /** The type that numpy calls {@code code}, such as "f4". */
    static Optional<NumberType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** numpy's code without the byte order: the kind and the number of bytes, such as "f4". */
    public String code() {
        return code;
    }

    /** Bytes per number. */
    public int width() {
        return code.charAt(1) - '0';
    }

    /** The next number, which is taken from the buffer in the buffer's byte order. */
    double decode(ByteBuffer in) {
        return decoder.applyAsDouble(in);
    }

    /** Room for {@code size} numbers. */
    Numbers allocate(int size) {
        return storage.apply(size);
    }

    /** Rounded to the nearest double, as numpy does; correct for the sign bit too. */
    private static double unsigned(long bits) {
        // The lowest bit is kept as a sticky bit, so that halving doesn't round twice.
        return bits >= 0 ? bits : 2.0 * (bits >>> 1 | bits & 1);
    }

    /** IEEE 754 binary16: 1 bit sign, 5 bits exponent, 10 bits fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double magnitude = switch (exponent) {
            case 0 -> Math.scalb((double) fraction, -24);
            case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> Math.scalb((double) (fraction + 0x400), exponent - 25);
        };
        return bits < 0 ? -magnitude : magnitude;
    }
}
