package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Reduction;
import io.github.certidice.loss.evaluation.Case;
import java.util.ArrayList;
import java.util.List;

/** The cross-entropy of a softmax: {@code -sum_c w_c t_c log p_c}, with labels t that may be smoothed. */
public class Entropies extends Steps {

    /** By the arguments of a call. */
    public Entropies(Options o) {
        super(o);
    }

    @Override
    public Result on(Case tensors) {
        o.indexed = isIndexed(tensors);
        x = voxels(tensors);
        double[] terms = new double[x.images() * x.size()];
        double[][][] slopes = Voxels.like(x.z());
        double divisor = o.reduction == Reduction.MEAN ? divisor() : 1;
        for (int i = 0; i < terms.length; i++) {
            int b = i / x.size();
            int v = i % x.size();
            double[] labels = labels(b, v);
            double[] z = Voxels.voxel(x.z(), b, v);
            terms[i] = counts(b, v) ? term(z, labels) : 0;
            Voxels.put(
                    slopes, b, v, counts(b, v) ? over(slope(z, labels), slopeDivisor(divisor)) : new double[z.length]);
        }
        double[] gradient = o.axes.flat(slopes, tensors.prediction());
        return o.reduction == Reduction.NONE
                ? new Result(withoutClasses(tensors), terms, gradient)
                : new Result(List.of(), new double[] {sum(terms) / divisor}, gradient);
    }

    /** The case. */
    protected Voxels voxels(Case tensors) {
        return Voxels.of(o, tensors);
    }

    private static List<Integer> withoutClasses(Case tensors) {
        List<Integer> shape = new ArrayList<>(tensors.prediction().shape());
        shape.remove(1);
        return shape;
    }

    private static double[] over(double[] numbers, double divisor) {
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] /= divisor;
        }
        return numbers;
    }

    /** Whether the target has indices. */
    protected boolean isIndexed(Case tensors) {
        return !tensors.target().shape().equals(tensors.prediction().shape());
    }

    /** True where a voxel counts. */
    protected boolean counts(int b, int v) {
        return x.m()[b][0][v] != 0;
    }

    /** What slopes are divided by, where the sum of terms is by this. */
    protected double slopeDivisor(double divisor) {
        return divisor;
    }

    /** The weights of the labels of voxels that count; their number where the target has a number for each class. */
    protected double divisor() {
        return o.indexed ? weightOfLabels() : (double) x.images() * x.size();
    }

    /** The sum of the weights of all labels. */
    protected double weightOfLabels() {
        double[] weights = new double[x.images() * x.size()];
        for (int i = 0; i < weights.length; i++) {
            double[] g = Voxels.voxel(x.g(), i / x.size(), i % x.size());
            for (int c = 0; c < g.length; c++) {
                weights[i] += weight(c) * g[c];
            }
        }
        return sum(weights);
    }

    /** The weight of a class. */
    protected double weight(int c) {
        return o.weights == null ? 1 : o.weights[c];
    }

    /** {@code w_c ((1 - e) g_c + e / C)}. */
    protected double[] labels(int b, int v) {
        double[] labels = Voxels.voxel(x.g(), b, v);
        for (int c = 0; c < labels.length; c++) {
            labels[c] = weight(c) * ((1 - o.smoothing) * labels[c] + o.smoothing / labels.length);
        }
        return labels;
    }

    /** {@code -sum_c t_c log p_c}. */
    protected double term(double[] z, double[] labels) {
        double[] logs = logSoftmax(z);
        double[] terms = new double[z.length];
        for (int c = 0; c < z.length; c++) {
            terms[c] = labels[c] == 0 ? 0 : -labels[c] * logs[c];
        }
        return sum(terms);
    }

    /** {@code p_c sum t - t_c}. */
    protected double[] slope(double[] z, double[] labels) {
        double[] p = softmax(z);
        double total = sum(labels);
        for (int c = 0; c < p.length; c++) {
            p[c] = p[c] * total - labels[c];
        }
        return p;
    }
}
