package io.github.certidice.number;

/**
 * A real number that can be enclosed as tightly as anybody asks: a {@link Rational}, a {@link Bound}, or a sum of
 * logarithms.
 */
public interface Real {

    /** Where doubling the precision stops: far beyond what any double-valued question of this library needs. */
    int MOST_BITS = 1 << 16;

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
        throw new ArithmeticException(this + " is not known to be rational");
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
                return low;
            }
        }
        throw undecided("to which double it rounds");
    }

    /**
     * The sign of {@code this - that}: enclosures are refined until they don't overlap. Numbers that are equal can't be
     * told apart this way, so exact subtypes compare by themselves.
     *
     * @throws ArithmeticException if {@link #MOST_BITS} don't decide
     */
    default int compareWith(Real that) {
        for (int bits = FIRST_BITS; bits <= MOST_BITS; bits *= 2) {
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
