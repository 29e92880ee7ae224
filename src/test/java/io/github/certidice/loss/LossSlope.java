package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.Pair;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Rational;

/**
 * Gradients against secants, without a tolerance that somebody chose. For t at one voxel and the slopes g there and g'
 * at t + h:
 *
 * <ul>
 *   <li>a derivative that is monotone in t (convex losses, and (a + b t)/(c + e t)) puts the secant between g and g';
 *   <li>for (a + b t)/(c + e t) moreover secant^2 = g g' exactly;
 *   <li>a piecewise linear loss within one piece has secant = g = g';
 *   <li>else the secant is f' somewhere in between, which differs from the chord of f' by at most h^2 M/8, M the largest
 *       |f'''|. For squared Dice and Jaccard, f = 1 - A/B with A' in {0, 1}, A'' = 0, |B'| &lt;= 1, B'' &lt;= 2 and, for
 *       nonempty targets, B &gt;= 1/2: |f'''| &lt;= A (6/B^4 + 6 B''/B^3) + 3 (2/B^3 + B''/B^2) &lt;= 192 d + 72.
 * </ul>
 */
final class LossSlope {

    /** Finer than the grid of 2^-8 of the predictions, so that no order of errors changes on the way. */
    private static final double STEP = 0x1p-12;

    private static final Rational H = Rational.of(STEP);

    private LossSlope() {}

    static void check(Candidate loss, Pair pair, int voxel) {
        Pair next = Pairs.with(pair, voxel, pair.prediction().at(voxel) + STEP);
        if (loss.isPiecewiseWithoutConvexity() && isTied(pair, voxel)) {
            return;
        }
        Evaluation here = loss.of(pair);
        Evaluation there = loss.of(next);
        Rational slope = here.gradient().at(voxel);
        Rational nextSlope = there.gradient().at(voxel);
        Enclosure rise = LossContract.difference(
                here.exact().orElseThrow(), there.exact().orElseThrow());

        Rational slack = loss.isSquared() ? curvature(pair.size()) : Rational.ZERO;
        assertThat(rise.high().over(H))
                .isGreaterThanOrEqualTo(slope.min(nextSlope).minus(slack));
        assertThat(rise.low().over(H)).isLessThanOrEqualTo(slope.max(nextSlope).plus(slack));
        if (loss.isLinearFractional()) {
            assertMoebius(here, there, slope, nextSlope);
        }
    }

    private static boolean isTied(Pair pair, int voxel) {
        double error = error(pair, voxel);
        for (int other = 0; other < pair.size(); other++) {
            if (other != voxel && error(pair, other) == error) {
                return true;
            }
        }
        return false;
    }

    /** Exact on the grid. */
    private static double error(Pair pair, int voxel) {
        return Math.abs(pair.target().at(voxel) - pair.prediction().at(voxel));
    }

    private static Rational curvature(int voxels) {
        return H.times(H).times(Rational.of(192L * voxels + 72, 8));
    }

    private static void assertMoebius(Evaluation here, Evaluation there, Rational slope, Rational nextSlope) {
        Rational rise = there.exact()
                .orElseThrow()
                .asRational()
                .orElseThrow()
                .minus(here.exact().orElseThrow().asRational().orElseThrow());
        Rational secant = rise.over(H);

        assertThat(secant.times(secant)).isEqualTo(slope.times(nextSlope));
        assertThat(secant.signum()).isEqualTo(slope.signum());
    }
}
