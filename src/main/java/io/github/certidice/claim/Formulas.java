package io.github.certidice.claim;

import io.github.certidice.loss.CrossEntropy;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.LovaszExtension;
import io.github.certidice.loss.Similarity;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.loss.Tversky;
import io.github.certidice.loss.WeightedHamming;
import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.Rational;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The formulas that the laws are about. The laws take them from here, so that the tests can plant a wrong one and see
 * whether each law that speaks of it notices.
 *
 * @param dice D, undefined where both masks are empty
 * @param jaccard J, undefined where both masks are empty
 * @param tversky T by (alpha, beta)
 * @param hamming H by gamma
 * @param softDice 1 - 2I/(P + G)
 * @param softJaccard 1 - I/(P + G - I)
 * @param lovaszJaccard the Lovász extension of 1 - J
 * @param squaredDice soft Dice with squared denominators
 * @param crossEntropy the mean cross-entropy by (w0, w1)
 * @param surrogates less usual ones
 * @param rounding what floating-point programs do to each result
 */
public record Formulas(
        Similarity dice,
        Similarity jaccard,
        TverskyFamily tversky,
        Function<Rational, Similarity> hamming,
        Loss softDice,
        Loss softJaccard,
        Loss lovaszJaccard,
        Loss squaredDice,
        WeightedLoss crossEntropy,
        Surrogates surrogates,
        Rounding rounding) {

    /** A similarity for each pair of weights. */
    @FunctionalInterface
    public interface TverskyFamily {
        /** T with weights alpha of false positives and beta of false negatives. */
        Similarity of(Rational alpha, Rational beta);
    }

    /** A loss for each pair of weights. */
    @FunctionalInterface
    public interface WeightedLoss {
        /** With weights w0 of background and w1 of foreground. */
        Loss of(Rational w0, Rational w1);
    }

    /** Rounds the result of an operation. */
    @FunctionalInterface
    public interface Rounding {
        /** The number of that format that a program gets for x. */
        double of(double x, FloatFormat format);
    }

    /** The ones of this library. */
    public static Formulas reference() {
        return new Formulas(
                new Dice(),
                new Jaccard(),
                Tversky::new,
                WeightedHamming::new,
                SoftOverlap.dice(Exponent.ONE),
                SoftOverlap.jaccard(Exponent.ONE),
                new LovaszExtension(new Jaccard(EmptyRule.ONE)),
                SoftOverlap.dice(Exponent.TWO),
                CrossEntropy::new,
                Surrogates.reference(),
                (x, format) -> format.round(x));
    }

    /** The same formulas, to be changed one by one. */
    private static final class Parts {

        private Similarity dice;
        private Similarity jaccard;
        private TverskyFamily tversky;
        private Function<Rational, Similarity> hamming;
        private Loss softDice;
        private Loss softJaccard;
        private Loss lovaszJaccard;
        private Loss squaredDice;
        private WeightedLoss crossEntropy;
        private Surrogates surrogates;
        private Rounding rounding;
    }

    private Formulas changed(Consumer<Parts> change) {
        Parts parts = new Parts();
        parts.dice = dice;
        parts.jaccard = jaccard;
        parts.tversky = tversky;
        parts.hamming = hamming;
        parts.softDice = softDice;
        parts.softJaccard = softJaccard;
        parts.lovaszJaccard = lovaszJaccard;
        parts.squaredDice = squaredDice;
        parts.crossEntropy = crossEntropy;
        parts.surrogates = surrogates;
        parts.rounding = rounding;
        change.accept(parts);
        return new Formulas(
                parts.dice,
                parts.jaccard,
                parts.tversky,
                parts.hamming,
                parts.softDice,
                parts.softJaccard,
                parts.lovaszJaccard,
                parts.squaredDice,
                parts.crossEntropy,
                parts.surrogates,
                parts.rounding);
    }

    /** These formulas with another Dice. */
    public Formulas withDice(Similarity other) {
        return changed(parts -> parts.dice = other);
    }

    /** These formulas with another Jaccard. */
    public Formulas withJaccard(Similarity other) {
        return changed(parts -> parts.jaccard = other);
    }

    /** These formulas with another Tversky. */
    public Formulas withTversky(TverskyFamily other) {
        return changed(parts -> parts.tversky = other);
    }

    /** These formulas with another weighted Hamming. */
    public Formulas withHamming(Function<Rational, Similarity> other) {
        return changed(parts -> parts.hamming = other);
    }

    /** These formulas with another soft Dice. */
    public Formulas withSoftDice(Loss other) {
        return changed(parts -> parts.softDice = other);
    }

    /** These formulas with another soft Jaccard. */
    public Formulas withSoftJaccard(Loss other) {
        return changed(parts -> parts.softJaccard = other);
    }

    /** These formulas with another Lovász extension. */
    public Formulas withLovaszJaccard(Loss other) {
        return changed(parts -> parts.lovaszJaccard = other);
    }

    /** These formulas with another soft Dice with squared denominators. */
    public Formulas withSquaredDice(Loss other) {
        return changed(parts -> parts.squaredDice = other);
    }

    /** These formulas with other less usual surrogates. */
    public Formulas with(Surrogates other) {
        return changed(parts -> parts.surrogates = other);
    }

    /** These formulas with another cross-entropy. */
    public Formulas withCrossEntropy(WeightedLoss other) {
        return changed(parts -> parts.crossEntropy = other);
    }

    /** These formulas with another rounding. */
    public Formulas withRounding(Rounding other) {
        return changed(parts -> parts.rounding = other);
    }
}
