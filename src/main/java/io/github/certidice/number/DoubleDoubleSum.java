package io.github.certidice.number;

/** A sum of {@link DoubleDouble}s, term by term: exact while all partial sums fit in two doubles. */
final class DoubleDoubleSum implements Arithmetic.Accumulator {

    /** The sum of the doubles that were added, as long as it is exactly that of two, the high one the nearest to it. */
    private double high;

    private double low;

    /** What else was added. */
    private Quantity others = DoubleDouble.ZERO;

    @Override
    public void add(Quantity term) {
        others = others.plus(term);
    }

    /** By the same error-free transformations as {@link DoubleDouble#plus}, without an object for each term. */
    @Override
    public void add(double x) {
        double highs = high + x;
        double remainder = DoubleDouble.remainder(high, x, highs);
        double rest = remainder + low;
        double sum = highs + rest;
        boolean isExact = DoubleDouble.remainder(remainder, low, rest) == 0;
        if (isExact && DoubleDouble.isModerate(x) && DoubleDouble.isModerate(sum)) {
            low = DoubleDouble.remainder(highs, rest, sum);
            high = sum;
        } else {
            others = others.plus(DoubleDouble.of(x));
        }
    }

    @Override
    public void addProduct(double x, double y) {
        others = others.plus(DoubleDouble.of(x).times(DoubleDouble.of(y)));
    }

    @Override
    public Quantity total() {
        return DoubleDouble.exact(high, low).plus(others);
    }
}
