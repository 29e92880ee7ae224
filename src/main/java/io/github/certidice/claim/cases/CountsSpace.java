package io.github.certidice.claim.cases;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.image.Confusion;
import java.util.Optional;

/** Cubes of confusion counts, on a logarithmic scale, for an optimiser. */
public final class CountsSpace {

    private static final double LARGEST = 1e6;

    private CountsSpace() {}

    /** (tp, fp, fn), each from 0 to 10^6. */
    public static Domain.SearchSpace ofCounts() {
        return new Domain.SearchSpace(3, x -> of(count(x[0]), count(x[1]), count(x[2])));
    }

    /** (fp, fn) beside one hit. */
    public static Domain.SearchSpace ofOneHit() {
        return new Domain.SearchSpace(2, x -> of(1, count(x[0]), count(x[1])));
    }

    /** From 0 to 10^6. */
    public static long count(double x) {
        return Math.round(StrictMath.pow(LARGEST + 1, x)) - 1;
    }

    private static Optional<Case> of(long tp, long fp, long fn) {
        return tp + fp + fn > 0 ? Optional.of(Case.of(new Confusion(tp, fp, fn, 0))) : Optional.empty();
    }
}
