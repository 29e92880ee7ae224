package io.github.certidice.risk.consistency;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.risk.Metric;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for distributions on which a loss is inconsistent with a score (the ledger's C11 to C13): all with small denominators, with
 * predictions on a grid first; where the grid says so, an optimiser has to confirm it between the grid's points.
 *
 * @param metric the score
 * @param voxels from 2 to {@value #MOST_VOXELS}
 * @param denominator the largest one of the probabilities
 * @param seed of the optimiser
 */
public record ConsistencySearch(Metric metric, int voxels, int denominator, long seed) {

    /** With 9^4 predictions of each of 15 masks a search takes a minute. */
    public static final int MOST_VOXELS = 4;

    private static final int STEPS = 8;
    private static final int LARGEST_DENOMINATOR = 60;

    /** What differs by less is the same loss. */
    static final double SAME = 1e-9;

    /** Of the worst ones this many are tried before the search is content with the smallest. */
    private static final int MOST_TRIED = 12;

    /** Rejects sizes that no search ends for. */
    public ConsistencySearch {
        if (voxels < 2 || voxels > MOST_VOXELS) {
            throw InvalidInput.of("--voxels", voxels, "2 to " + MOST_VOXELS);
        }
        if (denominator < 1 || denominator > LARGEST_DENOMINATOR) {
            throw InvalidInput.of("--denominator", denominator, "1 to " + LARGEST_DENOMINATOR);
        }
    }

    /**
     * What a search found.
     *
     * @param distributions how many were looked at
     * @param suspected on how many of them the grid says that the loss is inconsistent
     * @param smallest of the confirmed ones, that with the smallest denominator
     * @param worst of the confirmed ones that were tried, that with the largest regret
     */
    public record Findings(
            int distributions, int suspected, Optional<Counterexample> smallest, Optional<Counterexample> worst) {}

    /** A distribution on which the grid's best predictions round to masks that aren't the best. */
    private record Suspect(SmallDistributions.Weighted target, int least, List<Integer> best, Rational regret) {}

    /** Searches. */
    public Findings of(RoundedLoss loss) {
        LossTable table = LossTable.of(loss, voxels, STEPS);
        List<SmallDistributions.Weighted> all =
                new SmallDistributions(voxels, denominator).all().toList();
        List<Suspect> suspects = all.parallelStream()
                .flatMap(target -> suspect(table, target).stream())
                .toList();
        Confirmation confirmation = new Confirmation(loss, table, metric, seed);
        return new Findings(
                all.size(),
                suspects.size(),
                first(suspects, confirmation),
                first(
                        suspects.stream()
                                .sorted(Comparator.comparing(Suspect::regret).reversed())
                                .limit(MOST_TRIED)
                                .toList(),
                        confirmation));
    }

    private Optional<Counterexample> first(List<Suspect> suspects, Confirmation confirmation) {
        return suspects.stream()
                .map(suspect ->
                        confirmation.of(suspect.target(), suspect.target().on(voxels), suspect.least(), suspect.best()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Suspect> suspect(LossTable table, SmallDistributions.Weighted weighted) {
        MaskDistribution target = weighted.on(voxels);
        List<Rational> scores = IntStream.range(0, 1 << voxels)
                .mapToObj(bits -> target.expected(metric.score(), Mask.of(Shape.of(voxels), bits)))
                .toList();
        Rational best = scores.stream().reduce(Rational::max).orElseThrow();
        List<Integer> masks = IntStream.range(0, scores.size())
                .filter(bits -> scores.get(bits).equals(best))
                .boxed()
                .toList();
        return wrong(table, weighted, masks)
                .map(index -> new Suspect(
                        weighted,
                        index,
                        masks,
                        best.minus(table.roundings(index).stream()
                                .map(scores::get)
                                .reduce(Rational::max)
                                .orElseThrow())));
    }

    /** A prediction of the smallest loss that doesn't round to one of these masks. */
    private static Optional<Integer> wrong(LossTable table, SmallDistributions.Weighted target, List<Integer> masks) {
        double[] losses = IntStream.range(0, table.size())
                .mapToDouble(i -> table.expected(target, i))
                .toArray();
        double least = Arrays.stream(losses).min().orElseThrow();
        return IntStream.range(0, losses.length)
                .filter(i -> losses[i] <= least + SAME)
                .filter(i -> table.roundings(i).stream().noneMatch(masks::contains))
                .boxed()
                .findFirst();
    }
}
