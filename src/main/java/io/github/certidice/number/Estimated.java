package io.github.certidice.number;

/**
 * A number together with what a correct floating-point program may be off. There is an exact number x, which nobody
 * computes here, and there are the numbers x' that correct programs of the {@link FloatModel} get for it; the carried value v
 * is itself made like one of them, in doubles. The invariant is
 *
 * <pre>|x' - x| &lt;= e   for every correct program,   and   |v - x| &lt;= e,</pre>
 *
 * so that {@code |x| <= |v| + e} and {@code |x'| <= |v| + 2e}, and both lie in {@code [v - 2e, v + 2e]}. An operation f first
 * bounds the distance E of f(x', ...) and f(x, ...), with all terms of second order; v keeps within the same E, since it
 * obeys the same invariant. Then the program rounds: by u times its exact result, which is at most {@code |f(v, ...)| + 2E}
 * in size, and by the underflow of its format. The double arithmetic that v is computed in rounds less or the same. Errors
 * are rounded upwards ({@link FloatModel#above}).
 *
 * <p>Infinite numbers and NaN with e = 0 are demanded from every correct program. An infinite e says nothing: the program
 * may overflow, or divide by something that it may take for 0.
 */
public final class Estimated implements Quantity {

    /** From here on what a double operation leaves over is a double. */
    private static final double RESIDUES_ARE_EXACT = 0x1p-900;

    private final FloatModel model;
    private final double value;
    private final double error;

    private Estimated(FloatModel model, double value, double error) {
        this.model = model;
        this.value = value + 0.0; // never -0.0, whose sign nobody has decided
        this.error = error;
    }

