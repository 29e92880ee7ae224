package io.github.certidice.risk.consistency;

import io.github.certidice.image.Mask;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.BestPrediction;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.risk.Metric;
import java.util.List;

/**
 * A distribution on which a loss leads to a prediction that scores worse than the best one. The scores are exact. That no
 * prediction has a smaller loss is what a search found.
 *
 * @param target the distribution
 * @param least the prediction of the smallest expected loss that was found
 * @param leastGood the prediction of the smallest expected loss that was found among those near which predictions round to a best mask
 * @param best the best masks and their score
 * @param regret what the best rounding of {@code least} scores less than a best mask
 */
public record Counterexample(
        MaskDistribution target, Found least, Found leastGood, BestPrediction best, Rational regret) {

    /** A gap has to be more than this share of the smallest loss, or of 1: an optimiser ends before it is there. */
    private static final double MARGIN = 1e-4;

    /**
     * True where no prediction with nearly the smallest loss rounds to a best mask. Otherwise the minimiser is 1/2 somewhere, and
     * rounds wrong by either rule for 1/2, but predictions near it round right.
     */
    public boolean isStrict() {
        return isStrict(least, leastGood);
    }

    static boolean isStrict(Found least, Found leastGood) {
        return leastGood.loss() - least.loss() > MARGIN * Math.max(1, Math.abs(least.loss()));
    }

    /**
     * A prediction.
     *
     * @param p probabilities
     * @param loss the expected loss
     */
    public record Found(double[] p, double loss) {

        /** The mask that it rounds to; two where p is 1/2 somewhere, for the two rules. */
        public List<Mask> roundings() {
            return Roundings.masks(p);
        }
    }

    static Counterexample of(MaskDistribution target, Found least, Found leastGood, Metric metric) {
        BestPrediction best = BestPrediction.exhaustive(target, metric.score());
        Rational score = least.roundings().stream()
                .map(mask -> target.expected(metric.score(), mask))
                .reduce(Rational::max)
                .orElseThrow();
        return new Counterexample(target, least, leastGood, best, best.score().minus(score));
    }
}
