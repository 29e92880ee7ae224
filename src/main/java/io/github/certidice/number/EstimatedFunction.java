package io.github.certidice.number;

import java.math.BigInteger;

/** Exponentials, logarithms and powers of {@link Estimated} numbers: x' in a program, v as it is carried, e its error. */
final class EstimatedFunction {

    private final Estimated x;
    private final FloatModel model;
    private final double value;
    private final double error;

    EstimatedFunction(Estimated x, FloatModel model) {
        this.x = x;
        this.model = model;
        this.value = x.value();
        this.error = x.error();
    }

    /**
     * By the mean value theorem {@code |e^x' - e^x| <= e^(v + 2e) e}. Where the exponential is below the normal numbers a
     * program may get 0, as the inverse of one that overflows.
     */
    Estimated exp() {
        double result = StrictMath.exp(value);
        if (!x.isBounded()) {
            return x.isExact() ? model.exact(result) : x.anything(result);
        }
        if (x.isZero()) {
            return model.exact(1);
        }
        double moved =
                StrictMath.exp(value + 2 * error) * error + model.format().smallestNormal();
        return x.rounded(result, moved, FloatModel.FUNCTION_ROUNDINGS);
    }

    /** {@code |log x' - log x| <= e / (v - 2e)}. */
    Estimated log() {
        double result = StrictMath.log(value);
        if (x.isExact() && (value == 1 || value <= 0 || !Double.isFinite(value))) {
            return model.exact(value == 0 ? Double.NEGATIVE_INFINITY : result);
        }
        if (!x.isBounded() || !x.hasSign()) {
            return x.anything(result);
        }
        return value < 0
                ? model.exact(Double.NaN)
                : x.rounded(result, error / x.leastSize(), FloatModel.FUNCTION_ROUNDINGS);
    }

    /** As {@code log(fl(1 + x))}, which moves the argument by u more; for x &gt;= 0. */
    Estimated logOnePlus() {
        double result = StrictMath.log1p(value);
        if (!x.isBounded()) {
            return x.isExact() ? model.exact(result) : x.anything(result);
        }
        if (x.isZero()) {
            return model.exact(0);
        }
        double least = 1 + Math.max(value - 2 * error, 0);
        return x.rounded(result, error / least + 2 * model.unit(), FloatModel.FUNCTION_ROUNDINGS);
    }

    /**
     * {@code |x'^k - x^k| <= |k| s^(k-1) e} with s the end of {@code [v - 2e, v + 2e]} where the slope is steepest; for k in
     * (0, 1) also {@code e^k}, since {@code (a + b)^k <= a^k + b^k}. Numbers that rounding makes negative count as 0 where k
     * is no whole number: NaN at a perfect prediction is a defect.
     */
    Estimated power(Rational exponent) {
        if (exponent.signum() == 0) {
            return model.exact(1);
        }
        if (exponent.equals(Rational.ONE)) {
            return x;
        }
        if (exponent.equals(Rational.of(-1))) {
            return model.exact(1).over(x);
        }
        double k = exponent.doubleValue();
        double result = StrictMath.pow(value, k);
        if (!x.isBounded() || x.isExact() && (value == 0 || value == 1)) {
            return x.isExact() ? model.exact(result) : x.anything(result);
        }
        if (value >= 0 || exponent.denominator().equals(BigInteger.ONE)) {
            return power(k, result);
        }
        return x.hasSign()
                ? model.exact(Double.NaN)
                : new EstimatedFunction(Estimated.of(model, 0, error), model).power(k, 0);
    }

    private Estimated power(double k, double result) {
        if (k < 0 && !x.hasSign()) {
            return x.anything(result);
        }
        double steepest = StrictMath.pow(k < 1 ? Math.max(x.leastSize(), 0) : x.size(), k - 1);
        double root = k > 0 && k < 1 ? StrictMath.pow(error, k) : Double.POSITIVE_INFINITY;
        double moved = x.isExact() ? 0 : Math.min(Math.abs(k) * steepest * error, root);
        return x.rounded(result, moved, Math.max(FloatModel.FUNCTION_ROUNDINGS, (int) Math.ceil(Math.abs(k))));
    }
}
