package io.github.certidice.loss;

import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code sum_k (m_k - m_(k+1)) Delta_k} over the distinct errors m_k: exact on demand, enclosed otherwise, because the
 * common denominator of a sum over a large image is enormous while its nearest double is soon decided. Terms are made
 * when they are needed, so that a large image takes no memory beyond its sorted errors.
 */
final class LovaszValue implements Real {

    /** More precision than this can't be needed unless the value lies exactly between two doubles. */
    private static final int MOST_ENCLOSURE_BITS = 1536;

    private final SortedErrors errors;
    private final Similarity set;

    LovaszValue(SortedErrors errors, Similarity set) {
        this.errors = errors;
        this.set = set;
    }

    private void forEachTerm(Consumer<Rational> visitor) {
        Rational loss = Rational.ZERO;
        Rational error = Rational.ZERO;
        for (SortedErrors.Tie tie : errors) {
            visitor.accept(error.minus(tie.error()).times(loss));
            loss = LovaszExtension.loss(set, errors, tie.missed(), tie.added());
            error = tie.error();
        }
        visitor.accept(error.times(loss));
    }

    /** The exact value; sums are paired so that denominators grow late. */
    @Override
    public Optional<Rational> asRational() {
        List<Rational> terms = new ArrayList<>();
        forEachTerm(terms::add);
        return Optional.of(sum(terms));
    }

    private static Rational sum(List<Rational> terms) {
        int middle = terms.size() / 2;
        return terms.size() == 1
                ? terms.get(0)
                : sum(terms.subList(0, middle)).plus(sum(terms.subList(middle, terms.size())));
    }

    @Override
    public Enclosure enclose(int bits) {
        int work = bits + Integer.SIZE;
        Enclosure[] sum = {Rational.ZERO.enclose(work)};
        forEachTerm(term -> sum[0] = sum[0].plus(term.enclose(work)));
        return sum[0].coarser(bits);
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
