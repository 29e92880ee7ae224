package io.github.certidice.number;

/** A sum of {@link DoubleDouble}s, term by term: exact while all partial sums fit in two doubles. */
final class DoubleDoubleSum implements Arithmetic.Accumulator {

    private Quantity total = DoubleDouble.ZERO;

    @Override
    public void add(Quantity term) {
        total = total.plus(term);
    }

    @Override
    public void add(double x) {
        total = total.plus(DoubleDouble.of(x));
    }

    @Override
    public void addProduct(double x, double y) {
        total = total.plus(DoubleDouble.of(x).times(DoubleDouble.of(y)));
    }

    @Override
    public Quantity total() {
        return total;
    }
}