    /** With an error that is final; beyond the format's largest number everything may happen. */
    static Estimated of(FloatModel model, double value, double error) {
        boolean overflows = Double.isFinite(value)
                && !(Math.abs(value) + 2 * error <= model.format().largest());
        return new Estimated(model, value, overflows || Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
    }

    /** v. */
    public double value() {
        return value;
    }

    /** e. */
    public double error() {
        return error;
    }

    boolean isExact() {
        return error == 0;
    }

    /** Finite, with a finite error. */
    boolean isBounded() {
        return Double.isFinite(value) && error < Double.POSITIVE_INFINITY;
    }

    /** No program's number is less, and neither is the exact one. */
    public double low() {
        return value - 2 * error;
    }

    /** No program's number is more, and neither is the exact one. */
    public double high() {
        return value + 2 * error;
    }

    /** The largest size that the number has, exactly or in a program. */
    double size() {
        return Math.abs(value) + 2 * error;
    }

    /** The least one. */
    double leastSize() {
        return Math.abs(value) - 2 * error;
    }

    /** True where exact number and programs' numbers have the sign of v. */
    boolean hasSign() {
        return leastSize() > 0;
    }

    Estimated anything(double result) {
        return new Estimated(model, result, Double.POSITIVE_INFINITY);
    }

    /** A result that every correct program gets. */
    private Estimated exact(double result) {
        return model.exact(result);
    }

    /** One rounding of a result whose operands move it by up to {@code moved}. */
    private Estimated rounded(double result, double moved) {
        return rounded(result, moved, 1);
    }

    Estimated rounded(double result, double moved, int roundings) {
        double rounding = roundings * model.unit() * (Math.abs(result) + 2 * moved)
                + model.format().underflow();
        return of(model, result, FloatModel.above(moved + rounding));
    }

    /** An operation whose rounding error, where both operands are exact, is the given one: there may be none. */
    private Estimated operation(Estimated that, double result, double moved, double rounding) {
        boolean exact =
                isExact() && that.isExact() && rounding == 0 && model.format().has(result);
        return exact ? exact(result) : rounded(result, moved);
    }

    @Override
    public Estimated constant(Rational x) {
        return model.constant(x);
    }

    /** {@code |x' + y' - (x + y)| <= e_x + e_y}; adding 0 is exact. */
    @Override
    public Estimated plus(Quantity other) {
        Estimated that = (Estimated) other;
        double sum = value + that.value;
        if (!isBounded() || !that.isBounded()) {
            return isUnbounded(that) ? anything(sum) : exact(sum);
        }
        if (isZero() || that.isZero()) {
            return isZero() ? that : this;
        }
        double part = sum - value;
        return operation(that, sum, error + that.error, value - (sum - part) + (that.value - part));
    }

    private boolean isUnbounded(Estimated that) {
        return error == Double.POSITIVE_INFINITY || that.error == Double.POSITIVE_INFINITY;
    }

    @Override
    public Estimated negated() {
        return new Estimated(model, -value, error);
    }

    /**
     * {@code x'y' - xy = (x' - x) y' + x (y' - y)}, at most {@code e_x (|v_y| + 2 e_y) + (|v_x| + e_x) e_y}; factors of 0, 1
     * and -1 are exact.
     */
    @Override
    public Estimated times(Quantity other) {
        Estimated that = (Estimated) other;
        double product = value * that.value;
        if (!isBounded() || !that.isBounded()) {
            return special(that, product);
        }
        if (isZero() || that.isZero()) {
            return exact(0);
        }
        if (that.isExact() && Math.abs(that.value) == 1) {
            return new Estimated(model, product, error);
        }
        if (isExact() && Math.abs(value) == 1) {
            return new Estimated(model, product, that.error);
        }
        double moved = error * that.size() + (Math.abs(value) + error) * that.error;
        return operation(that, product, moved, Math.fma(value, that.value, -product));
    }

    /** With an operand that is infinite or NaN, or a divisor of 0: known where what decides is the same for all programs. */
    private Estimated special(Estimated that, double result) {
        boolean isKnown = !isUnbounded(that) && (isCertain() && that.isCertain() || isNaN() || that.isNaN());
        return isKnown ? exact(result) : anything(result);
    }

    private boolean isCertain() {
        return isExact() || hasSign();
    }

    /**
     * {@code x'/y' - x/y = ((x' - x) + (x/y)(y - y')) / y'}, at most {@code (e_x + |x/y| e_y) / (|v_y| - 2 e_y)} with
     * {@code |x/y| <= (|v_x| + e_x) / (|v_y| - e_y)}.
     */
    @Override
    public Estimated over(Quantity other) {
        Estimated that = (Estimated) other;
        double quotient = value / that.value;
        if (!isBounded() || !that.isBounded() || that.isZero()) {
            return special(that, quotient);
        }
        if (isZero()) {
            return that.hasSign() ? exact(0) : anything(quotient);
        }
        if (!that.hasSign()) {
            return anything(quotient);
        }
        if (that.isExact() && Math.abs(that.value) == 1) {
            return new Estimated(model, quotient, error);
        }
        double ratio = (Math.abs(value) + error) / (Math.abs(that.value) - that.error);
        double moved = (error + ratio * that.error) / that.leastSize();
        return operation(that, quotient, moved, Math.fma(quotient, that.value, -value));
    }

    @Override
    public Estimated exp() {
        return new EstimatedFunction(this, model).exp();
    }

    @Override
    public Estimated log() {
        return new EstimatedFunction(this, model).log();
    }

    @Override
    public Estimated logOnePlus() {
        return new EstimatedFunction(this, model).logOnePlus();
    }

    @Override
    public Estimated power(Rational exponent) {
        return new EstimatedFunction(this, model).power(exponent);
    }

    /** That of v. */
    @Override
    public int signum() {
        return (int) Math.signum(value);
    }

    @Override
    public boolean isFinite() {
        return Double.isFinite(value);
    }

    @Override
    public boolean isNaN() {
        return Double.isNaN(value);
    }

    @Override
    public boolean isZero() {
        return value == 0 && error == 0;
    }

    /** Where the sign is open, exact slope and program's slope may be any two in [0, 1]; at 0 the exact one is known. */
    @Override
    public Estimated step(Rational atZero) {
        if (isExact() || isNaN()) {
            return isZero() ? atKink(atZero.doubleValue()) : exact(value > 0 ? 1 : isNaN() ? value : 0);
        }
        double slope = value > 0 ? 1 : 0;
        return hasSign() ? exact(slope) : of(model, slope, 1);
    }

    private Estimated atKink(double slope) {
        return of(model, slope, model.free() ? Math.max(slope, 1 - slope) : 0);
    }

    /** {@code |max(x', y') - max(x, y)| <= max(e_x, e_y)}. */
    @Override
    public Estimated max(Quantity other) {
        Estimated that = (Estimated) other;
        double larger = Math.max(value, that.value);
        return of(model, larger, Math.max(error, that.error));
    }

    /** Some more roundings of numbers of that size. */
    @Override
    public Estimated blurred(Quantity size) {
        double roundings = 2 * FloatModel.FUNCTION_ROUNDINGS * model.unit();
        return isBounded() ? of(model, value, FloatModel.above(error + roundings * ((Estimated) size).size())) : this;
    }

    /** {@code "0.25 +- 1.0E-8"}. */
    @Override
    public String toString() {
        return value + " +- " + error;
    }
}
