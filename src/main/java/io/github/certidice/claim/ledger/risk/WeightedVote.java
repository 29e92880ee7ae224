package io.github.certidice.claim.ledger.risk;

import io.github.certidice.image.Mask;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.CrossEntropyWeights;
import io.github.certidice.risk.ImageWeights;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What the minimiser of a cross-entropy whose weights depend on the image includes at the threshold 1/2: voxel i where
 * {@code E w1(y) [i in y] > E w0(y) [i not in y]} (the ledger's B7).
 *
 * @param certain voxels that are included
 * @param possible those and the ones where both sides are equal
 */
record WeightedVote(Mask certain, Mask possible) {

    static WeightedVote of(Regions target, ImageWeights weights) {
        int[] signs = IntStream.range(0, target.sizes().size())
                .map(region -> balance(target, weights, region).signum())
                .toArray();
        return new WeightedVote(mask(target, i -> signs[i] > 0), mask(target, i -> signs[i] >= 0));
    }

    private static Mask mask(Regions target, IntPredicate included) {
        return Mask.of(target.masks().shape(), included);
    }

    private static Rational balance(Regions target, ImageWeights weights, int region) {
        Rational sum = Rational.ZERO;
        for (Map.Entry<Mask, Rational> entry : target.masks().probabilities().entrySet()) {
            Mask mask = entry.getKey();
            CrossEntropyWeights ofMask = weightsOf(target, weights, mask);
            Rational weight = mask.contains(region) ? ofMask.w1() : ofMask.w0().negated();
            sum = sum.plus(entry.getValue().times(weight));
        }
        return sum;
    }

    private static CrossEntropyWeights weightsOf(Regions target, ImageWeights weights, Mask mask) {
        long foreground = target.counts(mask, mask).tp();
        long voxels = target.sizes().stream().mapToLong(Long::longValue).sum();
        return weights.at(Math.toIntExact(foreground), Math.toIntExact(voxels));
    }
}
