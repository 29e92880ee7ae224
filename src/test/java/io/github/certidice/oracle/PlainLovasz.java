package io.github.certidice.oracle;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The Lovász extension in plain loops: sort, count, take differences. */
enum PlainLovasz implements PlainLoss {
    LOVASZ_OF_PROBABILITIES,
    LOVASZ_OF_LOGITS,
    LOVASZ_HINGE;

    @Override
    public boolean takesLogits() {
        return this != LOVASZ_OF_PROBABILITIES;
    }

    @Override
    public Pipeline pipeline() {
        Activation activation = this == LOVASZ_OF_LOGITS ? Activation.SIGMOID : Activation.IDENTITY;
        return new LovaszLoss(
                Front.of(Layout.CHANNELS_SECOND, activation),
                Grouping.ALL,
                this == LOVASZ_HINGE ? LovaszLoss.Margin.HINGE : LovaszLoss.Margin.PROBABILITY,
                LovaszLoss.Foreground.CLASS,
                EmptyRule.FORMULA,
                Averaging.MEAN);
    }

    @Override
    public double[] run(FloatProgram f, Data data) {
        int d = data.size();
        double[] errors = new double[d];
        double[] slopes = new double[d];
        for (int i = 0; i < d; i++) {
            double z = data.p()[i];
            double y = data.y()[i];
            double p = this == LOVASZ_OF_LOGITS ? f.over(1, f.plus(1, f.exp(-z))) : z;
            double sign = 2 * y - 1;
            errors[i] = this == LOVASZ_HINGE ? f.minus(1, f.times(z, sign)) : Math.abs(f.minus(y, p));
            slopes[i] = this == LOVASZ_OF_LOGITS ? -sign * f.times(p, f.minus(1, p)) : -sign;
        }
        return run(f, data.y(), errors, slopes);
    }

    private static double[] run(FloatProgram f, double[] y, double[] errors, double[] slopes) {
        int[] order = IntStream.range(0, y.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -errors[i]))
                .mapToInt(i -> i)
                .toArray();
        double n = f.sum(y);
        double missed = 0;
        double added = 0;
        double before = 0;
        double[] products = new double[y.length];
        double[] result = new double[y.length + 1];
        for (int k = 0; k < order.length; k++) {
            int i = order[k];
            missed += y[i];
            added += 1 - y[i];
            double after = f.minus(1, f.over(n - missed, n + added));
            double gain = f.minus(after, before);
            products[k] = f.times(Math.max(errors[i], 0), gain);
            result[i + 1] = errors[i] > 0 ? f.times(gain, slopes[i]) : 0;
            before = after;
        }
        result[0] = f.sum(products);
        return result;
    }
}
