package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Reduction;
import io.github.certidice.loss.evaluation.Case;
import java.util.List;

/** {@code -a_c g_c (1 - p_c)^gamma log p_c} of a softmax, by voxel and class. */
public class FocalOfSoftmax extends Steps {

    /** By the arguments of a call. */
    public FocalOfSoftmax(Options o) {
        super(o);
    }

    @Override
    public Result on(Case tensors) {
        x = Voxels.of(o, tensors);
        double[][][] terms = Voxels.like(x.z());
        double[][][] slopes = Voxels.like(x.z());
        double divisor = o.reduction == Reduction.MEAN ? divisor() : 1;
        for (int b = 0; b < x.images(); b++) {
            for (int v = 0; v < x.size(); v++) {
                answer(terms, slopes, new int[] {b, v}, divisor);
            }
        }
        double[] values = o.axes.flat(terms, tensors.prediction());
        double[] gradient = o.axes.flat(slopes, tensors.prediction());
        return o.reduction == Reduction.NONE
                ? new Result(tensors.prediction().shape(), values, gradient)
                : new Result(List.of(), new double[] {sum(values)}, gradient);
    }

    private void answer(double[][][] terms, double[][][] slopes, int[] at, double divisor) {
        double[] z = Voxels.voxel(x.z(), at[0], at[1]);
        double[] g = Voxels.voxel(x.g(), at[0], at[1]);
        double[] p = softmax(z);
        double[] logs = logSoftmax(z);
        double[] value = new double[z.length];
        double[] byLog = new double[z.length];
        for (int c = 0; c < z.length; c++) {
            double weight = balance(c) * (o.weights == null ? 1 : o.weights[c]) * g[c] / divisor;
            value[c] = weight == 0 ? 0 : -weight * factor(rest(p, c)) * logs[c];
            byLog[c] = weight == 0 ? 0 : -weight * slope(p[c], rest(p, c), logs[c]);
        }
        Voxels.put(terms, at[0], at[1], value);
        Voxels.put(slopes, at[0], at[1], byLogits(p, byLog));
    }

    /** {@code 1 - p_c}, from the others. */
    private double rest(double[] p, int c) {
        double[] others = p.clone();
        others[c] = 0;
        return sum(others);
    }

    /** {@code s_c - p_c sum s}. */
    private double[] byLogits(double[] p, double[] byLog) {
        double total = sum(byLog);
        double[] byZ = new double[p.length];
        for (int c = 0; c < p.length; c++) {
            byZ[c] = byLog[c] - p[c] * total;
        }
        return byZ;
    }

    /** How many terms there are, those of other classes than the voxel's included. */
    protected double divisor() {
        return (double) x.images() * x.classes() * x.size();
    }

    /** {@code 1 - alpha} for the background, alpha for the others. */
    protected double balance(int c) {
        return Double.isNaN(o.balance) ? 1 : c == 0 ? 1 - o.balance : o.balance;
    }

    /** {@code (1 - p)^gamma}. */
    protected double factor(double rest) {
        return Math.pow(rest, o.gamma);
    }

    /** The derivative of {@code (1 - p)^gamma log p} by log p; it tends to 0 where p tends to 1. */
    protected double slope(double p, double rest, double log) {
        if (o.gamma == 0) {
            return 1;
        }
        return rest == 0 ? 0 : factor(rest) - o.gamma * Math.pow(rest, o.gamma - 1) * p * log;
    }
}
