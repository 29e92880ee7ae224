package io.github.certidice.claim.ledger.scores;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.MaskTriple;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;

/**
 * The distances between three masks, each 1 - S and 0 where both masks are empty.
 *
 * @param first from A to B
 * @param second from B to C
 * @param direct from A to C
 */
record TriangleSides(Rational first, Rational second, Rational direct) {

    /** Of a similarity and the triple of a case. */
    static TriangleSides of(Similarity similarity, Case example) {
        return of(similarity, MaskTriple.of(example));
    }

    static TriangleSides of(Similarity similarity, MaskTriple masks) {
        return new TriangleSides(
                distance(similarity, masks.toB()),
                distance(similarity, masks.fromB()),
                distance(similarity, masks.direct()));
    }

    static Rational distance(Similarity similarity, Confusion masks) {
        return masks.isBothEmpty() ? Rational.ZERO : similarity.lossOf(masks);
    }

    /** True unless all three masks are the same. */
    boolean isDetour() {
        return detour().signum() > 0;
    }

    /** By way of B. */
    Rational detour() {
        return first.plus(second);
    }

    /** {@code |first - second| <= direct <= first + second}. */
    Measurement triangle() {
        return new Measurement(direct, Bound.of(first.minus(second).abs()), Bound.of(detour()));
    }

    /** {@code direct <= factor (first + second)}, as a ratio. */
    Measurement relaxed(Rational factor) {
        return new Measurement(direct.over(detour()), Bound.of(0), Bound.of(factor));
    }

    /** {@code direct <= factor max(first, second)}, as a ratio. */
    Measurement inframetric(Rational factor) {
        return new Measurement(direct.over(first.max(second)), Bound.of(0), Bound.of(factor));
    }
}
