package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Derivatives that many voxels have in common: two of a hard target, as many as there are numbers of a soft one. */
final class RememberedSlopes {

    /**
     * What a voxel's derivative depends on. Its own equality, for a record's is slower than the arithmetic it saves.
     *
     * @param image the row of its group
     * @param c the column
     * @param target its target
     * @param counts how much it counts
     */
    record Key(int image, int c, double target, double counts) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && image == that.image
                    && c == that.c
                    && target == that.target
                    && counts == that.counts;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * image + c) + Double.hashCode(target)) + Double.hashCode(counts);
        }
    }

    private Key last;
    private Quantity slopeOfLast;
    private Key before;
    private Quantity slopeOfBefore;

    /** Those before the last two: there are none where a hard target has one group. */
    private final Map<Key, Quantity> others = new HashMap<>(0);

    /** The derivative, made where it isn't known. */
    Quantity slope(Key key, Supplier<Quantity> otherwise) {
        if (last == null || !last.equals(key)) {
            Quantity slope = before != null && before.equals(key) ? slopeOfBefore : older(key, otherwise);
            before = last;
            slopeOfBefore = slopeOfLast;
            last = key;
            slopeOfLast = slope;
        }
        return slopeOfLast;
    }

    private Quantity older(Key key, Supplier<Quantity> otherwise) {
        if (before != null) {
            others.put(before, slopeOfBefore);
        }
        Quantity known = others.get(key);
        return known == null ? otherwise.get() : known;
    }
}
