package io.github.certidice.claim;

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
import io.github.certidice.number.Rational;
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
 * @param surrogates less usual ones
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
        Surrogates surrogates) {

    /** A similarity for each pair of weights. */
    @FunctionalInterface
    public interface TverskyFamily {
        /** T with weights alpha of false positives and beta of false negatives. */
        Similarity of(Rational alpha, Rational beta);
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
                Surrogates.reference());
    }

    /** These formulas with another Dice. */
    public Formulas withDice(Similarity other) {
        return new Formulas(
                other, jaccard, tversky, hamming, softDice, softJaccard, lovaszJaccard, squaredDice, surrogates);
    }

    /** These formulas with another Jaccard. */
    public Formulas withJaccard(Similarity other) {
        return new Formulas(
                dice, other, tversky, hamming, softDice, softJaccard, lovaszJaccard, squaredDice, surrogates);
    }

    /** These formulas with another Tversky. */
    public Formulas withTversky(TverskyFamily other) {
        return new Formulas(
                dice, jaccard, other, hamming, softDice, softJaccard, lovaszJaccard, squaredDice, surrogates);
    }

    /** These formulas with another weighted Hamming. */
    public Formulas withHamming(Function<Rational, Similarity> other) {
        return new Formulas(
                dice, jaccard, tversky, other, softDice, softJaccard, lovaszJaccard, squaredDice, surrogates);
    }

    /** These formulas with another soft Dice. */
    public Formulas withSoftDice(Loss other) {
        return new Formulas(
                dice, jaccard, tversky, hamming, other, softJaccard, lovaszJaccard, squaredDice, surrogates);
    }

    /** These formulas with another soft Jaccard. */
    public Formulas withSoftJaccard(Loss other) {
        return new Formulas(dice, jaccard, tversky, hamming, softDice, other, lovaszJaccard, squaredDice, surrogates);
    }

    /** These formulas with another Lovász extension. */
    public Formulas withLovaszJaccard(Loss other) {
        return new Formulas(dice, jaccard, tversky, hamming, softDice, softJaccard, other, squaredDice, surrogates);
    }

    /** These formulas with another soft Dice with squared denominators. */
    public Formulas withSquaredDice(Loss other) {
        return new Formulas(dice, jaccard, tversky, hamming, softDice, softJaccard, lovaszJaccard, other, surrogates);
    }

    /** These formulas with other less usual surrogates. */
    public Formulas with(Surrogates other) {
        return new Formulas(dice, jaccard, tversky, hamming, softDice, softJaccard, lovaszJaccard, squaredDice, other);
    }
}
