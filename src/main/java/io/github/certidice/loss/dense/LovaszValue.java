package io.github.certidice.loss.dense;

import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The value of a Lovász-Jaccard loss: {@code sum m (J_after - J_before)} over groups of equal errors m. No term is
 * negative, and each is computed with a relative error below 2^-100, so {@link PairSum} gives the sum to a relative error
 * that decides nearly every rounding. Otherwise the terms, which are fractions, are summed at rising precision, and at last
 * exactly.
 *
 * <p>The error of a term u / v, where u = m times a whole number and v = (n + B0) (n + B1) or n + B0: all of u's factors
 * are doubles or exact pairs of them, and their product commits less than 4 roundings beyond 106 bits; v is exactly a pair;
 * the corrected quotient {@code q + (u - q v) / v} commits less than 8 of them ({@link Quotient}). Together below 16 of
 * 2^-105, which is 2^-101. Nothing underflows: u is at least 2^-149, v at most 2^62.
 */
final class LovaszValue implements ErrorOrder.Visitor {

    private static final int TERM_ERROR_EXPONENT = -100;

    private static final int FIRST_BITS = 128;

    /** More precision than this can't be needed unless the value lies exactly between two doubles. */
    private static final int MOST_BITS = 1 << 11;

    private final ErrorOrder order;
    private final ErrorOrder.Visitor gradient;
    private final PairSum sum = new PairSum();
    private int terms;

    private LovaszValue(ErrorOrder order, ErrorOrder.Visitor gradient) {
        this.order = order;
        this.gradient = gradient;
    }

    /** Correctly rounded. The gradient is shown all groups in passing. */
    static double of(ErrorOrder order, ErrorOrder.Visitor gradient) {
        LovaszValue value = new LovaszValue(order, gradient);
        order.forEachGroup(value);
        Rational middle = value.sum.value();
        double low = middle.times(Rational.ONE.minus(value.error())).doubleValue();
        double high = middle.times(Rational.ONE.plus(value.error())).doubleValue();
        return low == high ? low : exact(order);
    }

    /** Relative. */
    private Rational error() {
        Rational each = Rational.TWO.power(PairSum.ERROR_EXPONENT);
        return each.times(Rational.of(terms)).plus(Rational.TWO.power(TERM_ERROR_EXPONENT));
    }

    /** m = 1 - p, as a pair: 1 is the larger one, so the rounding error of 1 - p is exactly (1 - (1 - p)) - p. */
    @Override
    public void on(ErrorGroups groups) {
        for (int i = 0; i < groups.size(); i++) {
            double p = order.on(groups.first(i));
            double m = 1 - p;
            add(m, (1 - m) - p, groups.last(i) - groups.first(i), DenseLovasz.belowOn(order, groups, i));
        }
        gradient.on(groups);
    }

    @Override
    public void off(ErrorGroups groups) {
        for (int i = 0; i < groups.size(); i++) {
            // both factors have 31 bits, so that the product is exact as a long, but not as a double
            long count = DenseLovasz.aboveOff(order, groups, i) * (groups.last(i) - groups.first(i));
            add(order.off(groups.first(i)), 0, count, DenseLovasz.belowOff(order, groups, i));
        }
        gradient.off(groups);
    }

    @Override
    public void begin() {
        gradient.begin();
    }

    @Override
    public void end() {
        gradient.end();
    }

    /** Adds (m + rest) count / below. */
    private void add(double m, double rest, long count, long below) {
        double c = count;
        double u = m * c;
        double uRest = Math.fma(m, c, -u) + (m * (count - (long) c) + rest * c);
        double v = below;
        double vRest = below - (long) v;
        double q = u / v;
        double correction = (Math.fma(-q, v, u) + (uRest - q * vRest)) / v;
        sum.add(q, correction);
        terms++;
    }

    /** The sum in exact arithmetic, for what is left undecided. */
    static double exact(ErrorOrder order) {
        for (int bits = FIRST_BITS; bits <= MOST_BITS; bits *= 2) {
            Enclosure enclosure = enclosed(order, bits);
            double low = enclosure.low().doubleValue();
            if (low == enclosure.high().doubleValue()) {
                return low;
            }
        }
        List<Rational> terms = new ArrayList<>();
        order.forEachGroup(new Terms(order, terms::add));
        return sum(terms).doubleValue();
    }

    private static Enclosure enclosed(ErrorOrder order, int bits) {
        Enclosure[] sum = {Rational.ZERO.enclose(bits)};
        order.forEachGroup(new Terms(order, term -> sum[0] = sum[0].plus(term.enclose(bits))));
        return sum[0];
    }

    /** Sums are paired so that denominators grow late. */
    private static Rational sum(List<Rational> terms) {
        if (terms.isEmpty()) {
            return Rational.ZERO;
        }
        int middle = terms.size() / 2;
        return middle == 0
                ? terms.get(0)
                : sum(terms.subList(0, middle)).plus(sum(terms.subList(middle, terms.size())));
    }

    /** The terms as fractions. */
    private record Terms(ErrorOrder order, Consumer<Rational> visitor) implements ErrorOrder.Visitor {

        @Override
        public void on(ErrorGroups groups) {
            for (int i = 0; i < groups.size(); i++) {
                Rational error = Rational.ONE.minus(Rational.of(order.on(groups.first(i))));
                int count = groups.last(i) - groups.first(i);
                visitor.accept(error.times(Rational.of(count, DenseLovasz.belowOn(order, groups, i))));
            }
        }

        @Override
        public void off(ErrorGroups groups) {
            for (int i = 0; i < groups.size(); i++) {
                Rational error = Rational.of(order.off(groups.first(i)));
                long count = DenseLovasz.aboveOff(order, groups, i) * (groups.last(i) - groups.first(i));
                visitor.accept(error.times(Rational.of(count, DenseLovasz.belowOff(order, groups, i))));
            }
        }
    }
}
