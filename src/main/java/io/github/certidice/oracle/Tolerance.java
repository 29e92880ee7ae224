package io.github.certidice.oracle;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.ExactSum;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;

/**
 * How far a correct implementation in floating point may be from the exact value: derived, never fitted.
 *
 * <p>The model is the standard one: every operation is exact up to a factor {@code 1 + delta}, {@code |delta| <= u};
 * nothing underflows or overflows. Write {@code gamma_k = k u / (1 - k u)}. A sum of nonnegative terms through at most
 * kappa additions each is off by a relative {@code gamma_kappa}: kappa is d - 1 for a plain loop over d terms, about
 * log2 d for pairwise summation. Products with a 0/1 target are exact; sums of 0 and 1 are exact up to {@code 1/u}.
 *
 * @param unit u, the unit roundoff: 2^-53 for float64, 2^-24 for float32
 * @param depth kappa, the largest number of additions that one term of a sum goes through
 */
public record Tolerance(double unit, int depth) {

    /** Unit roundoff of float64. */
    public static final double FLOAT64 = 0x1p-53;

    /** Unit roundoff of float32. */
    public static final double FLOAT32 = 0x1p-24;

    /** Enough to see an error far below the last place of a double. */
    private static final int BITS = 200;

    /** Rejects depths at which the bounds say nothing. */
    public Tolerance {
        if (depth < 0 || (4.0 * depth + 16) * unit >= 0.25) {
            throw InvalidInput.of("depth", depth, "from 0 to about 1/(16 u), here " + (int) (1 / (16 * unit)));
        }
    }

    /** The weakest plausible summation, one term after the other. */
    public static Tolerance naive(double unit, int voxels) {
        return new Tolerance(unit, Math.max(voxels - 1, 0));
    }

