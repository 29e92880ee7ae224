package io.github.certidice.risk;

import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.List;

/** How many of some independent events happen: exact probabilities. */
final class PoissonBinomial {

    private final Rational[] probabilities;

    private PoissonBinomial(Rational... probabilities) {
        this.probabilities = probabilities;
    }

    /** Of no event. */
    static PoissonBinomial none() {
        return new PoissonBinomial(Rational.ONE);
    }

    /** Of events with these probabilities. */
    static PoissonBinomial of(List<Rational> events) {
        PoissonBinomial sum = none();
        for (Rational event : events) {
            sum = sum.with(event);
        }
        return sum;
    }

    /** With one event more: {@code P'(k) = (1 - p) P(k) + p P(k - 1)}. */
    PoissonBinomial with(Rational p) {
        Rational[] next = new Rational[probabilities.length + 1];
        Arrays.fill(next, Rational.ZERO);
        for (int k = 0; k < probabilities.length; k++) {
            next[k] = next[k].plus(Rational.ONE.minus(p).times(probabilities[k]));
            next[k + 1] = p.times(probabilities[k]);
        }
        return new PoissonBinomial(next);
    }

    /** The largest number that may happen. */
    int most() {
        return probabilities.length - 1;
    }

    /** The probability that k of them happen. */
    Rational at(int k) {
        return probabilities[k];
    }
}
