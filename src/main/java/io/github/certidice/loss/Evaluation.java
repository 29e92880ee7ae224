package io.github.certidice.loss;

import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.Optional;
import java.util.Set;

/**
 * What a loss says of one pair.
 *
 * @param exact the value, where it is a finite number
 * @param gradient the derivative by each voxel's prediction
 * @param flags where a convention was used, or there is no value
 */
public record Evaluation(Optional<Real> exact, Gradient gradient, Set<Flag> flags) {

    static Evaluation of(Real value, Gradient gradient, Flag... flags) {
        return new Evaluation(Optional.of(value), gradient, Set.of(flags));
    }

    static Evaluation without(Flag reason, Gradient gradient) {
        return new Evaluation(Optional.empty(), gradient, Set.of(reason));
    }

    /**
     * The value as a fraction.
     *
     * @throws ArithmeticException if it is irrational, infinite or undefined
     */
    public Rational rational() {
        return exact.orElseThrow(() -> new ArithmeticException("no finite value: " + flags))
                .rational();
    }

    /** The value, correctly rounded; infinite or NaN where the flags say so. */
    public double value() {
        return exact.map(Real::doubleValue)
                .orElse(flags.contains(Flag.INFINITE) ? Double.POSITIVE_INFINITY : Double.NaN);
    }
}
