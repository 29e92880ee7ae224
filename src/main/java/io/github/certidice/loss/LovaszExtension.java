package io.github.certidice.loss;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.image.Target;
import io.github.certidice.number.Rational;
import java.util.Optional;

/**
 * The Lovász extension of a set loss of the mispredicted voxels (Yu and Blaschko 2015; Berman et al. 2018).
 *
 * <p>With errors {@code m_i = 1 - p_i} on the foreground and {@code p_i} elsewhere, sorted so that
 * {@code m_(1) >= m_(2) >= ...}, and Delta_k the loss of the mask that has exactly the first k of them wrong:
 *
 * <pre>L(m) = sum_k m_(k) (Delta_k - Delta_(k-1))</pre>
 *
 * <p>For binary targets. Where errors are equal the gradient is a set; the element returned takes the background voxels
 * of a tie first and gives all voxels of one kind in a tie the same share, so that it doesn't depend on the order of
 * voxels; for Jaccard it is the one of smallest norm.
 *
 * @param set the similarity whose loss is extended: {@link Jaccard}, {@link Dice}, or {@link Tversky} with positive
 *     weights
 */
public record LovaszExtension(Similarity set) implements Loss {

    private static final Confusion ONE_ADDED = new Confusion(0, 1, 0, 0);
    private static final Confusion ONE_MISSED = new Confusion(0, 0, 1, 0);

    /** Rejects a similarity that is 0/0 on some mask with an error. */
    public LovaszExtension {
        if (!set.isDefinedAt(ONE_ADDED) || !set.isDefinedAt(ONE_MISSED)) {
            throw InvalidInput.of("set", set.name(), "a similarity that is defined wherever there is an error");
        }
    }

    @Override
    public String name() {
        return "Lovász-" + set.name();
    }

    @Override
    public Evaluation of(Pair pair) {
        SortedErrors errors = SortedErrors.of(pair);
        LovaszValue value = new LovaszValue(errors, set);
        Gradient gradient = LovaszGradient.of(pair, errors, set);
        return errors.hasTies() ? Evaluation.of(value, gradient, Flag.TIE_ORDER) : Evaluation.of(value, gradient);
    }

    /** Delta: the loss of a mask with {@code missed} false negatives and {@code added} false positives. */
    static Rational loss(Similarity set, SortedErrors errors, int missed, int added) {
        // no errors is loss 0 by definition of an error set, also where the target is empty
        return missed + added == 0 ? Rational.ZERO : set.lossOf(errors.counts(missed, added));
    }

    @Override
    public boolean accepts(Target target) {
        return target.isBinary();
    }

    @Override
    public Optional<Similarity> atVertices() {
        return Optional.of(set);
    }

    @Override
    public boolean isSymmetric() {
        return false;
    }

    @Override
    public boolean isZeroAtEquality() {
        return true;
    }
}