    /** Pairwise summation that adds blocks one term after the other. */
    public static Tolerance pairwise(double unit, int voxels, int block) {
        int blocks = (voxels + block - 1) / block;
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1);
        return new Tolerance(unit, levels + block - 1);
    }

    /** {@code gamma_k = k u / (1 - k u)}. */
    public double gamma(double k) {
        return k * unit / (1 - k * unit);
    }

    /**
     * Soft Dice loss, absolute: {@code gamma_(2 kappa + 3) + u}.
     *
     * <p>{@code S = 2 I / (P + G)}: I carries kappa + 1 roundings (one for a product with a soft label), P + G
     * kappa + 1, the quotient one; as factors above and below they are bounded by {@code gamma_(2 kappa + 3)}. 1 - S adds
     * {@code u}.
     */
    public double softDice() {
        return gamma(2.0 * depth + 3) + unit;
    }

    /**
     * Soft Jaccard loss, absolute: {@code gamma_(4 kappa + 8) + u}.
     *
     * <p>{@code U = P + G - I} is off by {@code gamma_(kappa + 2) (P + G + I)}, and {@code P + G <= 2 U, I <= U} make
     * that {@code gamma_(3 kappa + 6) U}; I and the quotient add kappa + 1, and dividing by {@code 1 + theta_k} adds
     * one more as long as {@code k^2 u <= 1}.
     */
    public double softJaccard() {
        return gamma(4.0 * depth + 8) + unit;
    }

    /**
     * Lovász-Jaccard loss by sorting, cumulative counts and differences, absolute: {@code gamma_(d + 6)}.
     *
     * <p>Counts are exact, so each set loss is off by at most 2u; by Abel summation these errors are weighted with the
     * drops of the sorted errors, which add up to at most 1. Sorting and taking 1 - p move the loss by u, and the sum
     * of products gives {@code gamma_d}.
     */
    public double lovaszJaccard(int voxels) {
        return gamma(voxels + 6.0);
    }

    /** A coordinate of its gradient, absolute: two set losses that are off by 2u each, and their difference. */
    public double lovaszJaccardGradient() {
        return gamma(5);
    }

    /**
     * Mean cross-entropy from log(p) and log(1 - p), absolute: {@code (gamma_(kappa + 1) + 5u) value + 1.01 u}.
     *
     * <p>A logarithm is within 2 ulp, which is at most 4u of it; the sum and the division by d add kappa + 1. Rounding
     * 1 - p changes its logarithm by up to 1.01 u per voxel, however small the value is.
     */
    public double crossEntropy(double value) {
        return (gamma(depth + 1.0) + 5 * unit) * value + 1.01 * unit;
    }

    /** A coordinate of its gradient, {@code -1/(p d)} or {@code 1/((1 - p) d)}: four roundings. */
    public double crossEntropyGradient(double exact) {
        return gamma(4) * Math.abs(exact);
    }

    /**
     * A soft overlap loss of one pair, absolute, by its own conditioning.
     *
     * <p>{@code A = I + s} is off by a relative {@code a = gamma_(kappa + 2)}. {@code B = I + alpha (P - I) +
     * beta (G - I) + s} is off by a relative {@code b = K gamma_(kappa + 7)}: kappa + 1 for sums of products or squares,
     * one for the difference, two for the weight and its product, three for the additions, with {@code K = (I +
     * alpha (P + I) + beta (G + I) + s) / B} for what cancels. The ratio is then off by a factor
     * {@code (1 + a)(1 + u)/(1 - b)}, and 1 minus it by u more.
     */
    public double overlap(SoftOverlap loss, Pair pair) {
        Parts parts = Parts.of(loss, pair);
        double factor = (1 + gamma(depth + 2.0)) * (1 + unit) / (1 - denominatorError(parts)) - 1;
        return parts.above / parts.below * factor + unit;
    }

    /**
     * A coordinate of the gradient {@code A B_i / B^2 - y_i / B}, absolute.
     *
     * <p>With a and b as in {@link #overlap}: the first term is off by {@code (1 + a)(1 + gamma_8)/(1 - b)^2}, where 8
     * counts two roundings for each of {@code 1 - alpha - beta}, the weights and the exponent, and the product, square
     * and quotient that the chain rule needs (as reverse-mode programs apply it, in any order); the second by
     * {@code (1 + gamma_3)/(1 - b)}. The terms of B_i are taken by their size, so that cancellation is covered, and
     * the differences add 2u of both.
     */
    public double overlapGradient(SoftOverlap loss, Pair pair, int voxel) {
        Parts parts = Parts.of(loss, pair);
        double alpha = loss.weights().alpha().doubleValue();
        double beta = loss.weights().beta().doubleValue();
        double y = pair.target().at(voxel);
        double p = pair.prediction().at(voxel);
        double slope = y * (1 + alpha + beta) + alpha * (loss.exponent() == Exponent.TWO ? 2 * p : 1);
        double first = parts.above * slope / (parts.below * parts.below);
        double second = y / parts.below;
        double rest = 1 - denominatorError(parts);
        double firstFactor = (1 + gamma(depth + 2.0)) * (1 + gamma(8)) / (rest * rest) - 1;
        double secondFactor = (1 + gamma(3)) / rest - 1;
        return first * firstFactor + second * secondFactor + 2 * unit * (first + second);
    }

    private double denominatorError(Parts parts) {
        return parts.size / parts.below * gamma(depth + 7.0);
    }

    /**
     * {@code |answer - exact| / bound}: at most 1 for an answer within its tolerance. The distance is computed without
     * rounding; NaN and infinities are infinitely far from a number.
     */
    public static double ratio(double answer, Real exact, double bound) {
        if (!Double.isFinite(answer)) {
            return Double.POSITIVE_INFINITY;
        }
        Enclosure distance =
                Rational.of(answer).enclose(BITS).plus(exact.enclose(BITS).negated());
        double farthest = distance.high().abs().max(distance.low().abs()).doubleValue();
        return farthest == 0 ? 0 : farthest / bound;
    }

    /** A, B and the sum of the sizes of the terms of B; each rounded to double, which moves a tolerance by 2^-50. */
    private record Parts(double above, double below, double size) {

        static Parts of(SoftOverlap loss, Pair pair) {
            ExactSum intersection = new ExactSum();
            ExactSum prediction = new ExactSum();
            ExactSum target = new ExactSum();
            int power = loss.exponent() == Exponent.TWO ? 2 : 1;
            for (int voxel = 0; voxel < pair.size(); voxel++) {
                double y = pair.target().at(voxel);
                double p = pair.prediction().at(voxel);
                intersection.addProduct(y, p);
                prediction.addProduct(p, power == 2 ? p : 1);
                target.addProduct(y, power == 2 ? y : 1);
            }
            return of(loss, intersection.value(), prediction.value(), target.value());
        }

        private static Parts of(SoftOverlap loss, Rational i, Rational p, Rational g) {
            Rational alpha = loss.weights().alpha();
            Rational beta = loss.weights().beta();
            Rational above = i.plus(loss.smoothing());
            Rational below = above.plus(alpha.times(p.minus(i))).plus(beta.times(g.minus(i)));
            Rational size = above.plus(alpha.times(p.plus(i))).plus(beta.times(g.plus(i)));
            return new Parts(above.doubleValue(), below.doubleValue(), size.doubleValue());
        }
    }
}
