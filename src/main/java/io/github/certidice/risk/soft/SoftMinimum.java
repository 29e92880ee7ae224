package io.github.certidice.risk.soft;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The smallest expected surrogate loss over all probabilities.
 *
 * @param loss the smallest value; of soft Dice the smallest found, which is at most {@link #gap} above the smallest
 * @param predictions where it is reached, of those that were tried
 * @param gap how much smaller the true minimum may be: 0 where the value is exact
 */
public record SoftMinimum(Rational loss, List<SoftPrediction> predictions, Rational gap) {

    /** 3^10 predictions take seconds. */
    public static final int MOST_VOXELS = 10;

    /** Copies the predictions. */
    public SoftMinimum {
        predictions = List.copyOf(predictions);
    }

    /**
     * Over the d-dimensional cube, exactly, or for soft Dice as exactly as its fraction of a voxel is found.
     *
     * <ul>
     *   <li>Soft Jaccard is convex in -p_i for each voxel alone, so a mask is best (the ledger's C11).
     *   <li>Lovász-Jaccard is linear where the order of p and 1 - p is fixed, so some p in {0, 1/2, 1}^d is (C13).
     *   <li>Soft Dice is linear where the sum of p is fixed, so all but one p_i are 0 or 1 at some minimum ({@link
     *       SoftDiceMinimum}).
     * </ul>
     *
     * @throws InvalidInput for more than {@value #MOST_VOXELS} voxels, or where the target may be empty
     */
    public static SoftMinimum of(Surrogate surrogate, MaskDistribution target) {
        require(target);
        return switch (surrogate) {
            case SOFT_JACCARD -> among(levels(target.voxels(), Rational.ZERO, Rational.ONE), surrogate, target);
            case LOVASZ_JACCARD ->
                among(levels(target.voxels(), Rational.ZERO, Rational.HALF, Rational.ONE), surrogate, target);
            case SOFT_DICE -> new SoftDiceMinimum(target).found();
        };
    }

    private static void require(MaskDistribution target) {
        if (target.voxels() > MOST_VOXELS) {
            throw InvalidInput.of(
                    "distribution",
                    target.voxels() + " voxels, so 3^" + target.voxels() + " predictions",
                    "at most " + MOST_VOXELS + " voxels for a search through all of them");
        }
        if (target.probabilities().keySet().stream().anyMatch(mask -> mask.count() == 0)) {
            throw InvalidInput.of(
                    "distribution", "an empty mask", "masks with foreground, where the losses are defined");
        }
    }

    /** All predictions of these levels. */
    private static List<SoftPrediction> levels(int voxels, Rational... levels) {
        int count = IntStream.range(0, voxels).reduce(1, (product, i) -> product * levels.length);
        return IntStream.range(0, count)
                .mapToObj(number -> prediction(number, voxels, levels))
                .toList();
    }

    private static SoftPrediction prediction(int number, int voxels, Rational[] levels) {
        List<Rational> probabilities = new ArrayList<>();
        int rest = number;
        for (int i = 0; i < voxels; i++) {
            probabilities.add(levels[rest % levels.length]);
            rest /= levels.length;
        }
        return new SoftPrediction(probabilities);
    }

    private static SoftMinimum among(List<SoftPrediction> tried, Surrogate surrogate, MaskDistribution target) {
        Rational best = null;
        List<SoftPrediction> where = new ArrayList<>();
        for (SoftPrediction p : tried) {
            Rational loss = surrogate.expected(target, p);
            int sign = best == null ? -1 : loss.compareTo(best);
            if (sign < 0) {
                where.clear();
                best = loss;
            }
            if (sign <= 0) {
                where.add(p);
            }
        }
        return new SoftMinimum(best, where, Rational.ZERO);
    }

    /** The masks that the predictions become at the threshold tau, where each tie goes one way and the other. */
    public List<Mask> thresholded(Rational tau) {
        List<Function<SoftPrediction, Mask>> rules = List.of(p -> p.above(tau), p -> p.from(tau));
        return predictions.stream()
                .flatMap(p -> rules.stream().map(rule -> rule.apply(p)))
                .distinct()
                .toList();
    }
}
