package io.github.certidice.loss;

import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;

/**
 * The Jaccard index {@code J = tp / (tp + fp + fn)} (Jaccard 1901), also called intersection over union.
 *
 * @param empty its value where target and prediction are both empty
 */
public record Jaccard(EmptyRule empty) implements Similarity {

    /** Undefined where target and prediction are both empty. */
    public Jaccard() {
        this(EmptyRule.UNDEFINED);
    }

    @Override
    public String name() {
        return "Jaccard";
    }

    @Override
    public boolean isDefinedAt(Confusion c) {
        return !c.isBothEmpty() || empty != EmptyRule.UNDEFINED;
    }

    @Override
    public Rational of(Confusion c) {
        return c.isBothEmpty() ? empty.value() : Rational.of(c.tp(), c.tp() + c.fp() + c.fn());
    }
}
