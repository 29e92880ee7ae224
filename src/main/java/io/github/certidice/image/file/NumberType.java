package io.github.certidice.image.file;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.HalfBits;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** How an image's numbers are written in a file. Every value of them is a double, but for 64 bit integers beyond 2^53. */
public enum NumberType {
    BOOL("b1", ElementType.BOOL, in -> in.get() & 0xff, Numbers.Bytes::of),
    INT8("i1", ElementType.INT32, ByteBuffer::get, Numbers.Integers::of),
    UINT8("u1", ElementType.UINT8, in -> in.get() & 0xff, Numbers.Bytes::of),
    INT16("i2", ElementType.INT32, ByteBuffer::getShort, Numbers.Integers::of),
    UINT16("u2", ElementType.INT32, in -> in.getShort() & 0xffff, Numbers.Integers::of),
    INT32("i4", ElementType.INT32, ByteBuffer::getInt, Numbers.Integers::of),
    UINT32("u4", ElementType.INT64, in -> Integer.toUnsignedLong(in.getInt()), Numbers.Integers::of),
    INT64("i8", ElementType.INT64, ByteBuffer::getLong, Numbers.Integers::of),
    UINT64("u8", ElementType.INT64, in -> unsigned(in.getLong()), Numbers.Integers::of),
    FLOAT16("f2", ElementType.FLOAT16, in -> HalfBits.FLOAT16.number(in.getShort()), Numbers.Floats::of),
    FLOAT32("f4", ElementType.FLOAT32, ByteBuffer::getFloat, Numbers.Floats::of),
    FLOAT64("f8", ElementType.FLOAT64, ByteBuffer::getDouble, Numbers.Doubles::of);

    private final String code;
    private final ElementType element;
    private final ToDoubleFunction<ByteBuffer> decoder;
    private final IntFunction<Numbers> storage;

    NumberType(String code, ElementType element, ToDoubleFunction<ByteBuffer> decoder, IntFunction<Numbers> storage) {
        this.code = code;
        this.element = element;
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

    /** The narrowest format of tensors that holds all of these numbers, but for 64 bit integers beyond 2^53. */
    ElementType element() {
        return element;
    }

    /** The next number, which is taken from the buffer in the buffer's byte order. */
    double decode(ByteBuffer in) {
        return decoder.applyAsDouble(in);
    }

    /** The type that a tensor's numbers are written in. */
    static NumberType of(ElementType element) {
        return switch (element) {
            case FLOAT64 -> FLOAT64;
            case FLOAT32, BFLOAT16 -> FLOAT32;
            case FLOAT16 -> FLOAT16;
            case INT64 -> INT64;
            case INT32 -> INT32;
            case UINT8 -> UINT8;
            case BOOL -> BOOL;
        };
    }

    /** Puts a number of a tensor into the buffer. */
    void encode(ByteBuffer out, double value) {
        switch (this) {
            case FLOAT64 -> out.putDouble(value);
            case FLOAT32 -> out.putFloat((float) value);
            case FLOAT16 -> out.putShort(HalfBits.FLOAT16.bits(ElementType.FLOAT16.nearest(value)));
            case INT64, UINT64 -> out.putLong((long) value);
            case INT32, UINT32 -> out.putInt((int) value);
            case INT16, UINT16 -> out.putShort((short) value);
            case BOOL, INT8, UINT8 -> out.put((byte) value);
        }
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
}
