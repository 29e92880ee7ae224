package io.github.certidice.loss;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Rational;

/**
 * The weighted Hamming similarity {@code H = 1 - gamma fn/n - (1 - gamma) fp/(d - n)}: what a class-weighted pixelwise
 * loss measures. Recall at gamma = 1, specificity at gamma = 0, balanced accuracy at 1/2.
 *
 * @param gamma weight of the foreground, in [0, 1]
 */
public record WeightedHamming(Rational gamma) implements Similarity {

    /** Rejects weights outside [0, 1]. */
    public WeightedHamming {
        if (gamma.signum() < 0 || gamma.compareTo(Rational.ONE) > 0) {
            throw InvalidInput.of("gamma", gamma, "a number from 0 to 1");
        }
    }

    @Override
    public String name() {
        return "WeightedHamming(" + gamma + ")";
    }

    /** Needs both foreground and background in the target. */
    @Override
    public boolean isDefinedAt(Confusion c) {
        return c.foreground() > 0 && c.foreground() < c.voxels();
    }

    @Override
    public Rational of(Confusion c) {
        if (!isDefinedAt(c)) {
            throw new ArithmeticException("weighted Hamming needs foreground and background in the target");
        }
        Rational missed = gamma.times(Rational.of(c.fn(), c.foreground()));
        Rational added = Rational.ONE.minus(gamma).times(Rational.of(c.fp(), c.voxels() - c.foreground()));
        return Rational.ONE.minus(missed).minus(added);
    }
}
