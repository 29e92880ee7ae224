package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;
import java.util.function.DoublePredicate;

/** Quick looks at whole tensors. Those at floats are loops over their bits, which compilers turn into vector code. */
final class Scan {

    private static final int INFINITY = 0x7f800000;
    private static final int ONE = 0x3f800000;
    private static final int WITHOUT_SIGN = 0x7fffffff;

    private Scan() {}

    /** True if no number is NaN or infinite. */
    static boolean isFinite(Tensor tensor) {
        if (tensor.elements() instanceof Tensor.Floats floats) {
            return largestBits(floats.array()) < INFINITY;
        }
        return tensor.elements() instanceof Tensor.Bytes || all(tensor, Double::isFinite);
    }

    private static int largestBits(float[] xs) {
        int largest = 0;
        for (float x : xs) {
            largest = Math.max(largest, Float.floatToRawIntBits(x) & WITHOUT_SIGN);
        }
        return largest;
    }

    /** True if all numbers are in [0, 1]. */
    static boolean isShares(Tensor tensor) {
        if (tensor.elements() instanceof Tensor.Floats floats && outside(floats.array()) >= 0) {
            return true;
        }
        return tensor.elements() instanceof Tensor.Bytes bytes
                ? largest(bytes.array()) <= 1
                : all(tensor, x -> x >= 0 && x <= 1);
    }

    /** Negative if some number is outside [0, 1], or is -0. */
    private static int outside(float[] xs) {
        int outside = 0;
        for (float x : xs) {
            int bits = Float.floatToRawIntBits(x);
            outside |= bits | ONE - bits;
        }
        return outside;
    }

    private static int largest(byte[] xs) {
        int union = 0;
        for (byte x : xs) {
            union |= x;
        }
        return union & 0xff;
    }

    /** True if all numbers are 0 or 1. */
    static boolean isBinary(Tensor tensor) {
        return tensor.elements() instanceof Tensor.Bytes bytes
                ? largest(bytes.array()) <= 1
                : all(tensor, x -> x == 0 || x == 1);
    }

    private static boolean all(Tensor tensor, DoublePredicate condition) {
        for (int i = 0; i < tensor.size(); i++) {
            if (!condition.test(tensor.at(i))) {
                return false;
            }
        }
        return true;
    }
}
