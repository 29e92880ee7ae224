package io.github.certidice.loss.pipeline;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import java.util.List;

/** What stages demand of their parameters. */
final class Checks {

    private Checks() {}

    static void require(boolean condition, String argument, Object found, String allowed) {
        if (!condition) {
            throw InvalidInput.of(argument, found, allowed);
        }
    }

    static void requireNotNegative(String argument, Rational x) {
        require(x.signum() >= 0, argument, x, "a number of at least 0");
    }

    static void requirePositive(String argument, Rational x) {
        require(x.signum() > 0, argument, x, "a number above 0");
    }

    static void requireNotNegative(String argument, List<Rational> xs) {
        xs.forEach(x -> requireNotNegative(argument, x));
    }
}
