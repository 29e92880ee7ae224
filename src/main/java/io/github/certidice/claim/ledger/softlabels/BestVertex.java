package io.github.certidice.claim.ledger.softlabels;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Target;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * The 0/1 prediction of highest soft Dice or soft Jaccard, which takes the voxels of largest y: of the first k, with
 * labels that sum up to Y_k, the similarities are {@code 2 Y_k / (|y| + k)} and {@code Y_k / (|y| + k - Y_k)}.
 */
final class BestVertex {

    private BestVertex() {}

    /** SD*, the highest soft Dice; 0 where all labels are 0. */
    static Rational dice(Target y) {
        return best(y, (included, total) -> Rational.TWO.times(included).over(total));
    }

    /** SJ*, the highest soft Jaccard; 0 where all labels are 0. */
    static Rational jaccard(Target y) {
        return best(y, (included, total) -> included.over(total.minus(included)));
    }

    private static Rational best(Target y, BiFunction<Rational, Rational, Rational> similarity) {
        double[] labels = new double[y.shape().size()];
        Arrays.setAll(labels, y::at);
        Arrays.sort(labels);
        Rational total = Arrays.stream(labels).mapToObj(Rational::of).reduce(Rational.ZERO, Rational::plus);
        Rational best = Rational.ZERO;
        Rational included = Rational.ZERO;
        for (int k = labels.length - 1; k >= 0 && labels[k] > 0; k--) {
            included = included.plus(Rational.of(labels[k]));
            total = total.plus(Rational.ONE);
            best = best.max(similarity.apply(included, total));
        }
        return best;
    }

    /** The prediction of the voxels with y above the threshold. */
    static Pair above(Rational threshold, Target y) {
        Mask mask = Mask.of(y.shape(), voxel -> Rational.of(y.at(voxel)).compareTo(threshold) > 0);
        return new Pair(y, ProbabilityMap.of(y.shape(), mask::at));
    }
}
