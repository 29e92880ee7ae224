package io.github.certidice.oracle;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.number.Rational;
import java.util.Arrays;

/** Matthews's coefficient in plain loops: four sums, one root. */
enum PlainMatthews implements PlainLoss {
    MATTHEWS;

    private static final double EPSILON = 0x1p-16;

    @Override
    public Pipeline pipeline() {
        return new MatthewsLoss(
                Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY),
                Grouping.CLASS,
                Rational.of(EPSILON),
                Averaging.MEAN);
    }

    @Override
    public double[] run(FloatProgram f, Data data) {
        double[] counts = counts(f, data);
        double tp = counts[0];
        double tn = counts[1];
        double fp = counts[2];
        double fn = counts[3];
        double[] factors = {f.plus(tp, fp), f.plus(tp, fn), f.plus(tn, fp), f.plus(tn, fn)};
        double product = f.times(f.times(factors[0], factors[1]), f.times(factors[2], factors[3]));
        double below = f.round(Math.sqrt(product));
        double above = f.minus(f.times(tp, tn), f.times(fp, fn));
        double half = f.times(0.5, f.over(above, below));
        double[] slopes = {
            slope(f, f.over(tn, below), half, factors[0], factors[1]),
            slope(f, f.over(tp, below), half, factors[2], factors[3]),
            slope(f, -f.over(fn, below), half, factors[0], factors[2]),
            slope(f, -f.over(fp, below), half, factors[1], factors[3])
        };
        return result(f, data, f.minus(1, f.over(above, below)), slopes);
    }

    private static double[] counts(FloatProgram f, Data data) {
        double[][] terms = new double[4][data.size()];
        for (int i = 0; i < data.size(); i++) {
            double p = data.p()[i];
            double g = data.y()[i];
            terms[0][i] = f.times(p, g);
            terms[1][i] = f.times(f.minus(1, p), 1 - g);
            terms[2][i] = f.times(p, 1 - g);
            terms[3][i] = f.times(f.minus(1, p), g);
        }
        return Arrays.stream(terms)
                .mapToDouble(all -> f.plus(f.sum(all), EPSILON))
                .toArray();
    }

    /** Of the coefficient by a count that is in two of the factors. */
    private static double slope(FloatProgram f, double ofNumerator, double half, double one, double other) {
        return f.minus(ofNumerator, f.times(half, f.plus(f.over(1, one), f.over(1, other))));
    }

    private static double[] result(FloatProgram f, Data data, double value, double[] slopes) {
        double[] result = new double[data.size() + 1];
        result[0] = value;
        double on = f.minus(slopes[3], slopes[0]);
        double off = f.minus(slopes[1], slopes[2]);
        for (int i = 0; i < data.size(); i++) {
            result[i + 1] = data.y()[i] == 1 ? on : off;
        }
        return result;
    }
}
