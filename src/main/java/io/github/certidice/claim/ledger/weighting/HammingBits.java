package io.github.certidice.claim.ledger.weighting;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;

/**
 * Weighted cross-entropy and weighted Hamming similarity of a soft prediction, as powers: logarithms are irrational, powers of
 * their arguments aren't.
 *
 * @param likelihood {@code prod_i q_i^(W w_i)}, which is e^(-W CE), with q_i the probability given to what is right
 * @param misses W times the share of misses in {@code 1 - H}
 * @param alarms W times the share of false alarms
 * @param tau the threshold of predictions
 */
record HammingBits(Rational likelihood, Rational misses, Rational alarms, Rational tau) {

    /** The case has a pair, {@code gamma} and {@code tau}. */
    static HammingBits of(Case c, Similarity hamming) {
        Pair pair = c.pair();
        Rational tau = c.parameter("tau");
        Confusion counts = thresholded(pair, tau);
        long n = counts.foreground();
        long background = counts.voxels() - n;
        Rational w =
                Rational.of(n * background * c.parameter("gamma").denominator().longValueExact());
        Rational on = w.times(c.parameter("gamma")).over(Rational.of(n));
        Rational off = w.times(Rational.ONE.minus(c.parameter("gamma"))).over(Rational.of(background));
        return new HammingBits(
                likelihood(pair, on.intValue(), off.intValue()),
                w.times(hamming.lossOf(new Confusion(counts.tp(), 0, counts.fn(), background))),
                w.times(hamming.lossOf(new Confusion(n, counts.fp(), 0, counts.tn()))),
                tau);
    }

    /** True where the weights are defined: both foreground and background in a binary target. */
    static boolean isMixed(Case c) {
        int n = SoftCases.foreground(c.pair());
        return c.pair().target().isBinary() && n > 0 && n < c.pair().size();
    }

    private static Confusion thresholded(Pair pair, Rational tau) {
        long[] counts = new long[4];
        for (int i = 0; i < pair.size(); i++) {
            boolean predicted = Rational.of(pair.prediction().at(i)).compareTo(tau) >= 0;
            counts[2 * (int) pair.target().at(i) + (predicted ? 1 : 0)]++;
        }
        return new Confusion(counts[3], counts[1], counts[2], counts[0]);
    }

    private static Rational likelihood(Pair pair, int on, int off) {
        Rational product = Rational.ONE;
        for (int i = 0; i < pair.size(); i++) {
            Rational p = Rational.of(pair.prediction().at(i));
            boolean foreground = pair.target().at(i) == 1;
            product = product.times(
                    foreground ? p.power(on) : Rational.ONE.minus(p).power(off));
        }
        return product;
    }

    /** At most 1 where the bound holds. */
    Rational ratio() {
        return likelihood
                .over(tau.power(whole(misses)))
                .over(Rational.ONE.minus(tau).power(whole(alarms)));
    }

    /** {@code 2^(-K W (1 - H))}. */
    Rational power(int k) {
        return Rational.HALF.power(k * whole(misses.plus(alarms)));
    }

    /** W makes them integers, if the formula is right; and if not, the bound is of the next one. */
    private static int whole(Rational exponent) {
        return exponent.negated().floor().negate().intValueExact();
    }
}
