package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import java.util.Optional;

/**
 * The weights of a cross-entropy {@code -sum over i of w1 y_i log p_i + w0 (1 - y_i) log(1 - p_i)}.
 *
 * @param w0 of background, at least 0
 * @param w1 of foreground, at least 0; not both are 0
 */
public record CrossEntropyWeights(Rational w0, Rational w1) {

    /** Rejects negative weights, and two zeros. */
    public CrossEntropyWeights {
        requireWeight(w0);
        requireWeight(w1);
        if (w0.signum() == 0 && w1.signum() == 0) {
            throw InvalidInput.of("weights", "0 and 0", "at least one above 0");
        }
    }

    private static void requireWeight(Rational weight) {
        if (weight.signum() < 0) {
            throw InvalidInput.of("weights", weight, "numbers of at least 0");
        }
    }

    /**
     * The threshold t of probabilities: where a voxel is foreground with probability pi, the expected cross-entropy is
     * smallest at {@code p = w1 pi / (w1 pi + w0 (1 - pi))}, and {@code p > tau} exactly where {@code pi > t} with
     *
     * <pre>t = tau w0 / (tau w0 + (1 - tau) w1).</pre>
     *
     * <p>(The ledger's B7; at tau = 1/2 it is w0 / (w0 + w1).)
     *
     * @param tau from which on a prediction counts as foreground, between 0 and 1
     */
    public Rational threshold(Rational tau) {
        if (tau.signum() <= 0 || tau.compareTo(Rational.ONE) >= 0) {
            throw InvalidInput.of("threshold", tau, "a number above 0 and below 1");
        }
        Rational background = tau.times(w0);
        return background.over(background.plus(Rational.ONE.minus(tau).times(w1)));
    }

    /**
     * The p that minimises the expected cross-entropy {@code -w1 pi log p - w0 (1 - pi) log(1 - p)} of a voxel that is foreground
     * with probability pi, {@code w1 pi / (w1 pi + w0 (1 - pi))} (the ledger's B7); empty where every p does, or any but an end.
     */
    public Optional<Rational> minimiser(Rational pi) {
        Rational foreground = w1.times(pi);
        Rational sum = foreground.plus(w0.times(Rational.ONE.minus(pi)));
        return sum.signum() == 0 ? Optional.empty() : Optional.of(foreground.over(sum));
    }

    /** True where one p minimises the expected cross-entropy of a voxel with that probability. */
    boolean isDecisive(Rational pi) {
        return minimiser(pi).isPresent();
    }
}
