package io.github.certidice.gpu;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.HalfBits;
import java.util.ArrayDeque;
import java.util.Deque;

/** Arrays on the chip, freed together. */
final class DeviceArrays implements AutoCloseable {

    private final Cuda cuda;
    private final Deque<Pointer> all = new ArrayDeque<>();

    DeviceArrays(Cuda cuda) {
        this.cuda = cuda;
    }

    /** Room whose content is whatever was there. */
    Pointer room(long bytes) {
        Pointer memory = cuda.allocate(bytes);
        all.push(memory);
        return memory;
    }

    /** Numbers in a format; each of them is one of it. */
    Pointer of(ElementType type, double... numbers) {
        Memory host = new Memory(Math.max(1L, (long) size(type) * numbers.length));
        for (int i = 0; i < numbers.length; i++) {
            put(host, type, i, numbers[i]);
        }
        Pointer device = room(host.size());
        cuda.check(cuda.library().cd_write(device, host, (long) size(type) * numbers.length));
        return device;
    }

    /** What lies there. */
    double[] read(ElementType type, Pointer device, int count) {
        Memory host = new Memory(Math.max(1L, (long) size(type) * count));
        cuda.check(cuda.library().cd_read(host, device, (long) size(type) * count));
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = get(host, type, i);
        }
        return numbers;
    }

    private static int size(ElementType type) {
        return switch (type) {
            case FLOAT64, INT64 -> Double.BYTES;
            case FLOAT32 -> Float.BYTES;
            case FLOAT16, BFLOAT16 -> Short.BYTES;
            default -> throw new UnsupportedOperationException("no arrays of " + type.dtype() + " on the chip");
        };
    }

    private static void put(Memory host, ElementType type, int i, double x) {
        switch (type) {
            case FLOAT64 -> host.setDouble((long) i * Double.BYTES, x);
            case INT64 -> host.setLong((long) i * Long.BYTES, (long) x);
            case FLOAT32 -> host.setFloat((long) i * Float.BYTES, (float) x);
            case FLOAT16 -> host.setShort((long) i * Short.BYTES, HalfBits.FLOAT16.bits(x));
            case BFLOAT16 -> host.setShort((long) i * Short.BYTES, HalfBits.BFLOAT16.bits(x));
            default -> throw new UnsupportedOperationException("no arrays of " + type.dtype() + " on the chip");
        }
    }

    private static double get(Memory host, ElementType type, int i) {
        return switch (type) {
            case FLOAT64 -> host.getDouble((long) i * Double.BYTES);
            case INT64 -> host.getLong((long) i * Long.BYTES);
            case FLOAT32 -> host.getFloat((long) i * Float.BYTES);
            case FLOAT16 -> HalfBits.FLOAT16.number(host.getShort((long) i * Short.BYTES));
            case BFLOAT16 -> HalfBits.BFLOAT16.number(host.getShort((long) i * Short.BYTES));
            default -> throw new UnsupportedOperationException("no arrays of " + type.dtype() + " on the chip");
        };
    }

    @Override
    public void close() {
        while (!all.isEmpty()) {
            cuda.release(all.pop());
        }
    }
}
