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
 * The sizes of the derivatives of a loss by single predictions.
 *
 * @param on those of foreground voxels
 * @param off those of background voxels
 */
record Slopes(List<Rational> on, List<Rational> off) {

    static Slopes of(Loss loss, Case c) {
        Gradient gradient = loss.of(c.pair()).gradient();
        return new Slopes(sizes(gradient, c, true), sizes(gradient, c, false));
    }

    private static List<Rational> sizes(Gradient gradient, Case c, boolean foreground) {
        return IntStream.range(0, gradient.size())
                .filter(i -> c.pair().target().at(i) > 0 == foreground)
                .mapToObj(i -> gradient.at(i).abs())
                .toList();
    }

    private Stream<Rational> all() {
        return Stream.concat(on.stream(), off.stream());
    }

    /** The largest on the foreground. */
    Rational largestOn() {
        return on.stream().reduce(ZERO, Rational::max);
    }

    /** The largest off the foreground. */
    Rational largestOff() {
        return off.stream().reduce(ZERO, Rational::max);
    }

    /** The largest: the Lipschitz constant in the L1 norm is its supremum. */
    Rational largest() {
        return largestOn().max(largestOff());
    }

    /** The sum of the squares: the Lipschitz constant in the L2 norm is the root of its supremum. */
    Rational squares() {
        return all().map(slope -> slope.power(2)).reduce(ZERO, Rational::plus);
    }
}
