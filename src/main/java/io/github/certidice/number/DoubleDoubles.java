package io.github.certidice.number;

/** Where {@link DoubleDouble}s come from. */
public final class DoubleDoubles implements Arithmetic {

    /** The only one: there is one precision. */
    public static final DoubleDoubles ARITHMETIC = new DoubleDoubles();

    private DoubleDoubles() {}

    @Override
    public Quantity constant(Rational x) {
        return of(x);
    }

    static Quantity of(Rational x) {
        if (x == Rational.ONE) {
            return DoubleDouble.ONE;
        }
        if (x == Rational.ZERO) {
            return DoubleDouble.ZERO;
        }
        return x.isOfDoubles() ? quotient(x) : nearest(x);
    }

    /** Numerator and denominator are doubles. */
    private static Quantity quotient(Rational x) {
        DoubleDouble above = DoubleDouble.of(x.doubleNumerator());
        return x.doubleDenominator() == 1 ? above : above.over(DoubleDouble.of(x.doubleDenominator()));
    }

    private static DoubleDouble nearest(Rational x) {
        double high = x.doubleValue();
        if (!Double.isFinite(high)) {
            throw new Undecided("the size of a number");
        }
        if (x.isPlainDouble()) {
            return DoubleDouble.of(high);
        }
        Rational rest = x.minus(Rational.of(high));
        double low = rest.doubleValue();
        return rest.equals(Rational.of(low))
                ? DoubleDouble.exact(high, low)
                : DoubleDouble.of(high, low, Math.ulp(low));
    }

    @Override
    public Quantity input(double x) {
        return DoubleDouble.of(x);
    }

    @Override
    public Accumulator sum() {
        return new DoubleDoubleSum();
    }
}
