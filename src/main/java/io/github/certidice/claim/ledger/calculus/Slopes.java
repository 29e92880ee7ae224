package io.github.certidice.claim.ledger.calculus;

import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.loss.Gradient;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The derivatives of a loss by single predictions, which are 0 or positive where raising a right prediction never hurts.
 *
 * @param on what the loss falls by per foreground voxel
 * @param off what it rises by per background voxel
 */
record Slopes(List<Rational> on, List<Rational> off) {

    static Slopes of(Loss loss, Case c) {
        Gradient gradient = loss.of(c.pair()).gradient();
        return new Slopes(
                coordinates(gradient, c, true).map(Rational::negated).toList(),
                coordinates(gradient, c, false).toList());
    }

    private static Stream<Rational> coordinates(Gradient gradient, Case c, boolean foreground) {
        return IntStream.range(0, gradient.size())
                .filter(i -> c.pair().target().at(i) > 0 == foreground)
                .mapToObj(gradient::at);
    }

    private Stream<Rational> all() {
        return Stream.concat(on.stream(), off.stream());
    }

    private Stream<Rational> sizes() {
        return all().map(Rational::abs);
    }

    /** The largest on the foreground, at least 0. */
    Rational largestOn() {
        return on.stream().reduce(ZERO, Rational::max);
    }

    /** The largest off the foreground, at least 0. */
    Rational largestOff() {
        return off.stream().reduce(ZERO, Rational::max);
    }

    /** The size of the largest: the Lipschitz constant in the L1 norm is its supremum. */
    Rational largest() {
        return sizes().reduce(ZERO, Rational::max);
    }

    /** The sum of the sizes: the Lipschitz constant in the maximum norm is its supremum. */
    Rational sum() {
        return sizes().reduce(ZERO, Rational::plus);
    }

    /** The sum of the squares: the Lipschitz constant in the L2 norm is the root of its supremum. */
    Rational squares() {
        return all().map(slope -> slope.power(2)).reduce(ZERO, Rational::plus);
    }

    /** How many push their prediction the wrong way. */
    long wrong() {
        return all().filter(slope -> slope.signum() < 0).count();
    }
}
