package io.github.certidice.gate.planted.plain;

import io.github.certidice.gate.planted.plain.Options.Reduction;
import io.github.certidice.loss.evaluation.Case;
import java.util.List;

/**
 * Sums of terms of one voxel and class, each a problem of its own: the cross-entropy {@code (1 - g) z + (1 + (q - 1) g)
 * log(1 + e^-z)}, times a focal factor {@code (1 - p)^gamma}.
 */
public class Binary extends Steps {

    /** By the arguments of a call. */
    public Binary(Options o) {
        super(o);
    }

    @Override
    public Result on(Case tensors) {
        x = Voxels.of(o, tensors);
        double[][][] terms = Voxels.like(x.z());
        double[][][] slopes = Voxels.like(x.z());
        x.each((b, c, v) -> {
            if (x.m()[b][c][v] != 0 && counts(c)) {
                double weight = weight(b, c, v);
                terms[b][c][v] = weight * term(c, x.z()[b][c][v], x.g()[b][c][v]);
                slopes[b][c][v] = weight * slope(c, x.z()[b][c][v], x.g()[b][c][v]);
            }
        });
        return result(tensors, terms, slopes);
    }

    private Result result(Case tensors, double[][][] terms, double[][][] slopes) {
        double[] values = o.axes.flat(terms, tensors.prediction());
        if (o.reduction == Reduction.NONE) {
            return new Result(tensors.prediction().shape(), values, o.axes.flat(slopes, tensors.prediction()));
        }
        double[] perClass = new double[x.classes()];
        for (int c = 0; c < perClass.length; c++) {
            double share = share(c);
            perClass[c] = sum(ofClass(terms, c)) * share;
            scale(slopes, c, share);
        }
        return new Result(List.of(), new double[] {sum(perClass)}, o.axes.flat(slopes, tensors.prediction()));
    }

    /** All numbers of a class. */
    protected double[] ofClass(double[][][] terms, int c) {
        double[] all = new double[x.images() * x.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = terms[i / x.size()][c][i % x.size()];
        }
        return all;
    }

    private void scale(double[][][] slopes, int c, double share) {
        x.each((b, k, v) -> slopes[b][k][v] *= k == c && x.m()[b][c][v] != 0 ? slopeShare(share) : 1);
    }

    /** What slopes are multiplied by, where terms are by this. */
    protected double slopeShare(double share) {
        return share;
    }

    /** What the terms of a class are multiplied by. */
    protected double share(int c) {
        if (o.meanOfClasses) {
            double mean = o.reduction == Reduction.SUM ? 1 : 1 / count(c);
            return mean * classShare(c);
        }
        return o.reduction == Reduction.SUM ? 1 : 1 / divisor();
    }

    /** The share of a class in the mean of classes. */
    protected double classShare(int c) {
        if (o.weights == null) {
            return 1.0 / x.classes();
        }
        return o.weights[c] / sum(o.weights);
    }

    /** How many terms of a class count. */
    protected double count(int c) {
        double[] marks = ofClass(x.m(), c);
        return sum(marks);
    }

    /** How many terms there are. */
    protected double divisor() {
        return (double) x.images() * (x.classes() - (counts(0) ? 0 : 1)) * x.size();
    }

    /** True where a class counts. */
    protected boolean counts(int c) {
        return c > 0 || o.background || x.classes() == 1;
    }

    /** The weight of a term. */
    protected double weight(int b, int c, int v) {
        double weight = o.weights == null || o.meanOfClasses ? 1 : o.weights[o.weights.length == 1 ? 0 : c];
        return weight * balance(x.g()[b][c][v]);
    }

    /** {@code alpha g + (1 - alpha) (1 - g)}. */
    protected double balance(double g) {
        return Double.isNaN(o.balance) ? 1 : o.balance * g + (1 - o.balance) * (1 - g);
    }

    /** The weight of a class's foreground. */
    protected double positive(int c) {
        return o.positive == null ? 1 : o.positive[o.positive.length == 1 ? 0 : c];
    }

    /** Entropy times focal factor. */
    protected double term(int c, double z, double g) {
        return o.gamma == 0 ? entropy(c, z, g) : factor(z, g) * entropy(c, z, g);
    }

    /** Its derivative. */
    protected double slope(int c, double z, double g) {
        return o.gamma == 0
                ? slopeOfEntropy(c, z, g)
                : factor(z, g) * slopeOfEntropy(c, z, g) + slopeOfFactor(z, g) * entropy(c, z, g);
    }

    /** Of one voxel and class. */
    protected double entropy(int c, double z, double g) {
        return positive(c) * g * softplus(-z) + (1 - g) * softplus(z);
    }

    /** Its derivative. */
    protected double slopeOfEntropy(int c, double z, double g) {
        return (1 - g) * sigmoid(z) - positive(c) * g * sigmoid(-z);
    }

    /** {@code (1 - p)^gamma}. */
    protected double factor(double z, double g) {
        return Math.pow(rest(z, g), o.gamma);
    }

    /** Its derivative. */
    protected double slopeOfFactor(double z, double g) {
        double rest = rest(z, g);
        return rest == 0 ? 0 : o.gamma * factor(z, g) / rest * slopeOfRest(z, g);
    }

    /** 1 - p, where p is {@code e^-entropy}, or {@code sigmoid((2 g - 1) z)}: the same for hard labels. */
    protected double rest(double z, double g) {
        return o.ofEntropy ? -Math.expm1(-certain(z, g)) : sigmoid(-(2 * g - 1) * z);
    }

    /** Its derivative. */
    protected double slopeOfRest(double z, double g) {
        double sign = 2 * g - 1;
        return o.ofEntropy
                ? Math.exp(-certain(z, g)) * ((1 - g) * sigmoid(z) - g * sigmoid(-z))
                : -sign * sigmoid(-sign * z) * sigmoid(sign * z);
    }

    private double certain(double z, double g) {
        return g * softplus(-z) + (1 - g) * softplus(z);
    }
}
