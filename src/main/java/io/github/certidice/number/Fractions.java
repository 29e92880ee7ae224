package io.github.certidice.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads the fractions and decimals that users write. */
final class Fractions {

    /** More would only fill the memory. */
    private static final int LARGEST_POWER_OF_TEN = 10_000;

    private Fractions() {}

    static Rational parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return decimal(text);
        }
        Rational below = decimal(text.substring(slash + 1));
        if (below.signum() == 0) {
            throw new NumberFormatException("division by zero: " + text);
        }
        return decimal(text.substring(0, slash)).over(below);
    }

    private static Rational decimal(String text) {
        BigDecimal decimal = new BigDecimal(text.trim());
        if (Math.abs((long) decimal.scale()) > LARGEST_POWER_OF_TEN) {
            throw new NumberFormatException(
                    "a power of ten of at most " + LARGEST_POWER_OF_TEN + " is allowed, found " + text);
        }
        return Rational.of(decimal.unscaledValue(), BigInteger.ONE)
                .times(Rational.of(BigInteger.TEN, BigInteger.ONE).power(-decimal.scale()));
    }
}
