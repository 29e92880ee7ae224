package io.github.certidice.oracle.dialect;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;

/** Numbers among arguments that must lie somewhere; errors name the argument as the library does. */
final class Ranges {

    private Ranges() {}

    /** A number of at least 0. */
    static Rational notNegative(Arguments arguments, String name) {
        return required(arguments, name, arguments.number(name).signum() >= 0, "a number of at least 0");
    }

    /** A number above 0. */
    static Rational positive(Arguments arguments, String name) {
        return required(arguments, name, arguments.number(name).signum() > 0, "a number above 0");
    }

    /** A number from 0 to 1. */
    static Rational share(Arguments arguments, String name) {
        Rational x = arguments.number(name);
        boolean fits = x.signum() >= 0 && x.compareTo(Rational.ONE) <= 0;
        return required(arguments, name, fits, "a number from 0 to 1");
    }

    private static Rational required(Arguments arguments, String name, boolean fits, String allowed) {
        if (!fits) {
            throw arguments.invalid(name, allowed);
        }
        return arguments.number(name);
    }

    /** Class weights: rejects negative ones, which no loss has a use for. */
    static List<Rational> weights(Arguments arguments, String name) {
        List<Rational> weights = arguments.numbers(name).orElse(List.of());
        weights.stream().filter(weight -> weight.signum() < 0).findFirst().ifPresent(negative -> {
            throw InvalidInput.of(name, negative, "numbers of at least 0");
        });
        return weights;
    }

    /** As a float32 holds them. */
    static List<Rational> asFloats(List<Rational> weights) {
        return weights.stream()
                .map(weight -> Rational.of((double) weight.floatValue()))
                .toList();
    }
}
