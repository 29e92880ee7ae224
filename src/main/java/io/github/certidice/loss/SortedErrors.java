package io.github.certidice.loss;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The voxels of a pair by falling error, in groups of exactly equal error.
 *
 * @param ties groups, largest error first
 * @param foreground n
 * @param voxels d
 */
record SortedErrors(List<Tie> ties, int foreground, int voxels) {

    /**
     * Voxels with the same error.
     *
     * @param error m
     * @param on the foreground voxels among them
     * @param off the background voxels among them
     */
    record Tie(Rational error, int[] on, int[] off) {

        int size() {
            return on.length + off.length;
        }
    }

    static SortedErrors of(Pair pair) {
        if (!pair.target().isBinary()) {
            throw InvalidInput.of("target", "soft labels", "a binary target for a Lovász extension");
        }
        Comparator<Key> byError = Comparator.<Key>naturalOrder().reversed();
        List<Key> keys = IntStream.range(0, pair.size())
                .mapToObj(voxel -> Key.of(pair, voxel))
                .sorted(byError)
                .toList();
        int foreground = (int) keys.stream().filter(Key::on).count();
        return new SortedErrors(grouped(keys), foreground, pair.size());
    }

    private static List<Tie> grouped(List<Key> keys) {
        List<Tie> ties = new ArrayList<>();
        for (int from = 0; from < keys.size(); ) {
            int to = from + 1;
            while (to < keys.size() && keys.get(to).compareTo(keys.get(from)) == 0) {
                to++;
            }
            ties.add(tie(keys.subList(from, to)));
            from = to;
        }
        return ties;
    }

    private static Tie tie(List<Key> keys) {
        return new Tie(keys.get(0).error(), voxels(keys, true), voxels(keys, false));
    }

    private static int[] voxels(List<Key> keys, boolean on) {
        return keys.stream().filter(key -> key.on == on).mapToInt(Key::voxel).toArray();
    }

    boolean hasTies() {
        return ties.stream().anyMatch(tie -> tie.size() > 1);
    }

    /** The counts of a mask with that many false negatives and false positives. */
    Confusion counts(int missed, int added) {
        return new Confusion(foreground - missed, added, missed, voxels - foreground - added);
    }

    /**
     * A voxel's error as {@code whole - part} of two doubles, which is compared without computing the difference where
     * doubles decide.
     */
    private record Key(int voxel, boolean on, double p) implements Comparable<Key> {

        static Key of(Pair pair, int voxel) {
            // + 0.0 turns -0.0 into 0.0, which Double.compare would tell apart
            return new Key(
                    voxel, pair.target().at(voxel) == 1, pair.prediction().at(voxel) + 0.0);
        }

        Rational error() {
            Rational exact = Rational.of(p);
            return on ? Rational.ONE.minus(exact) : exact;
        }

        @Override
        public int compareTo(Key that) {
            if (on == that.on) {
                return on ? Double.compare(that.p, p) : Double.compare(p, that.p);
            }
            // 1 - p against q: rounding is monotone, so different rounded values decide
            int rounded = Double.compare(rounded(), that.rounded());
            return rounded != 0 ? rounded : error().compareTo(that.error());
        }

        private double rounded() {
            return on ? 1 - p : p;
        }
    }
}
