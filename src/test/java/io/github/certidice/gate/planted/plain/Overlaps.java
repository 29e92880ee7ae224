package io.github.certidice.gate.planted.plain;

import io.github.certidice.loss.evaluation.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ratios of an intersection I and sizes P, G: {@code r = (k I + n) / (k (I + alpha (P - I) + beta (G - I)) + d)}, for each
 * image and class or for several together, and losses {@code 1 - r} or {@code -log r}.
 */
public class Overlaps extends Steps {

    /**
     * What a ratio is made from.
     *
     * @param both I
     * @param predicted P
     * @param wanted G
     */
    public record Sums(double both, double predicted, double wanted) {

        Sums plus(Sums other, double weight) {
            return new Sums(
                    both + weight * other.both, predicted + weight * other.predicted, wanted + weight * other.wanted);
        }
    }

    /**
     * A number and its derivatives.
     *
     * @param value the ratio, or its loss
     * @param byBoth by I
     * @param byPredicted by P
     */
    public record Slopes(double value, double byBoth, double byPredicted) {}

    /** Probabilities, 0 where a voxel doesn't count. */
    protected double[][][] p;

    /** By the arguments of a call. */
    public Overlaps(Options o) {
        super(o);
    }

    @Override
    public Result on(Case tensors) {
        x = voxels(tensors);
        double[][][] active = activated();
        p = masked(active);
        List<Cell> cells = cells();
        double[][] losses = new double[rows()][columns()];
        Slopes[] slopes = new Slopes[cells.size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = loss(sums(cells.get(i)));
            losses[cells.get(i).row()][cells.get(i).column()] = slopes[i].value();
        }
        Average average = average();
        double[][][] byP = byProbability(cells, slopes, average.slopes(losses));
        double[] gradient = o.axes.flat(pulledBack(active, byP), tensors.prediction());
        return new Result(average.shape(losses, tensors.prediction().rank() - 2), average.values(losses), gradient);
    }

    /** The case. */
    protected Voxels voxels(Case tensors) {
        return Voxels.of(o, tensors);
    }

    /** How losses are averaged. */
    protected Average average() {
        return new Average(o);
    }

    /** p, or 0 where a voxel doesn't count. */
    protected double[][][] masked(double[][][] active) {
        double[][][] all = Voxels.like(active);
        x.each((b, c, v) -> all[b][c][v] = active[b][c][v] * x.m()[b][c][v]);
        return all;
    }

    private int rows() {
        return o.overImages ? 1 : x.images();
    }

    private int columns() {
        return o.overClasses ? 1 : counted().length;
    }

    /** The classes that count. */
    protected int[] counted() {
        if (o.classes != null) {
            return IntStream.range(0, o.classes.length)
                    .map(i -> (int) o.classes[i])
                    .toArray();
        }
        return IntStream.range(o.background || x.classes() == 1 ? 0 : 1, x.classes())
                .toArray();
    }

