package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.number.Elementary;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Cross-entropies in certified intervals, so narrow that what rounding errors are compared with is far wider. */
final class Logarithms {

    /** The numbers that are logarithms of are at least 2^-100 off 1, or at least that large. */
    static final int BITS = 192;

    private Logarithms() {}

    /** The sum of -log p on the foreground and of -log(1 - p) elsewhere, as one logarithm. */
    static Enclosure crossEntropy(FloatCase c) {
        Map<Rational, Integer> factors = new TreeMap<>();
        IntStream.range(0, c.size()).forEach(i -> factors.merge(likelihood(c, i), 1, Integer::sum));
        Rational product = factors.entrySet().stream()
                .map(factor -> factor.getKey().power(factor.getValue()))
                .reduce(Rational.ONE, Rational::times);
        return Elementary.log(product, BITS).negated();
    }

    private static Rational likelihood(FloatCase c, int voxel) {
        Rational p = Rational.of(c.prediction()[voxel]);
        return c.target()[voxel] == 1 ? p : Rational.ONE.minus(p);
    }

    /** {@code log(1 + e^z)}. */
    static Enclosure softplus(Rational z) {
        Enclosure power = Elementary.exp(z, BITS);
        return new Enclosure(
                logOnePlus(power.low()).lowUnits(), logOnePlus(power.high()).highUnits(), BITS);
    }

    private static Enclosure logOnePlus(Rational x) {
        return Elementary.log(x.plus(Rational.ONE), BITS);
    }

    /** The larger distance of a computed number to the two ends: at least its error. */
    static Rational error(double computed, Enclosure exact) {
        Rational value = Rational.of(computed);
        return value.minus(exact.low()).abs().max(value.minus(exact.high()).abs());
    }
}
