package io.github.certidice.oracle;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Rational;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Pixelwise losses in plain loops. */
enum PlainPixelwise implements PlainLoss {
    /** -log p or -log(1 - p). */
    ENTROPY_OF_PROBABILITIES,
    /** The same with the slope (p - y) / (p (1 - p)), as PyTorch's. */
    ENTROPY_BY_VARIANCE,
    /** max(z, 0) - z y + log1p(e^-|z|). */
    ENTROPY_OF_LOGITS,
    /** softplus(z) - z y. */
    ENTROPY_BY_SOFTPLUS,
    /** The larger half of the terms of the first one. */
    HARDEST_HALF,
    /** (1 - p_t)^2 times that, alpha 1/4. */
    FOCAL,
    /** log sum e^z - z_c. */
    SOFTMAX,
    /** z_c - m - log sum e^(z - m). */
    SOFTMAX_SHIFTED;

    private static final double ALPHA = 0.25;

    @Override
    public boolean takesLogits() {
        return this != ENTROPY_OF_PROBABILITIES && this != ENTROPY_BY_VARIANCE && this != HARDEST_HALF;
    }

    @Override
    public int classes() {
        return this == SOFTMAX || this == SOFTMAX_SHIFTED ? 3 : 1;
    }

    @Override
    public Pipeline pipeline() {
        PixelTerm term = switch (this) {
            case FOCAL ->
                PixelTerm.BinaryFocal.of(
                        Rational.TWO, Optional.of(Rational.of(1, 4)), PixelTerm.FocalFactor.OF_DISTANCE);
            case SOFTMAX, SOFTMAX_SHIFTED -> PixelTerm.CrossEntropy.PLAIN;
            default -> PixelTerm.BinaryCrossEntropy.PLAIN;
        };
        Activation some = classes() > 1 ? Activation.SOFTMAX : Activation.SIGMOID;
        Activation activation = takesLogits() ? some : Activation.IDENTITY;
        PixelwiseLoss all =
                PixelwiseLoss.of(Front.of(Layout.CHANNELS_SECOND, activation), term, new PixelwiseLoss.AllTerms());
        return this == HARDEST_HALF ? all.ofTop(Rational.HALF) : all;
    }

    @Override
    public double[] run(FloatProgram f, Data data) {
        int n = data.size() / classes();
        double[] terms = new double[n];
        double[] result = new double[data.size() + 1];
        for (int i = 0; i < n; i++) {
            terms[i] = classes() > 1 ? softmax(f, data, i, result) : binary(f, data, i, result);
        }
        if (this == HARDEST_HALF) {
            return hardest(f, terms, result);
        }
        result[0] = f.over(f.sum(terms), n);
        for (int i = 1; i < result.length; i++) {
            result[i] = f.over(result[i], n);
        }
        return result;
    }

    private static double[] hardest(FloatProgram f, double[] terms, double[] slopes) {
        int[] order = IntStream.range(0, terms.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -terms[i]))
                .mapToInt(i -> i)
                .toArray();
        int half = terms.length / 2;
        double[] kept = new double[half];
        double[] result = new double[slopes.length];
        for (int k = 0; k < half; k++) {
            kept[k] = terms[order[k]];
            result[order[k] + 1] = f.over(slopes[order[k] + 1], half);
        }
        result[0] = half == 0 ? Double.NaN : f.over(f.sum(kept), half);
        return result;
    }

    private double binary(FloatProgram f, Data data, int i, double[] slopes) {
        double z = data.p()[i];
        double y = data.y()[i];
        if (!takesLogits()) {
            double q = f.minus(1, z);
            slopes[i + 1] = slope(f, z, q, y);
            return -f.log(y == 1 ? z : q);
        }
        double p = f.over(1, f.plus(1, f.exp(-z)));
        double entropy = entropy(f, z, y);
        if (this == FOCAL) {
            slopes[i + 1] = focalSlope(f, p, y, entropy);
            double factor = f.minus(1, pt(f, p, y));
            return f.times(y == 1 ? ALPHA : 1 - ALPHA, f.times(entropy, f.power(factor, 2)));
        }
        slopes[i + 1] = f.minus(p, y);
        return entropy;
    }

    private double slope(FloatProgram f, double p, double q, double y) {
        if (this == ENTROPY_BY_VARIANCE) {
            return f.over(f.minus(p, y), f.times(p, q));
        }
        return y == 1 ? f.over(-1, p) : f.over(1, q);
    }

    private double entropy(FloatProgram f, double z, double y) {
        double log = f.logOnePlus(f.exp(-Math.abs(z)));
        double softplus = f.plus(Math.max(z, 0), log);
        return this == ENTROPY_BY_SOFTPLUS
                ? f.minus(softplus, f.times(z, y))
                : f.plus(f.minus(Math.max(z, 0), f.times(z, y)), log);
    }

    private static double pt(FloatProgram f, double p, double y) {
        return f.plus(f.times(p, y), f.times(f.minus(1, p), 1 - y));
    }

    /** With F = 1 - p_t and p_t' = (2 y - 1) p (1 - p): F^2 (p - y) - 2 F p_t' entropy. */
    private static double focalSlope(FloatProgram f, double p, double y, double entropy) {
        double factor = f.minus(1, pt(f, p, y));
        double first = f.times(f.times(factor, factor), f.minus(p, y));
        double slope = f.times(f.times(p, f.minus(1, p)), 2 * y - 1);
        double second = f.times(f.times(2 * factor, slope), entropy);
        return f.times(y == 1 ? ALPHA : 1 - ALPHA, f.minus(first, second));
    }

    private double softmax(FloatProgram f, Data data, int voxel, double[] slopes) {
        int n = data.size() / classes();
        double[] z = new double[classes()];
        int label = 0;
        double top = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < z.length; c++) {
            z[c] = data.p()[c * n + voxel];
            top = Math.max(top, z[c]);
            label = data.y()[c * n + voxel] == 1 ? c : label;
        }
        double[] e = new double[z.length];
        for (int c = 0; c < z.length; c++) {
            e[c] = f.exp(f.minus(z[c], top));
        }
        double log = f.log(f.sum(e));
        double all = f.plus(top, log);
        double[] logs = new double[z.length];
        for (int c = 0; c < z.length; c++) {
            logs[c] = this == SOFTMAX ? f.minus(z[c], all) : f.minus(f.minus(z[c], top), log);
            slopes[c * n + voxel + 1] = f.minus(f.exp(logs[c]), c == label ? 1 : 0);
        }
        return -logs[label];
    }
}
