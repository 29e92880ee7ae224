package io.github.certidice.number;

/**
 * A sum of estimated numbers. The computed terms are off by their errors, and the additions by {@link Summation#share} of
 * {@code sum |computed x_i| <= sum (|value_i| + 2 error_i)}. Whole numbers add up exactly below 1/u. The carried value is
 * summed with compensation, so it keeps that bound whatever the summation is.
 */
final class EstimatedSum implements Arithmetic.Accumulator {

    private final FloatModel model;
    private double value;
    private double compensation;
    private double sizes;
    private double errors;
    private long count;
    private boolean whole = true;

    /** Terms that are infinite, NaN or anything, added up by themselves. */
    private Estimated rest;

    EstimatedSum(FloatModel model) {
        this.model = model;
    }

    @Override
    public void add(Quantity quantity) {
        Estimated term = (Estimated) quantity;
        if (!term.isBounded()) {
            rest = rest == null ? term : rest.plus(term);
        } else if (!term.isZero()) {
            addBounded(term);
        }
    }

    @Override
    public void add(double x) {
        if (Double.isFinite(x) && model.format().has(x)) {
            addExact(x);
        } else {
            add(model.input(x));
        }
    }

    /** What {@link #add(Quantity)} does with a number of the format, without an object for it. */
    private void addExact(double x) {
        if (x != 0) {
            addTo(x);
            sizes += Math.abs(x);
            whole &= x == Math.rint(x);
        }
    }

    @Override
    public void addProduct(double x, double y) {
        add(model.input(x).times(model.input(y)));
    }

    private void addBounded(Estimated term) {
        double x = term.value();
        addTo(x);
        sizes += Math.abs(x) + 2 * term.error();
        errors += term.error();
        whole &= term.isExact() && x == Math.rint(x);
    }

    private void addTo(double x) {
        double sum = value + x;
        compensation += Math.abs(value) >= Math.abs(x) ? value - sum + x : x - sum + value;
        value = sum;
        count++;
    }

    @Override
    public Quantity total() {
        return whole && sizes * model.unit() <= 1 ? with(0) : with(error(count));
    }

    @Override
    public Quantity totalTogetherWith(Arithmetic.Accumulator other) {
        EstimatedSum that = (EstimatedSum) other;
        return with(error(Math.max(count, that.count) + 1));
    }

    private double error(long terms) {
        // n doubles, added one by one, are off by a relative n 2^-53
        double own = 1 + count * 0x1p-52;
        return FloatModel.above((errors + model.share(terms) * sizes) * own);
    }

    private Quantity with(double error) {
        Estimated sum = Estimated.of(model, value + compensation, error);
        return rest == null ? sum : sum.plus(rest);
    }
}
