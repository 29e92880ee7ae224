package io.github.certidice.gate.planted.plain;

import io.github.certidice.loss.evaluation.Case;
import java.util.List;

/**
 * {@code 1 - (TP TN - FP FN) / sqrt((TP + FP) (TP + FN) (TN + FP) (TN + FN))}, Matthews's coefficient of soft counts over the whole
 * batch; each count starts at {@code e}.
 */
public class Correlations extends Steps {

    /**
     * Numbers for true positives, true negatives, false positives and false negatives: their counts, or derivatives by them.
     */
    public record Four(double tp, double tn, double fp, double fn) {}

    /** By the arguments of a call. */
    public Correlations(Options o) {
        super(o);
    }

    @Override
    public Result on(Case tensors) {
        x = Voxels.of(o, tensors);
        Four counts = counts();
        Four slopes = slopes(counts);
        double[][][] byP = Voxels.like(x.z());
        x.each((b, c, v) -> {
            double g = x.g()[b][c][v];
            byP[b][c][v] = -(g * (slopes.tp() - slopes.fn()) + (1 - g) * (slopes.fp() - slopes.tn()));
        });
        double[] value = {1 - above(counts) / below(counts)};
        return new Result(List.of(), value, o.axes.flat(byP, tensors.prediction()));
    }

    private Four counts() {
        int n = x.images() * x.classes() * x.size();
        double[][] terms = new double[4][n];
        int[] next = {0};
        x.each((b, c, v) -> {
            double p = x.z()[b][c][v];
            double g = x.g()[b][c][v];
            int i = next[0]++;
            terms[0][i] = p * g;
            terms[1][i] = (1 - p) * (1 - g);
            terms[2][i] = p * (1 - g);
            terms[3][i] = (1 - p) * g;
        });
        double e = epsilon();
        return new Four(sum(terms[0]) + e, sum(terms[1]) + e, sum(terms[2]) + e, sum(terms[3]) + e);
    }

    /** What each count starts at. */
    protected double epsilon() {
        return o.above;
    }

    /** The numerator. */
    protected double above(Four counts) {
        return counts.tp() * counts.tn() - counts.fp() * counts.fn();
    }

    /** The denominator. */
    protected double below(Four counts) {
        double predicted = counts.tp() + counts.fp();
        double wanted = counts.tp() + counts.fn();
        return Math.sqrt(predicted * wanted * (counts.tn() + counts.fp()) * (counts.tn() + counts.fn()));
    }

    /** Derivatives of the coefficient by the counts. */
    protected Four slopes(Four counts) {
        double below = below(counts);
        double half = above(counts) / below / 2;
        double predicted = half / (counts.tp() + counts.fp());
        double wanted = half / (counts.tp() + counts.fn());
        double absent = half / (counts.tn() + counts.fp());
        double left = half / (counts.tn() + counts.fn());
        return new Four(
                counts.tn() / below - predicted - wanted,
                counts.tp() / below - absent - left,
                -counts.fn() / below - predicted - absent,
                -counts.fp() / below - wanted - left);
    }
}
