package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Quantity;
import java.util.HashMap;
import java.util.Map;

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
            return other instanceof Key that && is(that.image, that.c, that.target, that.counts);
        }

        private boolean is(int otherImage, int otherC, double otherTarget, double otherCounts) {
            return image == otherImage && c == otherC && target == otherTarget && counts == otherCounts;
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

    /** The derivative; null where it isn't known. The last two are compared without an object for the key. */
    Quantity find(int image, int c, double target, double counts) {
        if (last != null && last.is(image, c, target, counts)) {
            return slopeOfLast;
        }
        if (before != null && before.is(image, c, target, counts)) {
            push(before, slopeOfBefore);
            return slopeOfLast;
        }
        Key key = new Key(image, c, target, counts);
        Quantity known = others.get(key);
        if (known != null) {
            add(key, known);
        }
        return known;
    }

    /** Remembers one that isn't known. */
    void add(Key key, Quantity slope) {
        if (before != null) {
            others.put(before, slopeOfBefore);
        }
        push(key, slope);
    }

    private void push(Key key, Quantity slope) {
        before = last;
        slopeOfBefore = slopeOfLast;
        last = key;
        slopeOfLast = slope;
    }
}
