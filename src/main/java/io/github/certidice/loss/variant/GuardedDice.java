package io.github.certidice.loss.variant;

import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;

/** Soft Dice with a constant in the denominator alone, against the division by zero. */
public final class GuardedDice {

    private GuardedDice() {}

    /** {@code 1 - 2I / (P + G + eps)}, for eps &gt; 0. */
    public static Rational of(Rational eps, Pair pair) {
        MapSums sums = MapSums.of(pair);
        Rational similarity =
                Rational.TWO.times(sums.product()).over(sums.total().plus(eps));
        return Rational.ONE.minus(similarity);
    }
}
