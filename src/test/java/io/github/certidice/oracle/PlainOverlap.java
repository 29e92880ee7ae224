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

/** Overlap losses in plain loops. */
enum PlainOverlap implements PlainLoss {
    DICE(Overlap.dice(Form.PRODUCT, Rational.ZERO, Rational.ZERO)),
    DICE_IN_ONE_SUM(Overlap.dice(Form.PRODUCT, Rational.ZERO, Rational.ZERO)),
    DICE_SQUARED(Overlap.dice(Form.PRODUCT, Rational.ONE, Rational.ONE).withExponent(Rational.TWO)),
    DICE_OF_LOGITS(Overlap.dice(Form.PRODUCT, Rational.ONE, Rational.ONE)),
    DICE_OF_ERRORS(Overlap.dice(Form.PRODUCT, Rational.ZERO, Rational.ZERO)),
    JACCARD(Overlap.jaccard(Form.PRODUCT, Rational.ZERO, Rational.ZERO)),
    JACCARD_OF_ERRORS(Overlap.jaccard(Form.PRODUCT, Rational.ZERO, Rational.ZERO)),
    TVERSKY(Overlap.tversky(Form.PRODUCT, Rational.of(3, 10), Rational.of(7, 10), Rational.ONE, Rational.ONE)),
    TVERSKY_OF_ERRORS(
            Overlap.tversky(Form.PRODUCT, Rational.of(3, 10), Rational.of(7, 10), Rational.ONE, Rational.HALF)),
    TVERSKY_OF_ERRORS_APART(
            Overlap.tversky(Form.PRODUCT, Rational.of(3, 10), Rational.of(6, 10), Rational.ONE, Rational.ONE));

    private final Overlap overlap;

    PlainOverlap(Overlap overlap) {
        this.overlap = overlap;
    }

    @Override
    public boolean takesLogits() {
        return this == DICE_OF_LOGITS;
    }

    @Override
    public Pipeline pipeline() {
        Activation activation = takesLogits() ? Activation.SIGMOID : Activation.IDENTITY;
        return new OverlapLoss(
                Front.of(Layout.CHANNELS_SECOND, activation),
                Grouping.ALL,
                overlap,
                EmptyRule.FORMULA,
                List.of(Step.ONE_MINUS),
                Averaging.MEAN);
    }

    @Override
    public double[] run(FloatProgram f, Data data) {
        return switch (this) {
            case JACCARD -> jaccard(f, data);
            case TVERSKY -> tversky(f, data);
            case DICE_OF_ERRORS, JACCARD_OF_ERRORS, TVERSKY_OF_ERRORS, TVERSKY_OF_ERRORS_APART -> ofErrors(f, data);
            default -> dice(f, data);
        };
    }

    /** FP and FN above, TP with them below, in one sum or term by term; the gradient is the same quotient's. */
    private double[] ofErrors(FloatProgram f, Data data) {
        int n = data.size();
        double[] products = new double[n];
        for (int i = 0; i < n; i++) {
            products[i] = f.times(data.p()[i], data.y()[i]);
        }
        double tp = f.sum(products);
        double alpha = f.round(overlap.alpha().doubleValue());
        double beta = f.round(overlap.beta().doubleValue());
        double fp = f.times(alpha, f.minus(f.sum(data.p()), tp));
        double fn = f.times(beta, f.minus(f.sum(data.y()), tp));
        double errors = f.plus(fp, fn);
        double k = overlap.scale().doubleValue();
        double n0 = overlap.numerator().doubleValue();
        double m = overlap.denominator().doubleValue();
        double above = f.plus(f.times(k, errors), f.minus(m, n0));
        double all = this == TVERSKY_OF_ERRORS_APART ? f.plus(f.plus(tp, fn), fp) : f.plus(tp, errors);
        double below = f.plus(f.times(k, all), m);
        double loss = f.over(above, below);
        double[] result = new double[n + 1];
        result[0] = loss;
        for (int i = 0; i < n; i++) {
            double ofErrors = data.y()[i] == 1 ? -beta : alpha;
            double ofBelow = data.y()[i] == 1 ? f.minus(1, beta) : alpha;
            result[i + 1] = f.over(f.times(k, f.minus(ofErrors, f.times(loss, ofBelow))), below);
        }
        return result;
    }

    private double[] dice(FloatProgram f, Data data) {
        int n = data.size();
        double[] p = data.p().clone();
        double[] products = new double[n];
        double[] raised = new double[n];
        double[] joined = new double[n];
        for (int i = 0; i < n; i++) {
            if (takesLogits()) {
                p[i] = f.over(1, f.plus(1, f.exp(-p[i])));
            }
            products[i] = f.times(p[i], data.y()[i]);
            raised[i] = this == DICE_SQUARED ? f.power(p[i], 2) : p[i];
            joined[i] = f.plus(raised[i], data.y()[i]);
        }
        double s = overlap.numerator().doubleValue();
        double above = f.plus(2 * f.sum(products), s);
        double sizes = this == DICE_IN_ONE_SUM ? f.sum(joined) : f.plus(f.sum(raised), f.sum(data.y()));
        double below = f.plus(sizes, s);
        double[] result = new double[n + 1];
        result[0] = f.minus(1, f.over(above, below));
        for (int i = 0; i < n; i++) {
            // (above * slope - 2 y below) / below^2
            double slope = this == DICE_SQUARED ? 2 * p[i] : 1;
            double difference = f.minus(f.times(above, slope), f.times(2 * data.y()[i], below));
            double byP = f.over(difference, f.times(below, below));
            result[i + 1] = takesLogits() ? f.times(byP, f.times(p[i], f.minus(1, p[i]))) : byP;
        }
        return result;
    }

    private static double[] jaccard(FloatProgram f, Data data) {
        int n = data.size();
        double[] products = new double[n];
        for (int i = 0; i < n; i++) {
            products[i] = f.times(data.p()[i], data.y()[i]);
        }
        double above = f.sum(products);
        double below = f.minus(f.plus(f.sum(data.p()), f.sum(data.y())), above);
        double ratio = f.over(above, below);
        double[] result = new double[n + 1];
        result[0] = f.minus(1, ratio);
        for (int i = 0; i < n; i++) {
            double y = data.y()[i];
            result[i + 1] = f.minus(f.over(f.times(ratio, f.minus(1, y)), below), f.over(y, below));
        }
        return result;
    }

    private static double[] tversky(FloatProgram f, Data data) {
        int n = data.size();
        double[] tp = new double[n];
        double[] fp = new double[n];
        double[] fn = new double[n];
        for (int i = 0; i < n; i++) {
            double y = data.y()[i];
            tp[i] = f.times(data.p()[i], y);
            fp[i] = f.times(data.p()[i], f.minus(1, y));
            fn[i] = f.times(f.minus(1, data.p()[i]), y);
        }
        double alpha = f.round(0.3);
        double beta = f.round(0.7);
        double above = f.plus(f.sum(tp), 1);
        double below = f.plus(f.plus(above, f.times(alpha, f.sum(fp))), f.times(beta, f.sum(fn)));
        double[] result = new double[n + 1];
        result[0] = f.minus(1, f.over(above, below));
        for (int i = 0; i < n; i++) {
            double y = data.y()[i];
            double slope = f.plus(f.minus(y, f.times(beta, y)), f.times(alpha, f.minus(1, y)));
            double second = f.over(f.times(above, slope), f.times(below, below));
            result[i + 1] = f.minus(second, f.over(y, below));
        }
        return result;
    }
}
