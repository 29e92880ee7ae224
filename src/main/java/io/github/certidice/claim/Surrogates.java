package io.github.certidice.claim;

import io.github.certidice.image.Pair;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.LovaszExtension;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.loss.variant.GuardedDice;
import io.github.certidice.loss.variant.JaccardMetricLoss;
import io.github.certidice.loss.variant.Reshaping;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The less usual surrogates that the laws are about, beside those of {@link Formulas}.
 *
 * @param lovaszDice the Lovász extension of 1 - D
 * @param squaredJaccard soft Jaccard with squared denominators
 * @param tversky the soft Tversky loss by (alpha, beta)
 * @param metric {@code 1 - sum min(y, p) / sum max(y, p)}, a distance of soft labels
 * @param productMetric {@code |y - p| / (<y,p> + |y - p|)}, another one
 * @param smoothedDice {@code 1 - (2I + s)/(P + G + s)} by s
 * @param guardedDice {@code 1 - 2I/(P + G + eps)} by eps
 * @param reshaped a function of a similarity that is used as a loss
 */
public record Surrogates(
        Loss lovaszDice,
        Loss squaredJaccard,
        BiFunction<Rational, Rational, Loss> tversky,
        Distance metric,
        Distance productMetric,
        Function<Rational, Loss> smoothedDice,
        Function<Rational, Distance> guardedDice,
        BiFunction<Reshaping, Rational, Real> reshaped) {

    /** A number for two maps. */
    @FunctionalInterface
    public interface Distance {
        /** The distance of prediction and target. */
        Rational of(Pair pair);
    }

    /** The ones of this library. */
    static Surrogates reference() {
        return new Surrogates(
                new LovaszExtension(new Dice(EmptyRule.ONE)),
                SoftOverlap.jaccard(Exponent.TWO),
                SoftOverlap::tversky,
                JaccardMetricLoss.RATIO_OF_SUMS::of,
                JaccardMetricLoss.PRODUCT::of,
                Surrogates::smoothed,
                eps -> pair -> GuardedDice.of(eps, pair),
                Reshaping::of);
    }

    /** In {@link SoftOverlap}, numerator and denominator are halved. */
    private static Loss smoothed(Rational s) {
        return SoftOverlap.dice(Exponent.ONE).smoothedBy(s.over(Rational.TWO));
    }

    /** These with another Lovász extension of Dice. */
    public Surrogates withLovaszDice(Loss other) {
        return new Surrogates(
                other, squaredJaccard, tversky, metric, productMetric, smoothedDice, guardedDice, reshaped);
    }

    /** These with another soft Jaccard with squared denominators. */
    public Surrogates withSquaredJaccard(Loss other) {
        return new Surrogates(lovaszDice, other, tversky, metric, productMetric, smoothedDice, guardedDice, reshaped);
    }

    /** These with another soft Tversky. */
    public Surrogates withTversky(BiFunction<Rational, Rational, Loss> other) {
        return new Surrogates(
                lovaszDice, squaredJaccard, other, metric, productMetric, smoothedDice, guardedDice, reshaped);
    }

    /** These with another distance of soft labels. */
    public Surrogates withMetric(Distance other) {
        return new Surrogates(
                lovaszDice, squaredJaccard, tversky, other, productMetric, smoothedDice, guardedDice, reshaped);
    }

    /** These with another distance by products. */
    public Surrogates withProductMetric(Distance other) {
        return new Surrogates(lovaszDice, squaredJaccard, tversky, metric, other, smoothedDice, guardedDice, reshaped);
    }

    /** These with another smoothed Dice. */
    public Surrogates withSmoothedDice(Function<Rational, Loss> other) {
        return new Surrogates(lovaszDice, squaredJaccard, tversky, metric, productMetric, other, guardedDice, reshaped);
    }

    /** These with another guarded Dice. */
    public Surrogates withGuardedDice(Function<Rational, Distance> other) {
        return new Surrogates(
                lovaszDice, squaredJaccard, tversky, metric, productMetric, smoothedDice, other, reshaped);
    }

    /** These with other reshapings. */
    public Surrogates withReshaped(BiFunction<Reshaping, Rational, Real> other) {
        return new Surrogates(
                lovaszDice, squaredJaccard, tversky, metric, productMetric, smoothedDice, guardedDice, other);
    }
}
