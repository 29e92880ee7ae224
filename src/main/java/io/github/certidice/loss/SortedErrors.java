package io.github.certidice.loss;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The errors of a pair by falling size, in groups of exactly equal ones. Kept as two sorted arrays of probabilities, so
 * that a large image takes eight bytes a voxel: on the foreground, where the error is 1 - p, and off it, where it is p.
 */
final class SortedErrors implements Iterable<SortedErrors.Tie> {

    private final double[] on;
    private final double[] off;

    private SortedErrors(double[] on, double[] off) {
        this.on = on;
        this.off = off;
    }

    /**
     * Voxels with the same error.
     *
     * @param error m
     * @param on how many of them are foreground
     * @param off how many are background
     * @param missed how many foreground voxels have this error or a larger one
     * @param added how many background voxels have this error or a larger one
     */
    record Tie(Rational error, int on, int off, int missed, int added) {}

    static SortedErrors of(Pair pair) {
        if (!pair.target().isBinary()) {
            throw InvalidInput.of("target", "soft labels", "a binary target for a Lovász extension");
        }
        return new SortedErrors(sorted(pair, true), sorted(pair, false));
    }

    private static double[] sorted(Pair pair, boolean foreground) {
        double[] p = IntStream.range(0, pair.size())
                .filter(voxel -> (pair.target().at(voxel) == 1) == foreground)
                .mapToDouble(voxel -> pair.prediction().at(voxel) + 0.0) // -0.0 becomes 0.0: sorting tells them apart
                .toArray();
        Arrays.sort(p);
        return p;
    }

    int voxels() {
        return on.length + off.length;
    }

    boolean hasTies() {
        for (Tie tie : this) {
            if (tie.on + tie.off > 1) {
                return true;
            }
        }
        return false;
    }

    /** The counts of a mask with that many false negatives and false positives. */
    Confusion counts(int missed, int added) {
        return new Confusion(on.length - missed, added, missed, off.length - added);
    }

    /** The group of a voxel that has this probability. */
    Tie tieOf(boolean foreground, double p) {
        int missed = foreground ? first(on.length, i -> on[i] > p) : first(on.length, i -> order(on[i], p) < 0);
        int missedBefore = foreground ? first(on.length, i -> on[i] >= p) : first(on.length, i -> order(on[i], p) <= 0);
        int added =
                foreground ? first(off.length, i -> order(p, fromEnd(i)) > 0) : first(off.length, i -> fromEnd(i) < p);
        int addedBefore = foreground
                ? first(off.length, i -> order(p, fromEnd(i)) >= 0)
                : first(off.length, i -> fromEnd(i) <= p);
        return new Tie(error(foreground, p), missed - missedBefore, added - addedBefore, missed, added);
    }

    private double fromEnd(int i) {
        return off[off.length - 1 - i];
    }

    /** The first index at which the condition holds, which it does from there on; the length where it never does. */
    private static int first(int length, IntPredicate condition) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (condition.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static Rational error(boolean foreground, double p) {
        Rational exact = Rational.of(p);
        return foreground ? Rational.ONE.minus(exact) : exact;
    }

    /** The order of 1 - p and q, exactly. */
    private static int order(double p, double q) {
        double rounded = 1 - p;
        // rounding is monotone, so different rounded values decide; 1 - rounded is p only where nothing was rounded
        if (rounded != q || 1 - rounded == p) {
            return Double.compare(rounded, q);
        }
        return Rational.ONE.minus(Rational.of(p)).compareTo(Rational.of(q));
    }

    @Override
    public Iterator<Tie> iterator() {
        return new Merge();
    }

    /** Merges the two arrays from the largest error down. */
    private final class Merge implements Iterator<Tie> {

        private int missed;
        private int added;

        @Override
        public boolean hasNext() {
            return missed + added < voxels();
        }

        @Override
        public Tie next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            boolean foreground = added == off.length || missed < on.length && order(on[missed], fromEnd(added)) >= 0;
            boolean both = foreground && added < off.length && order(on[missed], fromEnd(added)) == 0;
            double p = foreground ? on[missed] : fromEnd(added);
            Rational error = error(foreground, p);
            int ons = foreground ? skipOn() : 0;
            int offs = both || !foreground ? skipOff() : 0;
            return new Tie(error, ons, offs, missed, added);
        }

        private int skipOn() {
            int start = missed;
            while (missed < on.length && on[missed] == on[start]) {
                missed++;
            }
            return missed - start;
        }

        private int skipOff() {
            int start = added;
            while (added < off.length && fromEnd(added) == fromEnd(start)) {
                added++;
            }
            return added - start;
        }
    }
}
