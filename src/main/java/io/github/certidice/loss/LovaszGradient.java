package io.github.certidice.loss;

import io.github.certidice.image.Pair;
import io.github.certidice.number.Rational;

/**
 * Marginals of the set loss along the sorted errors, signed by how an error depends on the prediction: a voxel's share is
 * found from its probability alone, so it is not stored.
 */
final class LovaszGradient implements CoordinateGradient.Coordinate {

    private final SortedErrors errors;
    private final Similarity set;

    private LovaszGradient(SortedErrors errors, Similarity set) {
        this.errors = errors;
        this.set = set;
    }

    static Gradient of(Pair pair, SortedErrors errors, Similarity set) {
        return new CoordinateGradient(pair, true, new LovaszGradient(errors, set));
    }

    @Override
    public Rational of(double y, double p) {
        SortedErrors.Tie tie = errors.tieOf(y == 1, p + 0.0); // -0.0 is 0.0, which comparisons would tell apart
        Rational between = loss(tie.missed() - tie.on(), tie.added());
        if (y == 1) {
            return between.minus(loss(tie.missed(), tie.added())).over(Rational.of(tie.on()));
        }
        Rational before = loss(tie.missed() - tie.on(), tie.added() - tie.off());
        return between.minus(before).over(Rational.of(tie.off()));
    }

    private Rational loss(int missed, int added) {
        return LovaszExtension.loss(set, errors, missed, added);
    }
}
