package io.github.certidice.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A target whose voxels are independent: voxel i is foreground with probability pi_i.
 *
 * @param probabilities of each voxel, from 0 to 1
 */
public record IndependentVoxels(List<Rational> probabilities) {

    /** Copies the probabilities. */
    public IndependentVoxels {
        probabilities = List.copyOf(probabilities);
        if (probabilities.isEmpty()) {
            throw InvalidInput.of("probabilities", "none", "one for each voxel");
        }
        for (Rational pi : probabilities) {
            if (pi.signum() < 0 || pi.compareTo(Rational.ONE) > 0) {
                throw InvalidInput.of("probabilities", pi, "numbers from 0 to 1");
            }
        }
    }

    /** The number of voxels, d. */
    public int voxels() {
        return probabilities.size();
    }

    /**
     * All masks that may be, of at most {@value BestPrediction#MOST_VOXELS} voxels.
     *
     * @throws InvalidInput for more
     */
    public MaskDistribution distribution() {
        BestPrediction.requireFew(voxels());
        Map<Mask, Rational> all = new LinkedHashMap<>();
        for (long bits = 0; bits < 1L << voxels(); bits++) {
            Rational probability = probability(bits);
            if (probability.signum() > 0) {
                all.put(Mask.of(Shape.of(voxels()), bits), probability);
            }
        }
        return MaskDistribution.of(all);
    }

    private Rational probability(long bits) {
        Rational product = Rational.ONE;
        for (int i = 0; i < voxels(); i++) {
            Rational pi = probabilities.get(i);
            product = product.times((bits >>> i & 1) == 0 ? Rational.ONE.minus(pi) : pi);
        }
        return product;
    }

    /**
     * The best prediction for a score that depends on the confusion counts and doesn't fall when a true positive takes the
     * place of a false one, such as Dice, Jaccard and Tversky. It is among the sets of the k most probable voxels: swapping
     * voxel i of a set for voxel j outside changes the expectation by {@code (pi_j - pi_i)} times a number of at least 0 (the
     * ledger's B14; Waegeman et al. 2014 for F-measures). With T true positives among these k and M foreground voxels
     * elsewhere, both sums of independent events,
     *
     * <pre>E S = sum over t, m of P(T = t) P(M = m) S(t, k - t, m).</pre>
     *
     * @return the score and one prediction that has it: of the smallest best k, and the first voxels of equal probability
     */
    public BestPrediction best(Similarity score) {
        List<Integer> order = BestPrediction.mostProbableFirst(probabilities);
        List<PoissonBinomial> outside = outside(order);
        PoissonBinomial inside = PoissonBinomial.none();
        Rational best = Rational.of(-1);
        int size = 0;
        for (int k = 0; k <= voxels(); k++) {
            Rational expected = expected(score, inside, outside.get(k));
            if (expected.compareTo(best) > 0) {
                best = expected;
                size = k;
            }
            inside = k < voxels() ? inside.with(probabilities.get(order.get(k))) : inside;
        }
        List<Integer> chosen = order.subList(0, size);
        return new BestPrediction(best, List.of(Mask.of(Shape.of(voxels()), chosen::contains)));
    }

    /** For each k, the sum of the voxels after the first k. */
    private List<PoissonBinomial> outside(List<Integer> order) {
        List<PoissonBinomial> sums = new ArrayList<>();
        sums.add(PoissonBinomial.none());
        for (int k = voxels() - 1; k >= 0; k--) {
            sums.add(0, sums.get(0).with(probabilities.get(order.get(k))));
        }
        return sums;
    }

    private Rational expected(Similarity score, PoissonBinomial inside, PoissonBinomial outside) {
        int k = inside.most();
        Rational sum = Rational.ZERO;
        for (int t = 0; t <= k; t++) {
            for (int m = 0; m <= outside.most(); m++) {
                Rational probability = inside.at(t).times(outside.at(m));
                if (probability.signum() > 0) {
                    Confusion counts = new Confusion(t, k - t, m, voxels() - (long) k - m);
                    sum = sum.plus(probability.times(score.of(counts)));
                }
            }
        }
        return sum;
    }
}
