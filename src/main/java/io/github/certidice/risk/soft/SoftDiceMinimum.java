package io.github.certidice.risk.soft;

import io.github.certidice.image.Mask;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * The smallest expected soft Dice loss. At a fixed sum of the probabilities it is linear in p, and the least value over a simplex cut
 * by the cube is at a point with at most one p_i strictly between 0 and 1. So for each mask F of m voxels and each voxel j
 * outside it there is one number phi, the probability of j beside F. Joining the targets of each size n,
 *
 * <pre>E SD(phi) = sum over y of P(y) 2 (|F and y| + phi [j in y]) / (|y| + m + phi) = B + sum over n of C_n / (n + m + phi).</pre>
 *
 * <p>On an interval a term with C_n &gt; 0 is convex, so below its chord, one with C_n &lt; 0 is concave, so below its tangent: the
 * sum of these lines is largest at an end. Intervals are halved, the most promising first, until the bound is within
 * 2^-{@value #BITS} of the best value found; of each the fraction with the smallest denominator is tried too, and all values are exact.
 */
final class SoftDiceMinimum {

    private static final int BITS = 40;
    private static final Rational GAP = Rational.of(1, 1L << BITS);
    private static final int LARGEST_DENOMINATOR = 1000;

    private final MaskDistribution target;
    private Rational best = Rational.ZERO;
    private final List<SoftPrediction> where = new ArrayList<>();
    private final PriorityQueue<Piece> open =
            new PriorityQueue<>(Comparator.comparing(Piece::bound).reversed());

    SoftDiceMinimum(MaskDistribution target) {
        this.target = target;
    }

    /**
     * The expectation as a function of phi.
     *
     * @param mask F
     * @param voxel j
     * @param constant B
     * @param terms C_n by n + m
     */
    private record Curve(SoftPrediction mask, int voxel, Rational constant, Map<Integer, Rational> terms) {

        static Curve of(MaskDistribution target, Mask mask, int voxel) {
            Rational constant = Rational.ZERO;
            Map<Integer, Rational> terms = new TreeMap<>();
            for (Map.Entry<Mask, Rational> entry : target.probabilities().entrySet()) {
                Mask y = entry.getKey();
                Rational twice = Rational.TWO.times(entry.getValue());
                int pole = y.count() + mask.count();
                Rational slope = y.contains(voxel) ? twice : Rational.ZERO;
                Rational term = twice.times(Rational.of(mask.against(y).tp())).minus(slope.times(Rational.of(pole)));
                constant = constant.plus(slope);
                terms.merge(pole, term, Rational::plus);
            }
            return new Curve(SoftPrediction.of(mask), voxel, constant, terms);
        }

        SoftPrediction at(Rational phi) {
            return mask.with(voxel, phi);
        }

        /** At least the largest value on an interval. */
        Rational bound(Rational low, Rational high) {
            Rational middle = middle(low, high);
            return line(low, middle).max(line(high, middle));
        }

        /** The sum of chords and of tangents in the middle, at an end. */
        private Rational line(Rational end, Rational middle) {
            Rational sum = constant;
            for (Map.Entry<Integer, Rational> term : terms.entrySet()) {
                Rational pole = Rational.of(term.getKey());
                Rational c = term.getValue();
                sum = sum.plus(
                        c.signum() > 0 ? c.over(pole.plus(end)) : tangent(c, pole.plus(middle), end.minus(middle)));
            }
            return sum;
        }

        private static Rational tangent(Rational c, Rational at, Rational step) {
            return c.over(at).minus(c.times(step).over(at.times(at)));
        }
    }

    /** A stretch of phi with an upper bound of the expected similarity. */
    private record Piece(Curve curve, Rational low, Rational high, Rational bound) {}

    private static Rational middle(Rational low, Rational high) {
        return low.plus(high).times(Rational.HALF);
    }

    SoftMinimum found() {
        for (long bits = 0; bits < 1L << target.voxels(); bits++) {
            Mask mask = Mask.of(target.shape(), bits);
            tryOut(SoftPrediction.of(mask));
            for (int voxel = 0; voxel < target.voxels(); voxel++) {
                if (!mask.contains(voxel)) {
                    add(Curve.of(target, mask, voxel), Rational.ZERO, Rational.ONE);
                }
            }
        }
        Rational gap = refine();
        return new SoftMinimum(Rational.ONE.minus(best), where, gap);
    }

    /** Halves intervals until none can hold much more; the remaining room. */
    private Rational refine() {
        while (!open.isEmpty()) {
            Piece piece = open.poll();
            Rational room = piece.bound.minus(best);
            if (room.compareTo(GAP) <= 0) {
                return room.max(Rational.ZERO);
            }
            Rational middle = middle(piece.low, piece.high);
            tryOut(piece.curve.at(middle));
            tryOut(piece.curve.at(simplest(piece.low, piece.high)));
            add(piece.curve, piece.low, middle);
            add(piece.curve, middle, piece.high);
        }
        return Rational.ZERO;
    }

    private void tryOut(SoftPrediction p) {
        Rational value = Rational.ONE.minus(Surrogate.SOFT_DICE.expected(target, p));
        int sign = value.compareTo(best);
        if (sign > 0) {
            best = value;
            where.clear();
        }
        if (sign >= 0 && !where.contains(p)) {
            where.add(p);
        }
    }

    private void add(Curve curve, Rational low, Rational high) {
        Rational bound = curve.bound(low, high);
        if (bound.compareTo(best) > 0) {
            open.add(new Piece(curve, low, high, bound));
        }
    }

    /** The fraction of the smallest denominator in an interval within [0, 1], by the Stern-Brocot tree; its middle where that is large. */
    static Rational simplest(Rational low, Rational high) {
        long leftAbove = 0;
        long leftBelow = 1;
        long rightAbove = 1;
        long rightBelow = 1;
        while (leftBelow + rightBelow <= LARGEST_DENOMINATOR) {
            Rational mediant = Rational.of(leftAbove + rightAbove, leftBelow + rightBelow);
            if (mediant.compareTo(low) < 0) {
                leftAbove += rightAbove;
                leftBelow += rightBelow;
            } else if (mediant.compareTo(high) > 0) {
                rightAbove += leftAbove;
                rightBelow += leftBelow;
            } else {
                return mediant;
            }
        }
        return middle(low, high);
    }
}
