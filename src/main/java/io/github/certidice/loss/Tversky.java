package io.github.certidice.loss;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;

/**
 * The Tversky index {@code T = tp / (tp + alpha fp + beta fn)} (Tversky 1977): Jaccard at alpha = beta = 1, Dice at
 * alpha = beta = 1/2.
 *
 * @param alpha weight of a false positive, at least 0
 * @param beta weight of a false negative, at least 0
 */
public record Tversky(Rational alpha, Rational beta) implements Similarity {

    /** Rejects negative weights. */
    public Tversky {
        requireWeight("alpha", alpha);
        requireWeight("beta", beta);
    }

    static void requireWeight(String argument, Rational weight) {
        if (weight.signum() < 0) {
            throw InvalidInput.of(argument, weight, "a number of at least 0");
        }
    }

    @Override
    public String name() {
        return "Tversky(" + alpha + ", " + beta + ")";
    }

    @Override
    public boolean isDefinedAt(Confusion c) {
        return denominator(c).signum() != 0;
    }

    @Override
    public Rational of(Confusion c) {
        Rational below = denominator(c);
        return below.signum() == 0
                ? EmptyRule.UNDEFINED.value()
                : Rational.of(c.tp()).over(below);
    }

    private Rational denominator(Confusion c) {
        return Rational.of(c.tp()).plus(alpha.times(Rational.of(c.fp()))).plus(beta.times(Rational.of(c.fn())));
    }
}
