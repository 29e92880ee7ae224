package io.github.certidice.loss;

import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;
import java.util.Optional;

/**
 * The soft Tversky loss in product form, of which soft Dice and soft Jaccard are special cases:
 *
 * <pre>1 - (I + s) / (I + alpha (P - I) + beta (G - I) + s),   I = sum p y,  P = sum p^e,  G = sum y^e</pre>
 *
 * @param name the name that reports use
 * @param weights alpha of false positives and beta of false negatives
 * @param exponent e
 * @param smoothing s, at least 0; in the usual form of soft Dice, {@code (2I + s') / (P + G + s')}, s' is 2 s
 * @param empty the similarity where the ratio is 0/0
 */
public record SoftOverlap(String name, Tversky weights, Exponent exponent, Rational smoothing, EmptyRule empty)
        implements Loss {

    /** Rejects negative smoothing. */
    public SoftOverlap {
        Tversky.requireWeight("smoothing", smoothing);
    }

    /** {@code 1 - 2 I / (P + G)}. */
    public static SoftOverlap dice(Exponent exponent) {
        String name = exponent == Exponent.ONE ? "soft Dice" : "soft Dice, squared";
        return new SoftOverlap(
                name, new Tversky(Rational.HALF, Rational.HALF), exponent, Rational.ZERO, EmptyRule.UNDEFINED);
    }

    /** {@code 1 - I / (P + G - I)}. */
    public static SoftOverlap jaccard(Exponent exponent) {
        String name = exponent == Exponent.ONE ? "soft Jaccard" : "soft Jaccard, squared";
        return new SoftOverlap(
                name, new Tversky(Rational.ONE, Rational.ONE), exponent, Rational.ZERO, EmptyRule.UNDEFINED);
    }

    /** {@code 1 - I / (I + alpha (P - I) + beta (G - I))}. */
    public static SoftOverlap tversky(Rational alpha, Rational beta) {
        Tversky weights = new Tversky(alpha, beta);
        return new SoftOverlap("soft " + weights.name(), weights, Exponent.ONE, Rational.ZERO, EmptyRule.UNDEFINED);
    }

    /** The same loss with another smoothing. */
    public SoftOverlap smoothedBy(Rational s) {
        return new SoftOverlap(name + ", smoothed by " + s, weights, exponent, s, empty);
    }

    /** The same loss with another rule for 0/0. */
    public SoftOverlap whenEmpty(EmptyRule rule) {
        return new SoftOverlap(name, weights, exponent, smoothing, rule);
    }

    @Override
    public Evaluation of(Pair pair) {
        OverlapSums sums = OverlapSums.of(pair, exponent);
        Rational above = sums.intersection().plus(smoothing);
        Rational below = denominator(sums);
        if (below.signum() != 0) {
            return Evaluation.of(Rational.ONE.minus(above.over(below)), gradient(pair, above, below));
        }
        Gradient none = Gradient.undefined(pair.size());
        return empty == EmptyRule.UNDEFINED
                ? Evaluation.without(Flag.UNDEFINED, none)
                : Evaluation.of(Rational.ONE.minus(empty.value()), none, Flag.UNDEFINED);
    }

    private Rational denominator(OverlapSums sums) {
        Rational falsePositives = sums.prediction().minus(sums.intersection());
        Rational falseNegatives = sums.target().minus(sums.intersection());
        return sums.intersection()
                .plus(weights.alpha().times(falsePositives))
                .plus(weights.beta().times(falseNegatives))
                .plus(smoothing);
    }

    /** {@code -d(A/B)/dp_i = (A B_i - A_i B) / B^2} with {@code A_i = y_i}. */
    private Gradient gradient(Pair pair, Rational above, Rational below) {
        Rational square = below.times(below);
        Rational mixed = Rational.ONE.minus(weights.alpha()).minus(weights.beta());
        return new CoordinateGradient(pair, exponent == Exponent.TWO, (y, p) -> {
            Rational target = Rational.of(y);
            Rational slope = mixed.times(target).plus(weights.alpha().times(exponent.slope(p)));
            return above.times(slope).minus(target.times(below)).over(square);
        });
    }

    @Override
    public Optional<Similarity> atVertices() {
        return smoothing.signum() == 0 ? Optional.of(weights) : Optional.empty();
    }

    @Override
    public boolean isSymmetric() {
        return weights.alpha().equals(weights.beta());
    }

    @Override
    public boolean isZeroAtEquality() {
        // B - A = alpha (P - I) + beta (G - I): with squares P - I may be negative, and only P + G - 2 I may not
        boolean positive = weights.alpha().signum() > 0 && weights.beta().signum() > 0;
        return positive && (exponent == Exponent.ONE || weights.alpha().equals(weights.beta()));
    }
}
