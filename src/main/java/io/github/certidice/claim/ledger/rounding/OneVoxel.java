package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.claim.Case;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.LogSum;
import io.github.certidice.number.Rational;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A voxel as cross-entropy sees it.
 *
 * @param y its target, from 0 to 1
 * @param p its prediction, a double from 0 to 1
 */
record OneVoxel(Rational y, Rational p) {

    private static final int LAST_BELOW_ONE = 53;

    static OneVoxel of(Case c) {
        return new OneVoxel(c.parameter("y"), c.parameter("p"));
    }

    /** True where target and prediction are doubles from 0 to 1. */
    static boolean isOne(Case c) {
        return isShare(c.parameter("y")) && isShare(c.parameter("p"));
    }

    /** The same for a binary target. */
    static boolean isHard(Case c) {
        return isOne(c) && c.parameter("y").equals(Rational.of(c.parameter("y").signum()));
    }

    /** True where the cross-entropy has a derivative, whatever the target. */
    boolean isInside() {
        return p.signum() > 0 && p.compareTo(Rational.ONE) < 0;
    }

    private static boolean isShare(Rational x) {
        boolean inside = x.signum() >= 0 && x.compareTo(Rational.ONE) <= 0;
        return inside && Rational.of(x.doubleValue()).equals(x);
    }

    Case asCase() {
        return Case.of("y", y).with("p", p);
    }

    OneVoxel at(Rational other) {
        return new OneVoxel(y, other);
    }

    /** q, the probability that is given to a binary target. */
    Rational likelihood() {
        return y.signum() > 0 ? p : Rational.ONE.minus(p);
    }

    /** What the derivative by p is multiplied by to become the one by the logit. */
    Rational variance() {
        return p.times(Rational.ONE.minus(p));
    }

    private Pair pair() {
        return new Pair(map(y), map(p));
    }

    private static ProbabilityMap map(Rational value) {
        return ProbabilityMap.of(Shape.of(1), value.doubleValue());
    }

    /** By the prediction. */
    Rational derivative(Loss loss) {
        return loss.of(pair()).gradient().at(0);
    }

    /** e to the power of a sum of logarithms with integer weights, which is a fraction. */
    Rational exponential(Loss loss) {
        Rational product = Rational.ONE;
        LogSum sum = (LogSum) loss.of(pair()).exact().orElseThrow(() -> new ArithmeticException("infinite"));
        for (LogSum.Term term : sum.terms()) {
            product = product.times(
                    term.weight().signum() < 0
                            ? term.x().power(-term.weight().intValue()).inverse()
                            : term.x().power(term.weight().intValue()));
        }
        return product;
    }

    /** Predictions about as far from 0 and from 1 as 2^-m, for a binary target. */
    static Stream<OneVoxel> ofPower(int m) {
        return IntStream.of(4, 5, 7)
                .mapToObj(k -> Rational.of(k).times(RoundingCases.unit(m + 2)))
                .flatMap(p -> m + 2 <= LAST_BELOW_ONE ? Stream.of(p, Rational.ONE.minus(p)) : Stream.of(p))
                .flatMap(p -> Stream.of(Rational.ZERO, Rational.ONE).map(y -> new OneVoxel(y, p)));
    }
}
