package io.github.certidice.loss;

import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;

/** A score of a predicted mask against the target mask, from 0 to 1, 1 is best; exact. */
public interface Similarity {

    /** The name that reports use. */
    String name();

    /** False where the formula reads 0/0 and no rule says what that is. */
    boolean isDefinedAt(Confusion counts);

    /**
     * The exact value.
     *
     * @throws ArithmeticException where it is not defined
     */
    Rational of(Confusion counts);

    /** 1 - the value: 0 is best. */
    default Rational lossOf(Confusion counts) {
        return Rational.ONE.minus(of(counts));
    }
}
