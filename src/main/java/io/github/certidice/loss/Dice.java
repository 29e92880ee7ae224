package io.github.certidice.loss;

import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;

/**
 * The Dice score {@code D = 2 tp / (2 tp + fp + fn)} (Dice 1945, Sørensen 1948), also called F1.
 *
 * @param empty its value where target and prediction are both empty
 */
public record Dice(EmptyRule empty) implements Similarity {

    /** Undefined where target and prediction are both empty. */
    public Dice() {
        this(EmptyRule.UNDEFINED);
    }

    @Override
    public String name() {
        return "Dice";
    }

    @Override
    public boolean isDefinedAt(Confusion c) {
        return !c.isBothEmpty() || empty != EmptyRule.UNDEFINED;
    }

    @Override
    public Rational of(Confusion c) {
        return c.isBothEmpty() ? empty.value() : Rational.of(2 * c.tp(), 2 * c.tp() + c.fp() + c.fn());
    }
}
