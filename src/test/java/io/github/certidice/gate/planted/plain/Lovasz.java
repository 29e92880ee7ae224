package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Activation;
import io.github.certidice.loss.evaluation.Case;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Lovász extension of the Jaccard loss: errors sorted downwards, each times what the Jaccard loss gains by it. Errors
 * are {@code |g - p|} of probabilities, or hinges {@code max(0, 1 - (2 g - 1) z)}.
 */
public class Lovasz extends Steps {

    /**
     * A voxel of a class.
     *
     * @param b its image
     * @param c its class
     * @param v its place
     * @param error how wrong it is
     * @param g 1 in the foreground
     */
    public record Item(int b, int c, int v, double error, double g) {}

    /** Probabilities, or logits for hinges. */
    protected double[][][] p;
    /** The derivative by them. */
    protected double[][][] byP;

    /** By the arguments of a call. */
    public Lovasz(Options o) {
        super(o);
    }

    @Override
    public Result on(Case tensors) {
        x = voxels(tensors);
        p = activated();
        byP = Voxels.like(p);
        double value = value();
        double[] gradient = o.axes.flat(pulledBack(p, byP), tensors.prediction());
        return new Result(List.of(), new double[] {value}, gradient);
    }

    /** The case. */
    protected Voxels voxels(Case tensors) {
        return Voxels.of(o, tensors);
    }

    /** The mean over images, where each is sorted by itself, of the mean over classes. */
    protected double value() {
        List<List<Cell>> rows = rows();
        double[] losses = new double[rows.size()];
        for (int row = 0; row < losses.length; row++) {
            List<Cell> counted = rows.get(row).stream().filter(this::counts).toList();
            double[] parts = new double[counted.size()];
            double share = 1.0 / (losses.length * Math.max(parts.length, 1));
            for (int i = 0; i < parts.length; i++) {
                parts[i] = loss(counted.get(i), slopeShare(share));
            }
            losses[row] = mean(parts);
        }
        return mean(losses);
    }

    /** 0 where there are none. */
    protected double mean(double[] losses) {
        return losses.length == 0 ? 0 : sum(losses) / losses.length;
    }

    /** What a slope is multiplied by, where this is the share of its list in the value. */
    protected double slopeShare(double share) {
        return share;
    }

    /** What is sorted together, by image. */
    protected List<List<Cell>> rows() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < (o.perImage ? x.images() : 1); row++) {
            int[] images = o.perImage
                    ? new int[] {row}
                    : java.util.stream.IntStream.range(0, x.images()).toArray();
            List<Cell> cells = new ArrayList<>();
            for (int c = 0; c < x.classes(); c++) {
                cells.add(new Cell(row, c, images, new int[] {c}));
            }
            rows.add(cells);
        }
        return rows;
    }

    /** False for classes that the target lacks, where that is the rule. */
    protected boolean counts(Cell cell) {
        return !o.present || items(cell).stream().anyMatch(item -> item.g() == 1);
    }

    /** The voxels of a list that count. */
    protected List<Item> items(Cell cell) {
        List<Item> items = new ArrayList<>();
        for (int b : cell.images()) {
            for (int c : cell.classes()) {
                for (int v = 0; v < x.size(); v++) {
                    if (x.m()[b][c][v] != 0) {
                        items.add(new Item(b, c, v, error(p[b][c][v], x.g()[b][c][v]), foreground(b, c, v)));
                    }
                }
            }
        }
        return items;
    }

    /** What counts as foreground. */
    protected double foreground(int b, int c, int v) {
        return x.g()[b][c][v];
    }

    /** {@code |g - p|}, or the hinge before it is cut off at 0. */
    protected double error(double p, double g) {
        return isHinge() ? 1 - (2 * g - 1) * p : Math.abs(g - p);
    }

    /** True for hinges. */
    protected boolean isHinge() {
        return o.activation == Activation.NONE && !o.indexed;
    }

    /** The order in which voxels are taken. */
    protected Comparator<Item> order() {
        return Comparator.comparingDouble(Item::error).reversed();
    }

    /** One list's loss; its slopes, times this share, are added to those by p. */
    protected double loss(Cell cell, double share) {
        List<Item> sorted = new ArrayList<>(items(cell));
        sorted.sort(order());
        double[] gains = gains(sorted);
        double[] products = new double[gains.length];
        for (int k = 0; k < gains.length; k++) {
            Item item = sorted.get(k);
            products[k] = Math.max(item.error(), 0) * gains[k];
            byP[item.b()][item.c()][item.v()] += share * gains[k] * slope(item);
        }
        return sum(products);
    }

    /** The derivative of an error by p. */
    protected double slope(Item item) {
        return item.error() > 0 ? 1 - 2 * item.g() : 0;
    }

    /** {@code J_k - J_(k-1)}, with {@code J_k = 1 - (n - fn_k) / (n + fp_k)} after k voxels. */
    protected double[] gains(List<Item> sorted) {
        double[] jaccard = jaccard(sorted);
        double[] gains = jaccard.clone();
        for (int k = 1; k < gains.length; k++) {
            gains[k] = jaccard[k] - jaccard[k - 1];
        }
        return gains;
    }

    /** The Jaccard loss when the first 1, 2, ... voxels are wrong. */
    protected double[] jaccard(List<Item> sorted) {
        double n = sorted.stream().mapToDouble(Item::g).sum();
        double missed = 0;
        double added = 0;
        double[] losses = new double[sorted.size()];
        for (int k = 0; k < losses.length; k++) {
            missed += sorted.get(k).g();
            added += 1 - sorted.get(k).g();
            losses[k] = 1 - (n - missed) / (n + added);
        }
        return losses;
    }
}
