package io.github.certidice.claim.ledger.calculus;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Segments;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;

/**
 * A loss at two predictions of one target and half-way between them. A continuous function is convex where its value
 * half-way is never above the mean of the two.
 *
 * @param first the loss of p
 * @param second the loss of q
 * @param middle the loss of (p + q)/2
 */
record Midpoints(Rational first, Rational second, Rational middle) {

    static Midpoints of(Loss loss, Case c) {
        return new Midpoints(
                loss.of(Segments.first(c)).rational(),
                loss.of(Segments.second(c)).rational(),
                loss.of(Segments.middle(c)).rational());
    }

    Rational mean() {
        return first.plus(second).over(Rational.TWO);
    }

    /** How far the middle is above the mean; positive where the loss is not convex. */
    Rational excess() {
        return middle.minus(mean());
    }

    /** middle &lt;= mean. */
    static Law convex(Loss loss) {
        return c -> {
            Midpoints of = of(loss, c);
            return new Measurement(of.middle, Bound.of(0), Bound.of(of.mean()));
        };
    }

    /** middle &lt;= the larger end. */
    static Law quasiConvex(Loss loss) {
        return c -> {
            Midpoints of = of(loss, c);
            return new Measurement(of.middle, Bound.of(0), Bound.of(of.first.max(of.second)));
        };
    }

    /** the smaller end &lt;= middle &lt;= the larger end. */
    static Law quasiLinear(Loss loss) {
        return c -> {
            Midpoints of = of(loss, c);
            return new Measurement(of.middle, Bound.of(of.first.min(of.second)), Bound.of(of.first.max(of.second)));
        };
    }
}
