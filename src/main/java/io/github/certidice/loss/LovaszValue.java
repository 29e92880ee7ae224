package io.github.certidice.loss;

import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code sum_k (m_k - m_(k+1)) Delta_k} over the distinct errors m_k: exact on demand, enclosed otherwise, because the
 * common denominator of a sum over a large image is enormous while its nearest double is soon decided.
 */
final class LovaszValue implements Real {

    /** More precision than this can't be needed unless the value lies exactly between two doubles. */
    private static final int MOST_ENCLOSURE_BITS = 1536;

    private final List<Rational> drops = new ArrayList<>();
    private final List<Rational> losses = new ArrayList<>();

    LovaszValue(SortedErrors errors, Similarity set) {
        int missed = 0;
        int added = 0;
        List<SortedErrors.Tie> ties = errors.ties();
        for (int k = 0; k < ties.size(); k++) {
            missed += ties.get(k).on().length;
            added += ties.get(k).off().length;
            Rational next = k + 1 < ties.size() ? ties.get(k + 1).error() : Rational.ZERO;
            drops.add(ties.get(k).error().minus(next));
            losses.add(LovaszExtension.loss(set, errors, missed, added));
        }
    }

    /** The exact value; sums are paired so that denominators grow late. */
    @Override
    public Optional<Rational> asRational() {
        return Optional.of(exact(0, drops.size()));
    }

    private Rational exact(int from, int to) {
        if (to - from == 1) {
            return drops.get(from).times(losses.get(from));
        }
        int middle = (from + to) >>> 1;
        return exact(from, middle).plus(exact(middle, to));
    }

    @Override
    public Enclosure enclose(int bits) {
        int work = bits + Integer.SIZE;
        Enclosure sum = Rational.ZERO.enclose(work);
        for (int k = 0; k < drops.size(); k++) {
            sum = sum.plus(drops.get(k).times(losses.get(k)).enclose(work));
        }
        return sum.coarser(bits);
    }

    @Override
    public double doubleValue() {
        for (int bits = FIRST_BITS; bits <= MOST_ENCLOSURE_BITS; bits *= 2) {
            Enclosure enclosure = enclose(bits);
            double low = enclosure.low().doubleValue();
            if (low == enclosure.high().doubleValue()) {
                return low;
            }
        }
        return rational().doubleValue();
    }
}
