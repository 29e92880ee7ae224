package io.github.certidice.oracle;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Rational;
import java.util.List;

/** The mean over three classes of the soft Dice loss of a softmax, in plain loops. */
enum PlainSoftmaxDice implements PlainLoss {
    /** mean (1 - D_c). */
    MEAN_OF_LOSSES,
    /** 1 - mean D_c. */
    LOSS_OF_MEAN;

    @Override
    public boolean takesLogits() {
        return true;
    }

    @Override
    public int classes() {
        return 3;
    }

    @Override
    public Pipeline pipeline() {
        return new OverlapLoss(
                Front.of(Layout.CHANNELS_SECOND, Activation.SOFTMAX),
                Grouping.IMAGE_CLASS,
                Overlap.dice(Form.PRODUCT, Rational.ONE, Rational.ONE),
                EmptyRule.FORMULA,
                List.of(Step.ONE_MINUS),
                Averaging.MEAN);
    }

    @Override
    public double[] run(FloatProgram f, Data data) {
        int n = data.size() / classes();
        double[] p = softmax(f, data.p(), n);
        double[] ratios = new double[classes()];
        double[] byP = new double[data.size()];
        for (int c = 0; c < classes(); c++) {
            ratios[c] = ratio(f, p, data.y(), new int[] {c * n, n}, byP);
        }
        double[] result = new double[data.size() + 1];
        result[0] = mean(f, ratios);
        for (int i = 0; i < n; i++) {
            deliver(f, p, byP, new int[] {i, n}, result);
        }
        return result;
    }

    private double mean(FloatProgram f, double[] ratios) {
        if (this == LOSS_OF_MEAN) {
            return f.minus(1, f.over(f.sum(ratios), ratios.length));
        }
        for (int c = 0; c < ratios.length; c++) {
            ratios[c] = f.minus(1, ratios[c]);
        }
        return f.over(f.sum(ratios), ratios.length);
    }

    private double[] softmax(FloatProgram f, double[] z, int n) {
        double[] p = new double[z.length];
        for (int i = 0; i < n; i++) {
            double top = Math.max(z[i], Math.max(z[n + i], z[2 * n + i]));
            double sum = 0;
            for (int c = 0; c < classes(); c++) {
                p[c * n + i] = f.exp(f.minus(z[c * n + i], top));
                sum = f.plus(sum, p[c * n + i]);
            }
            for (int c = 0; c < classes(); c++) {
                p[c * n + i] = f.over(p[c * n + i], sum);
            }
        }
        return p;
    }

    /** One class's ratio; the slopes of the mean loss go to byP. */
    private double ratio(FloatProgram f, double[] p, double[] y, int[] range, double[] byP) {
        double[] products = new double[range[1]];
        double[] ps = new double[range[1]];
        double[] ys = new double[range[1]];
        for (int i = 0; i < range[1]; i++) {
            ps[i] = p[range[0] + i];
            ys[i] = y[range[0] + i];
            products[i] = f.times(ps[i], ys[i]);
        }
        double above = f.plus(2 * f.sum(products), 1);
        double below = f.plus(f.plus(f.sum(ps), f.sum(ys)), 1);
        double ratio = f.over(above, below);
        for (int i = 0; i < range[1]; i++) {
            double slope = f.minus(f.over(ratio, below), f.over(2 * ys[i], below));
            byP[range[0] + i] = f.over(slope, classes());
        }
        return ratio;
    }

    /** p_c (s_c - sum_j s_j p_j). */
    private void deliver(FloatProgram f, double[] p, double[] byP, int[] at, double[] result) {
        double sum = 0;
        for (int c = 0; c < classes(); c++) {
            int place = c * at[1] + at[0];
            sum = f.plus(sum, f.times(byP[place], p[place]));
        }
        for (int c = 0; c < classes(); c++) {
            int place = c * at[1] + at[0];
            result[place + 1] = f.times(p[place], f.minus(byP[place], sum));
        }
    }
}