    /** What the ratios are made from. */
    protected List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            int[] images = o.overImages ? IntStream.range(0, x.images()).toArray() : new int[] {row};
            for (int column = 0; column < columns(); column++) {
                int[] classes = o.overClasses ? counted() : new int[] {counted()[column]};
                cells.add(new Cell(row, column, images, classes));
            }
        }
        return cells;
    }

    /** The intersection of one voxel. */
    protected double both(double p, double g) {
        return o.norms && !o.squares ? (p + g - Math.abs(p - g)) / 2 : p * g;
    }

    /** Its derivative by p. */
    protected double slopeOfBoth(double p, double g) {
        return o.norms && !o.squares ? (1 - Math.signum(p - g)) / 2 : g;
    }

    /** The size of one voxel. */
    protected double size(double p) {
        return o.squares ? p * p : p;
    }

    /** Its derivative. */
    protected double slopeOfSize(double p) {
        return o.squares ? 2 * p : 1;
    }

    /** Sums of one class of a cell. */
    protected Sums sums(Cell cell, int c) {
        int n = x.size();
        double[][] terms = new double[3][cell.images().length * n];
        for (int i = 0; i < terms[0].length; i++) {
            int b = cell.images()[i / n];
            double prediction = p[b][c][i % n];
            double target = x.g()[b][c][i % n];
            terms[0][i] = both(prediction, target);
            terms[1][i] = size(prediction);
            terms[2][i] = size(target);
        }
        return new Sums(sum(terms[0]), sum(terms[1]), sum(terms[2]));
    }

    /** Sums of a cell, classes weighted by their volume. */
    protected Sums sums(Cell cell) {
        double[] weights = volumeWeights(cell);
        Sums all = new Sums(0, 0, 0);
        for (int i = 0; i < weights.length; i++) {
            all = all.plus(sums(cell, cell.classes()[i]), weights[i]);
        }
        return all;
    }

    /** {@code 1 / G_c^k}; classes that the target lacks weigh as the heaviest other one. */
    protected double[] volumeWeights(Cell cell) {
        double[] weights = new double[cell.classes().length];
        double heaviest = 0;
        for (int i = 0; i < weights.length; i++) {
            double volume =
                    o.volumePower == 0 ? 1 : sums(cell, cell.classes()[i]).wanted();
            weights[i] = 1 / Math.pow(volume, o.volumePower);
            heaviest = volume == 0 ? heaviest : Math.max(heaviest, weights[i]);
        }
        return withoutInfinite(weights, heaviest);
    }

    /** What becomes of the weight of an absent class. */
    protected double[] withoutInfinite(double[] weights, double heaviest) {
        return java.util.Arrays.stream(weights)
                .map(weight -> Double.isInfinite(weight) ? heaviest : weight)
                .toArray();
    }

    /** The numerator. */
    protected double above(Sums sums) {
        return o.factor * sums.both() + o.above;
    }

    /** The denominator. */
    protected double below(Sums sums) {
        return o.factor
                        * (sums.both()
                                + o.alpha * (sums.predicted() - sums.both())
                                + o.beta * (sums.wanted() - sums.both()))
                + o.below;
    }

    /** The ratio. */
    protected Slopes ratio(Sums sums) {
        double above = above(sums);
        double below = below(sums);
        double divisor = Math.max(below, o.floor);
        double slope = below < o.floor ? 0 : above / (divisor * divisor);
        return new Slopes(
                above / divisor,
                o.factor / divisor - slope * o.factor * (1 - o.alpha - o.beta),
                -slope * o.factor * o.alpha);
    }

    /** The loss of a ratio, to the power gamma; 0 where that is the rule for a target without foreground. */
    protected Slopes loss(Sums sums) {
        if (o.emptyIsFree && sums.wanted() == 0) {
            return new Slopes(0, 0, 0);
        }
        Slopes ratio = ratio(sums);
        double[] shaped = shape(ratio.value());
        double[] raised = raise(shaped[0]);
        double slope = raised[1] * shaped[1];
        return new Slopes(raised[0], slope * ratio.byBoth(), slope * ratio.byPredicted());
    }

    /** {@code 1 - r} or {@code -log r}, and its derivative. */
    protected double[] shape(double ratio) {
        if (!o.log) {
            return new double[] {1 - ratio, -1};
        }
        return new double[] {-Math.log(Math.max(ratio, o.floor)), ratio < o.floor ? 0 : -1 / ratio};
    }

    /** {@code l^gamma} and its derivative, which is 0 where l is. */
    protected double[] raise(double loss) {
        if (o.gamma == 1) {
            return new double[] {loss, 1};
        }
        return loss <= 0
                ? new double[2]
                : new double[] {Math.pow(loss, o.gamma), o.gamma * Math.pow(loss, o.gamma - 1)};
    }

    /** The derivative of the result by each probability. */
    protected double[][][] byProbability(List<Cell> cells, Slopes[] slopes, double[][] outer) {
        double[][][] byP = Voxels.like(p);
        for (int i = 0; i < slopes.length; i++) {
            Cell cell = cells.get(i);
            double[] weights = volumeWeights(cell);
            for (int j = 0; j < weights.length; j++) {
                spread(byP, cell, j, weights[j] * outer[cell.row()][cell.column()], slopes[i]);
            }
        }
        return byP;
    }

    private void spread(double[][][] byP, Cell cell, int j, double weight, Slopes slopes) {
        int c = cell.classes()[j];
        for (int b : cell.images()) {
            for (int v = 0; v < x.size(); v++) {
                byP[b][c][v] += weight * voxelSlope(slopes, p[b][c][v], x.g()[b][c][v]) * x.m()[b][c][v];
            }
        }
    }

    /** The derivative of a cell's loss by one probability. */
    protected double voxelSlope(Slopes slopes, double p, double g) {
        return slopes.byBoth() * slopeOfBoth(p, g) + slopes.byPredicted() * slopeOfSize(p);
    }
}
