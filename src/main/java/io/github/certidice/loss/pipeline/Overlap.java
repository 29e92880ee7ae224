package io.github.certidice.loss.pipeline;

import io.github.certidice.number.Rational;
import java.util.Optional;

/**
 * The ratio
 *
 * <pre>(k TP + n) / max(k (TP + alpha FP + beta FN) + m, floor),   FP = P - TP,   FN = G - TP</pre>
 *
 * whose TP, P and G are sums over a group in one of the {@link Form}s, weighted by class where classes share a ratio.
 *
 * @param form what TP, P and G are
 * @param exponent e, at least 1
 * @param scale k: 2 in the usual form of Dice, which decides what a smoothing means
 * @param alpha weight of false positives
 * @param beta weight of false negatives
 * @param numerator n, smoothing above
 * @param denominator m, smoothing below
 * @param floor of the denominator, where there is one
 * @param weights of classes within the ratio
 */
public record Overlap(
        Form form,
        Rational exponent,
        Rational scale,
        Rational alpha,
        Rational beta,
        Rational numerator,
        Rational denominator,
        Optional<Rational> floor,
        RatioWeights weights) {

    /** What TP, P and G are; p is a probability, g a target. */
    public enum Form {
        /** {@code TP = sum p g, P = sum p^e, G = sum g^e}. */
        PRODUCT,
        /** {@code P = sum p^e, G = sum g^e, TP = (P + G - sum |p - g|^e) / 2}: fit for soft labels. */
        NORM,
        /**
         * {@link #NORM} with {@code P = sum |p|^e}: the same numbers, but with e = 1 P has a kink where a probability is 0.
         */
        NORMS,
        /** {@code TP = sum (p g)^2, FP = sum (p (1 - g))^2, FN = sum ((1 - p) g)^2}. */
        SQUARED_MAPS;

        /** True where TP comes from a distance. */
        public boolean isNorm() {
            return this == NORM || this == NORMS;
        }
    }

    /** Rejects negative weights and smoothing, and exponents below 1. */
    public Overlap {
        Checks.require(exponent.compareTo(Rational.ONE) >= 0, "exponent", exponent, "a number of at least 1");
        Checks.requirePositive("scale", scale);
        Checks.requireNotNegative("alpha", alpha);
        Checks.requireNotNegative("beta", beta);
        Checks.requireNotNegative("numerator smoothing", numerator);
        Checks.requireNotNegative("denominator smoothing", denominator);
        floor.ifPresent(value -> Checks.requireNotNegative("floor", value));
    }

    /** {@code (2 TP + n) / (P + G + m)}. */
    public static Overlap dice(Form form, Rational n, Rational m) {
        return tversky(form, Rational.HALF, Rational.HALF, n, m).scaled(Rational.TWO);
    }

    /** {@code (TP + n) / (P + G - TP + m)}. */
    public static Overlap jaccard(Form form, Rational n, Rational m) {
        return tversky(form, Rational.ONE, Rational.ONE, n, m);
    }

    /** {@code (TP + n) / (TP + alpha FP + beta FN + m)}. */
    public static Overlap tversky(Form form, Rational alpha, Rational beta, Rational n, Rational m) {
        return new Overlap(form, Rational.ONE, Rational.ONE, alpha, beta, n, m, Optional.empty(), RatioWeights.EQUAL);
    }

    /** The same with another k. */
    public Overlap scaled(Rational k) {
        return new Overlap(form, exponent, k, alpha, beta, numerator, denominator, floor, weights);
    }

    /** The same with another exponent. */
    public Overlap withExponent(Rational e) {
        return new Overlap(form, e, scale, alpha, beta, numerator, denominator, floor, weights);
    }

    /** The same with a floor of the denominator. */
    public Overlap withFloor(Rational least) {
        return new Overlap(form, exponent, scale, alpha, beta, numerator, denominator, Optional.of(least), weights);
    }

    /** The same with class weights within the ratio. */
    public Overlap with(RatioWeights other) {
        return new Overlap(form, exponent, scale, alpha, beta, numerator, denominator, floor, other);
    }
}
