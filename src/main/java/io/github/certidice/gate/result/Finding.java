package io.github.certidice.gate.result;

import java.util.Comparator;

/**
 * All cases of one property and call that failed in the same way.
 *
 * @param kind whether the subject was wrong, failed, or chose a convention
 * @param flag which kind of mistake, or which convention
 * @param count how many cases
 * @param origin where the first of them is, the simplest ones first
 * @param minimal what the origin was shrunk to
 */
public record Finding(Kind kind, String flag, long count, Origin origin, MinimalCase minimal) {

    /** What it is. */
    public enum Kind {
        /** Wrong. */
        DISAGREE,
        /** The subject crashed, hung, printed rubbish, or refused a case that it has to take. */
        ERROR,
        /** Another choice where the mathematics leaves one, or a convention. */
        ACCEPTABLE
    }

    /**
     * A failing case of the campaign.
     *
     * @param numbers how many numbers its prediction has
     * @param index its number in the campaign
     */
    public record Origin(int numbers, long index) implements Comparable<Origin> {

        private static final Comparator<Origin> SMALLEST_FIRST =
                Comparator.comparingInt(Origin::numbers).thenComparingLong(Origin::index);

        @Override
        public int compareTo(Origin other) {
            return SMALLEST_FIRST.compare(this, other);
        }
    }

    /** The same kind and flag, seen in another part of the campaign: counts add up, the smallest origin stays. */
    Finding plus(Finding other) {
        Finding first = origin.compareTo(other.origin) <= 0 ? this : other;
        return new Finding(kind, flag, count + other.count, first.origin, first.minimal);
    }

    /** What findings are joined by. */
    String key() {
        return kind + " " + flag;
    }
}
