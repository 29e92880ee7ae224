package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A weight for each class; without slope.
 *
 * @param first those of the first classes
 * @param rest that of all further classes; where empty, {@code first} must have one for each class
 */
public record ClassWeights(List<Rational> first, Optional<Rational> rest) {

    /** All classes weigh 1. */
    public static final ClassWeights EQUAL = all(Rational.ONE);

    /** Rejects negative ones. */
    public ClassWeights {
        first = List.copyOf(first);
        Checks.requireNotNegative("class weights", first);
        rest.ifPresent(weight -> Checks.requireNotNegative("class weights", weight));
    }

    /** The same weight for all. */
    public static ClassWeights all(Rational weight) {
        return new ClassWeights(List.of(), Optional.of(weight));
    }

    /** One for each class. */
    public static ClassWeights each(List<Rational> weights) {
        return new ClassWeights(weights, Optional.empty());
    }

    /** One for class 0 and another one for all others. */
    public static ClassWeights background(Rational background, Rational others) {
        return new ClassWeights(List.of(background), Optional.of(others));
    }

    /** The weight of class c. */
    public Rational of(int c) {
        return c < first.size() ? first.get(c) : rest.orElseThrow();
    }

    /** Products with these, where both have a rule for further classes or one of them lists all. */
    public ClassWeights times(ClassWeights that) {
        int size = Math.max(first.size(), that.first.size());
        List<Rational> products =
                IntStream.range(0, size).mapToObj(c -> of(c).times(that.of(c))).toList();
        return new ClassWeights(products, rest.flatMap(a -> that.rest.map(a::times)));
    }
}
