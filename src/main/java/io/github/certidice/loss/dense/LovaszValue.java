package io.github.certidice.loss.dense;

import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The value of a Lovász-Jaccard loss: {@code sum m (J_after - J_before)} over groups of equal errors m. No term is
 * negative, so the relative errors of terms and additions carry over to the sum, and decide nearly every rounding. Otherwise
 * the terms, which are fractions, are summed at rising precision, and at last exactly.
 *
 * <p>A term is the error m times a count, which is at most three exact doubles, times a share, which is a pair to within
 * 2^-103 of it ({@link Quotient}). The product of the pairs commits less than 8 roundings of 2^-106 and leaves out the product
 * of their low parts, 2^-105. Together below 2^-101. Nothing underflows: m is at least 2^-149, a share at least 2^-62.
 *
 * <p>Up to n = 256 terms are summed with their rounding errors beside the sum S. The error of an addition is at most 2^-53 S,
 * the low parts of all terms together at most 4 2^-53 S. Rounding each error with its term's low part, and their sum so far,
 * which is at most (n + 4) 2^-53 S, commits less than (n + 1) (n + 4) 2^-106 S, below 2^-89.9 of it. Each addition waits for two
 * operations only, where that of pairs waits for seven.
 */
final class LovaszValue implements ErrorOrder.Visitor {

    /** Takes the shares of all groups, from the largest error down. */
    interface Gradient {

        /** A slice of the volume begins. */
        default void begin() {}

        /** The shares of foreground voxels. */
        void on(ErrorGroups groups, Shares shares);

        /** The shares of background voxels. */
        void off(ErrorGroups groups, Shares shares);

        /** All groups of the slice were shown. */
        default void end() {}
    }

    private static final int BLOCK_ERROR_EXPONENT = -88;

    private static final int FIRST_BITS = 128;

    /** More precision than this can't be needed unless the value lies exactly between two doubles. */
    private static final int MOST_BITS = 1 << 11;

    private final ErrorOrder order;
    private final Gradient gradient;
    private final Shares shares = new Shares();
    private final PairSum sum = new PairSum();

    /** The sum of some groups, and what it lacks. */
    private double block;

    private double rest;
    private int blocks;

    private LovaszValue(ErrorOrder order, Gradient gradient) {
        this.order = order;
        this.gradient = gradient;
    }

    /** Correctly rounded. The gradient is shown all groups in passing. */
    static double of(ErrorOrder order, Gradient gradient) {
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
        return each.times(Rational.of(blocks)).plus(Rational.TWO.power(BLOCK_ERROR_EXPONENT));
    }

    /** m = 1 - p, as a pair: 1 is the larger one, so the rounding error of 1 - p is exactly (1 - (1 - p)) - p. */
    @Override
    public void on(ErrorGroups groups) {
        shares.setOn(order, groups);
        for (int i = 0; i < groups.size(); i++) {
            double p = order.on(groups.first(i));
            double m = 1 - p;
            double count = groups.last(i) - groups.first(i);
            double u = m * count;
            add(u, Math.fma(m, count, -u) + ((1 - m) - p) * count, i);
        }
        addBlock();
        gradient.on(groups, shares);
    }

    @Override
    public void off(ErrorGroups groups) {
        shares.setOff(order, groups);
        for (int i = 0; i < groups.size(); i++) {
            double m = order.off(groups.first(i));
            double count = groups.last(i) - groups.first(i);
            double u = m * count;
            add(u, Math.fma(m, count, -u), i);
        }
        addBlock();
        gradient.off(groups, shares);
    }

    /** Adds (u + rest) times a share. */
    private void add(double u, double uRest, int group) {
        double share = shares.high(group);
        double term = u * share;
        double termRest = Math.fma(u, share, -term) + (u * shares.low(group) + uRest * share);
        double next = block + term;
        double part = next - block;
        double lost = (block - (next - part)) + (term - part); // TwoSum
        rest += lost + termRest;
        block = next;
    }

    private void addBlock() {
        double high = block + rest;
        sum.add(high, rest - (high - block));
        block = 0;
        rest = 0;
        blocks++;
    }

    @Override
    public void begin() {
        gradient.begin();
    }

    @Override
    public void end() {
        gradient.end();
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
