package io.github.certidice.claim;

import io.github.certidice.image.Pair;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.LovaszExtension;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.loss.variant.FlooredCrossEntropy;
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
 * @param floored {@code min(-log q, 100)}, the cross-entropy of a voxel with a floor below its logarithm
 * @param flooredSlope {@code (p - y)/max(p (1 - p), c)}, what goes with it as its slope
 */
public record Surrogates(
        Loss lovaszDice,
        Loss squaredJaccard,
        BiFunction<Rational, Rational, Loss> tversky,
        Distance metric,
        Distance productMetric,
        Function<Rational, Loss> smoothedDice,
        Function<Rational, Distance> guardedDice,
        BiFunction<Reshaping, Rational, Real> reshaped,
        Function<Rational, Real> floored,
        Slope flooredSlope) {

    /** The slope of a voxel's loss. */
    @FunctionalInterface
    public interface Slope {
        /** By the prediction p, for the target y and the constant c. */
        Rational of(Rational y, Rational p, Rational c);
    }

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
                Reshaping::of,
                FlooredCrossEntropy::value,
                FlooredCrossEntropy::slope);
    }

    /** In {@link SoftOverlap}, numerator and denominator are halved. */
    private static Loss smoothed(Rational s) {
        return SoftOverlap.dice(Exponent.ONE).smoothedBy(s.over(Rational.TWO));
    }

    /** These with another Lovász extension of Dice. */
    public Surrogates withLovaszDice(Loss other) {
        return new Surrogates(
                other,
                squaredJaccard,
                tversky,
                metric,
                productMetric,
                smoothedDice,
                guardedDice,
                reshaped,
                floored,
                flooredSlope);
    }

    /** These with another soft Jaccard with squared denominators. */
    public Surrogates withSquaredJaccard(Loss other) {
        return new Surrogates(
                lovaszDice,
                other,
                tversky,
                metric,
                productMetric,
                smoothedDice,
                guardedDice,
                reshaped,
                floored,
                flooredSlope);
    }

    /** These with another soft Tversky. */
    public Surrogates withTversky(BiFunction<Rational, Rational, Loss> other) {
        return new Surrogates(
                lovaszDice,
                squaredJaccard,
                other,
                metric,
                productMetric,
                smoothedDice,
                guardedDice,
                reshaped,
                floored,
                flooredSlope);
    }

    /** These with another distance of soft labels. */
    public Surrogates withMetric(Distance other) {
        return new Surrogates(
                lovaszDice,
                squaredJaccard,
                tversky,
                other,
                productMetric,
                smoothedDice,
                guardedDice,
                reshaped,
                floored,
                flooredSlope);
    }

    /** These with another distance by products. */
    public Surrogates withProductMetric(Distance other) {
        return new Surrogates(
                lovaszDice,
                squaredJaccard,
                tversky,
                metric,
                other,
                smoothedDice,
                guardedDice,
                reshaped,
                floored,
                flooredSlope);
    }

    /** These with another smoothed Dice. */
    public Surrogates withSmoothedDice(Function<Rational, Loss> other) {
        return new Surrogates(
                lovaszDice,
                squaredJaccard,
                tversky,
                metric,
                productMetric,
                other,
                guardedDice,
                reshaped,
                floored,
                flooredSlope);
    }

    /** These with another guarded Dice. */
    public Surrogates withGuardedDice(Function<Rational, Distance> other) {
        return new Surrogates(
                lovaszDice,
                squaredJaccard,
                tversky,
                metric,
                productMetric,
                smoothedDice,
                other,
                reshaped,
                floored,
                flooredSlope);
    }

    /** These with other reshapings. */
    public Surrogates withReshaped(BiFunction<Reshaping, Rational, Real> other) {
        return new Surrogates(
                lovaszDice,
                squaredJaccard,
                tversky,
                metric,
                productMetric,
                smoothedDice,
                guardedDice,
                other,
                floored,
                flooredSlope);
    }

    /** These with another cross-entropy with a floor. */
    public Surrogates withFloored(Function<Rational, Real> other) {
        return new Surrogates(
                lovaszDice,
                squaredJaccard,
                tversky,
                metric,
                productMetric,
                smoothedDice,
                guardedDice,
                reshaped,
                other,
                flooredSlope);
    }

    /** These with another slope of it. */
    public Surrogates withFlooredSlope(Slope other) {
        return new Surrogates(
                lovaszDice,
                squaredJaccard,
                tversky,
                metric,
                productMetric,
                smoothedDice,
                guardedDice,
                reshaped,
                floored,
                other);
    }
}
