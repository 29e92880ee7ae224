package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The largest of some terms. Those that equal the smallest one taken share what is left of the number, whether there is
 * room for all of them or not: no order of voxels decides.
 */
final class Largest {

    private final List<Quantity> above = new ArrayList<>();
    private final BitSet aboveAt = new BitSet();
    private final BitSet tiedAt = new BitSet();
    private final Quantity least;
    private final int left;

    Largest(List<Quantity> terms, List<Integer> places, int count) {
        List<Quantity> sorted = new ArrayList<>(terms);
        sorted.sort((a, b) -> compare(b, a));
        least = count == 0 ? null : sorted.get(count - 1);
        for (int i = 0; i < terms.size() && least != null; i++) {
            add(terms.get(i), places.get(i));
        }
        left = count - above.size();
    }

    private void add(Quantity term, int place) {
        int sign = compare(term, least);
        if (sign > 0) {
            above.add(term);
            aboveAt.set(place);
        } else if (sign == 0) {
            tiedAt.set(place);
        }
    }

    /** NaN is above all numbers, so that it is seen in the sum. */
    private static int compare(Quantity a, Quantity b) {
        return a.isNaN() || b.isNaN()
                ? Boolean.compare(a.isNaN(), b.isNaN())
                : a.minus(b).signum();
    }

    void addTo(Arithmetic.Accumulator sum) {
        above.forEach(sum::add);
        if (left > 0) {
            sum.add(least.times(Rational.of(left)));
        }
    }

    /** True where not all equal ones have room. */
    boolean hasTies() {
        return left < tiedAt.cardinality();
    }

    /** True where some order of equal ones takes the term. */
    boolean takes(int place) {
        return aboveAt.get(place) || tiedAt.get(place);
    }

    /** A term's part of the sum's slope; null for 0. */
    Quantity share(Quantity slope, int place) {
        if (aboveAt.get(place)) {
            return slope;
        }
        return tiedAt.get(place) ? slope.times(Rational.of(left, tiedAt.cardinality())) : null;
    }
}
