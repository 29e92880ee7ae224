package io.github.certidice.risk.consistency;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.risk.Metric;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Looks between the points of the grid: an inconsistency is confirmed if the smallest expected loss that is found there still
 * belongs to a prediction that rounds wrong, and either that one is at 1/2 somewhere, or no prediction that rounds to a best mask
 * comes down to it.
 *
 * @param loss the loss
 * @param table its values on the grid
 * @param metric the score
 * @param seed of the optimiser
 */
record Confirmation(RoundedLoss loss, LossTable table, Metric metric, long seed) {

    private static final int EVALUATIONS = 600;
    private static final double STEP = 0.1;
    private static final double HALF = 0.5;

    Optional<Counterexample> of(
            SmallDistributions.Weighted weighted, MaskDistribution target, int least, List<Integer> best) {
        Counterexample.Found lowest =
                within(target, table.point(least), new double[voxels(target)], filled(voxels(target), 1));
        Counterexample.Found good = best.stream()
                .map(mask -> inBox(weighted, target, mask))
                .min(Comparator.comparingDouble(Counterexample.Found::loss))
                .orElseThrow();
        boolean isTie = Arrays.stream(lowest.p()).anyMatch(p -> p == HALF);
        return Optional.of(Counterexample.of(target, lowest, good, metric))
                .filter(example -> example.regret().signum() > 0 && (isTie || example.isStrict()));
    }

    private static int voxels(MaskDistribution target) {
        return target.voxels();
    }

    private static double[] filled(int length, double value) {
        double[] all = new double[length];
        Arrays.fill(all, value);
        return all;
    }

    /** The smallest expected loss found over the predictions that may round to a mask, from the best one on the grid. */
    private Counterexample.Found inBox(SmallDistributions.Weighted weighted, MaskDistribution target, int mask) {
        int start = IntStream.range(0, table.size())
                .filter(i -> table.isNear(i, mask))
                .boxed()
                .min(Comparator.comparingDouble(i -> table.expected(weighted, i)))
                .orElseThrow();
        Mask box = Mask.of(Shape.of(voxels(target)), mask);
        double[] low = IntStream.range(0, voxels(target))
                .mapToDouble(i -> HALF * box.at(i))
                .toArray();
        double[] high = Arrays.stream(low).map(x -> x + HALF).toArray();
        return within(target, table.point(start), low, high);
    }

    /** What the optimiser improves by rounding errors only stays on the grid, where a tie at 1/2 can be seen. */
    private Counterexample.Found within(MaskDistribution target, double[] start, double[] low, double[] high) {
        Counterexample.Found first = found(target, start);
        Counterexample.Found[] best = {first};
        ObjectiveFunction objective = new ObjectiveFunction(p -> {
            Counterexample.Found found = found(target, p);
            best[0] = found.loss() < best[0].loss() ? found : best[0];
            return found.loss();
        });
        CMAESOptimizer optimizer =
                new CMAESOptimizer(EVALUATIONS, 0, true, 0, 0, new MersenneTwister(seed), false, null);
        try {
            optimizer.optimize(
                    new MaxEval(EVALUATIONS),
                    objective,
                    GoalType.MINIMIZE,
                    new InitialGuess(start),
                    new SimpleBounds(low, high),
                    new CMAESOptimizer.Sigma(filled(start.length, STEP)),
                    new CMAESOptimizer.PopulationSize(4 + 2 * start.length));
        } catch (TooManyEvaluationsException done) {
            // the budget is the intended end
        }
        return best[0].loss() < first.loss() - ConsistencySearch.SAME ? best[0] : first;
    }

    private Counterexample.Found found(MaskDistribution target, double[] p) {
        double sum = 0;
        for (Map.Entry<Mask, Rational> entry : target.probabilities().entrySet()) {
            sum += entry.getValue().doubleValue() * loss.at(entry.getKey(), p);
        }
        return new Counterexample.Found(p.clone(), sum);
    }
}
