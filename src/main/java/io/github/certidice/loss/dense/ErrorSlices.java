package io.github.certidice.loss.dense;

import io.github.certidice.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the errors of a large volume into ranges of about equal numbers of voxels, which are sorted one after the other in
 * the same memory. An error is compared with a cut by the bits of the largest float that isn't above it, so equal errors
 * are never cut apart, whatever kind of voxel they are of.
 */
final class ErrorSlices {

    /** So many voxels are sorted at once, which is faster. */
    private static final int WHOLE = 1 << 24;

    /** The slices of a larger volume, whose own arrays need the room. */
    private static final int PARTS = 16;

    /** Floats that differ in these last bits only are counted together. */
    private static final int COARSE = 14;

    /** Behind the bits of 1. */
    private static final int END = Float.floatToRawIntBits(1f) + 1;

    private static final int COUNTERS = (END >>> COARSE) + 1;

    /**
     * Errors with bits from low to high - 1.
     *
     * @param low at least 1: errors of 0 are in no slice
     * @param high behind the largest
     */
    record Slice(int low, int high) {
        boolean holds(int errorBits) {
            return errorBits >= low && errorBits < high;
        }
    }

    private final List<Slice> slices = new ArrayList<>();
    private int largest;
    private long positive;

    private ErrorSlices() {}

    /**
     * The slices by falling errors.
     *
     * @param most voxels of a slice, unless a narrow range of errors has more
     */
    static ErrorSlices of(float[] p, byte[] y, int most) {
        ErrorSlices slices = new ErrorSlices();
        if (p.length <= most) {
            slices.add(new Slice(1, END), positive(p, y));
        } else {
            slices.cut(counts(p, y), most);
        }
        return slices;
    }

    static ErrorSlices of(float[] p, byte[] y) {
        return of(p, y, p.length <= WHOLE ? WHOLE : p.length / PARTS);
    }

    private void cut(int[] counts, int most) {
        int high = END;
        int size = 0;
        for (int counter = COUNTERS - 1; counter >= 0; counter--) {
            if (size > 0 && size + (long) counts[counter] > most) {
                int low = (counter + 1) << COARSE;
                add(new Slice(low, high), size);
                high = low;
                size = 0;
            }
            size += counts[counter];
        }
        add(new Slice(1, high), size);
    }

    private static int positive(float[] p, byte[] y) {
        int positive = 0;
        for (int i = 0; i < p.length; i++) {
            requireProbability(p[i], i);
            positive += p[i] == y[i] ? 0 : 1;
        }
        return positive;
    }

    private static int[] counts(float[] p, byte[] y) {
        int[] counts = new int[COUNTERS];
        for (int i = 0; i < p.length; i++) {
            requireProbability(p[i], i);
            counts[errorBits(p[i], y[i]) >>> COARSE] += p[i] == y[i] ? 0 : 1;
        }
        return counts;
    }

    private static void requireProbability(float p, int voxel) {
        if (!(p >= 0 && p <= 1)) {
            throw InvalidInput.of("prediction", p + " at voxel " + voxel, "numbers from 0 to 1");
        }
    }

    /**
     * The bits of the largest float that is at most the error, p off the foreground and 1 - p on it. 1 - m is exact for the
     * rounded m = 1 - p, and below p where m was rounded up. + 0f makes -0 the same as 0.
     */
    static int errorBits(float p, byte y) {
        if (y == 0) {
            return Float.floatToRawIntBits(p + 0f);
        }
        float m = 1 - p;
        return Float.floatToRawIntBits(m) - (1 - m < p ? 1 : 0);
    }

    private void add(Slice slice, int size) {
        slices.add(slice);
        largest = Math.max(largest, size);
        positive += size;
    }

    List<Slice> all() {
        return slices;
    }

    /** The voxels of the largest one. */
    int largest() {
        return largest;
    }

    /** The voxels of all of them: those whose error isn't 0. */
    long positive() {
        return positive;
    }
}
