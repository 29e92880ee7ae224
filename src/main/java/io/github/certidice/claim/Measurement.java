package io.github.certidice.claim;

import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;

/**
 * What a law says of one case: {@code lower <= quantity <= upper}, exactly.
 *
 * @param quantity the law's quantity in this case
 * @param lower its lower limit in this case
 * @param upper its upper limit in this case
 */
public record Measurement(Rational quantity, Bound lower, Bound upper) {

    /** The two sides of an identity: holds where they are equal. */
    public static Measurement equal(Rational quantity, Rational expected) {
        Bound both = Bound.of(expected);
        return new Measurement(quantity, both, both);
    }

    /** True where the quantity lies within its limits; nothing is rounded. */
    public boolean holds() {
        return upper.compareTo(quantity) >= 0 && lower.compareTo(quantity) <= 0;
    }

    /** The distance to a limit, exactly; negative where it is violated. */
    public Bound slack(Side side) {
        return side == Side.UPPER
                ? upper.plus(quantity.negated())
                : lower.times(Rational.of(-1)).plus(quantity);
    }

    /** True where both limits are the same, so that there is no room for slack. */
    public boolean isEquality() {
        return lower.equals(upper);
    }

    /** Which limit is meant. */
    public enum Side {
        /** quantity &lt;= upper. */
        UPPER,
        /** lower &lt;= quantity. */
        LOWER
    }
}
