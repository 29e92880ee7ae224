package io.github.certidice.number;

/**
 * The standard model of floating-point arithmetic, as what a correct program may do: every operation is exact up to a factor
 * {@code 1 + delta}, {@code |delta| <= u}, and up to {@link FloatFormat#underflow}; a result beyond the largest number may
 * be anything; sums are done in the given way; exponentials, logarithms and powers of library functions are off by up to
 * {@value #FUNCTION_ROUNDINGS} u. See {@link Estimated}.
 *
 * @param format of the program's numbers
 * @param summation how it adds up
 * @param terms the most numbers that one sum may be over, zeros too; matters to pairwise sums
 * @param free true where a program may choose at kinks and ties: false tells what rounding alone may do
 */
public record FloatModel(FloatFormat format, Summation summation, long terms, boolean free) implements Arithmetic {

    /** What a library's exp, log or pow is off, in u: two units in the last place. */
    static final int FUNCTION_ROUNDINGS = 4;

    /** Above the relative error of an error that is itself computed in doubles, in any operation of {@link Estimated}. */
    private static final double OWN_ROUNDING = 1 + 0x1p-46;

    /** Above what the underflow of doubles takes from it. */
    private static final double OWN_UNDERFLOW = 0x1p-1068;

    /** Of a format, with the weakest plausible summation. */
    public static FloatModel of(FloatFormat format) {
        return new FloatModel(format, Summation.NAIVE, 0, true);
    }

    /** The same with another summation. */
    public FloatModel with(Summation other) {
        return new FloatModel(format, other, terms, free);
    }

    /** The same for sums over at most so many numbers. */
    public FloatModel over(long most) {
        return new FloatModel(format, summation, most, free);
    }

    /** The same without the freedom to choose where the mathematics leaves a choice. */
    public FloatModel bound() {
        return new FloatModel(format, summation, terms, false);
    }

    /** u. */
    public double unit() {
        return format.unit();
    }

    @Override
    public boolean estimates() {
        return true;
    }

    /** The number that a program writes for it: the nearest one. */
    @Override
    public Estimated constant(Rational x) {
        double value = x.doubleValue();
        double written = format.round(value);
        if (written == value && (x.isPlainDouble() || Rational.of(value).equals(x))) {
            return exact(value);
        }
        double carried = Math.ulp(value) / 2;
        return Estimated.of(this, value, above(Math.abs(written - value) + carried));
    }

    /** The program gets the same number, or the nearest one of its format. */
    @Override
    public Estimated input(double x) {
        return Double.isFinite(x) && !format.has(x)
                ? Estimated.of(this, x, above(Math.abs(format.round(x) - x)))
                : exact(x);
    }

    /**
     * A number of which more is known than its operations tell.
     *
     * @param value v
     * @param error e, at least 0
     */
    public Estimated within(double value, double error) {
        return Estimated.of(this, value, above(error));
    }

    /** A number that every correct program gets, infinite and NaN ones too. */
    Estimated exact(double x) {
        return Estimated.of(this, x, 0);
    }

    @Override
    public Accumulator sum() {
        return new EstimatedSum(this);
    }

    /** {@link Summation#share} of a sum. */
    public double share(long count) {
        return summation.share(count, terms, unit());
    }

    /** An error, rounded upwards: its computation in doubles is off by less. */
    static double above(double error) {
        return error == 0 ? 0 : error * OWN_ROUNDING + OWN_UNDERFLOW;
    }
}
