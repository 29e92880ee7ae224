package io.github.certidice.risk;

import io.github.certidice.image.Mask;
import io.github.certidice.number.Rational;
import java.util.List;

/**
 * What remains of the minimisers of an expected weighted cross-entropy when they are thresholded.
 *
 * @param certain voxels that every minimiser includes
 * @param possible those and the voxels that the rule for ties, or the choice among minimisers, may include
 */
public record ThresholdedMinimiser(Mask certain, Mask possible) {

    /** Of a distribution; tau is the threshold of predictions. */
    public static ThresholdedMinimiser of(MaskDistribution target, CrossEntropyWeights weights, Rational tau) {
        Rational t = weights.threshold(tau);
        List<Rational> marginals = target.marginals();
        Mask certain = Mask.of(
                target.shape(),
                i -> weights.isDecisive(marginals.get(i)) && marginals.get(i).compareTo(t) > 0);
        Mask possible = Mask.of(
                target.shape(),
                i -> !weights.isDecisive(marginals.get(i)) || marginals.get(i).compareTo(t) >= 0);
        return new ThresholdedMinimiser(certain, possible);
    }

    /** True where all minimisers and all rules for ties give one mask. */
    public boolean isUnique() {
        return certain.equals(possible);
    }
}
