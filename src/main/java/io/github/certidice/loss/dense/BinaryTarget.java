package io.github.certidice.loss.dense;

import io.github.certidice.InvalidInput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Labels 0 and 1 in an array of bytes, eight of which are read at a time. */
final class BinaryTarget {

    /** Labels that are read at a time. */
    static final int WORD = Long.BYTES;

    /** Eight labels 1. */
    static final long ALL_ON = 0x0101010101010101L;

    // the order of bytes decides which bit is whose; LITTLE_ENDIAN puts the first label lowest on every machine
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private BinaryTarget() {}

    /** The labels {@code y[i..i+8)}, the first of them in the lowest byte. */
    static long word(byte[] y, int i) {
        return (long) WORDS.get(y, i);
    }

    static void requireLength(byte[] y, int voxels) {
        if (y.length != voxels) {
            throw InvalidInput.of("target", y.length + " labels", voxels + ", one per voxel");
        }
    }

    static void require(byte[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            if (y[i] >>> 1 != 0) {
                throw InvalidInput.of("target", "label " + (y[i] & 0xff) + " at voxel " + i, "0 and 1");
            }
        }
    }

    /** How many labels are 1. */
    static int foreground(byte[] y, int from, int to) {
        int count = 0;
        int whole = to - (to - from) % WORD;
        for (int i = from; i < whole; i += WORD) {
            count += Long.bitCount(word(y, i));
        }
        for (int i = whole; i < to; i++) {
            count += y[i];
        }
        return count;
    }
}
