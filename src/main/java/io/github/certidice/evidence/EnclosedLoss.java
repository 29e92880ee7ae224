package io.github.certidice.evidence;

import io.github.certidice.image.Pair;
import io.github.certidice.loss.Evaluation;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Enclosure;
import io.github.certidice.number.Real;
import java.util.Optional;

/**
 * A loss whose value is replaced by one end of a certified interval of width 2^-{@value #BITS}.
 *
 * <p>The exact Lovász value of a large image is a fraction of millions of digits. All laws about it are monotone in it,
 * so a law that holds at both ends of an interval around the value holds for the value.
 *
 * @param inner the loss
 * @param high which end
 */
record EnclosedLoss(Loss inner, boolean high) implements Loss {

    private static final int BITS = 256;

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Evaluation of(Pair pair) {
        Evaluation evaluation = inner.of(pair);
        return new Evaluation(evaluation.exact().map(this::end), evaluation.gradient(), evaluation.flags());
    }

    private Real end(Real value) {
        Enclosure enclosure = value.enclose(BITS);
        return high ? enclosure.high() : enclosure.low();
    }

    @Override
    public Optional<Similarity> atVertices() {
        return inner.atVertices();
    }

    @Override
    public boolean isSymmetric() {
        return inner.isSymmetric();
    }

    @Override
    public boolean isZeroAtEquality() {
        return inner.isZeroAtEquality();
    }
}
