package io.github.certidice.number;

import java.util.Optional;

/**
 * A real number that can be enclosed as tightly as anybody asks: a {@link Rational}, a {@link Bound}, or a sum of
 * logarithms.
 */
public interface Real {

    /** Where doubling the precision stops: far beyond what any double-valued question of this library needs. */
    int MOST_BITS = 1 << 14;

    /** Precision of the first attempt: 53 bits, and enough beyond for all but one number in 2^40. */
    int FIRST_BITS = 96;

    /**
     * An interval of width about {@code 2^-bits} that certainly contains this number.
     *
     * @param bits binary digits after the point; negative values give a coarser grid than the integers
     */
    Enclosure enclose(int bits);

    /**
     * This number as a fraction.
     *
     * @throws ArithmeticException if it is irrational, or not known to be rational
     */
    default Rational rational() {
        return asRational().orElseThrow(() -> new ArithmeticException(this + " is not known to be rational"));
    }

    /**
     * The nearest double, ties to even: the enclosure is refined until both of its ends round to the same double.
     *
     * @throws ArithmeticException if {@link #MOST_BITS} don't decide
     */
    default double doubleValue() {
        for (int bits = FIRST_BITS; bits <= MOST_BITS; bits *= 2) {
            Enclosure enclosure = enclose(bits);
            double low = enclosure.low().doubleValue();
            if (low == enclosure.high().doubleValue()) {
                return low == 0 ? 0.0 : low; // never -0.0, whose sign nobody has decided
            }
        }
        throw undecided("to which double it rounds");
    }

    /** This number itself where it is known to be rational: what enclosures can't decide is then decided exactly. */
    default Optional<Rational> asRational() {
        return Optional.empty();
    }

    /**
     * The sign of {@code this - that}: by coarse enclosures where they don't overlap, exactly where both numbers are
     * rational, and else by enclosures that are refined. Irrational numbers that are equal can't be told apart this
     * way.
     *
     * @throws ArithmeticException if {@link #MOST_BITS} don't decide
     */
    default int compareWith(Real that) {
        int order = enclose(FIRST_BITS).compareTo(that.enclose(FIRST_BITS));
        if (order != 0) {
            return order;
        }
        Optional<Rational> here = asRational();
        Optional<Rational> there = here.isPresent() ? that.asRational() : here;
        return there.isPresent() ? here.get().compareTo(there.get()) : refinedComparison(that);
    }

    private int refinedComparison(Real that) {
        for (int bits = 2 * FIRST_BITS; bits <= MOST_BITS; bits *= 2) {
            int order = enclose(bits).compareTo(that.enclose(bits));
            if (order != 0) {
                return order;
            }
        }
        throw undecided("how it compares with " + that);
    }

    private ArithmeticException undecided(String what) {
        return new ArithmeticException(this + ": " + MOST_BITS + " bits don't decide " + what);
    }
}
