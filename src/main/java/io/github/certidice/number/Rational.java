package io.github.certidice.number;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An exact rational number.
 *
 * <p>Small numbers are held as a pair of {@code long}s, so that enumerations over millions of cases allocate little;
 * a result that doesn't fit moves to {@link BigInteger} by itself. Fractions are brought to lowest terms only when
 * somebody looks ({@link #numerator()}, {@link #toString()}, {@link #hashCode()}), because comparing and multiplying
 * doesn't need it.
 */
public final class Rational extends Number implements Real, Comparable<Rational> {

    private static final long serialVersionUID = 1L;

    /** 0. */
    public static final Rational ZERO = new Rational(0, 1);
    /** 1. */
    public static final Rational ONE = new Rational(1, 1);
    /** 2. */
    public static final Rational TWO = new Rational(2, 1);
    /** 1/2. */
    public static final Rational HALF = new Rational(1, 2);

    /** Small form: valid when {@link #bigDenominator} is null. The denominator is positive. */
    private final long numerator;

    private final long denominator;

    /** Large form, in lowest terms; null when the small form holds. */
    private final BigInteger bigNumerator;

    private final BigInteger bigDenominator;

    private Rational(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.bigNumerator = null;
        this.bigDenominator = null;
    }

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = 0;
        this.denominator = 0;
        this.bigNumerator = numerator;
        this.bigDenominator = denominator;
    }

    /** The integer {@code n}. */
    public static Rational of(long n) {
        return n == Long.MIN_VALUE ? of(BigInteger.valueOf(n), BigInteger.ONE) : new Rational(n, 1);
    }

    /**
     * {@code numerator / denominator}.
     *
     * @throws ArithmeticException if the denominator is 0
     */
    public static Rational of(long numerator, long denominator) {
        if (denominator > 0 && numerator != Long.MIN_VALUE) {
            return new Rational(numerator, denominator);
        }
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /**
     * {@code numerator / denominator}.
     *
     * @throws ArithmeticException if the denominator is 0
     */
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero: " + numerator + "/0");
        }
        BigInteger gcd = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? gcd.negate() : gcd;
        return fitted(numerator.divide(divisor), denominator.divide(divisor));
    }

    /**
     * The number that the bits of {@code x} stand for, without any rounding; subnormals included.
     *
     * @throws IllegalArgumentException if x is NaN or infinite
     */
    public static Rational of(double x) {
        return Dyadic.of(x).rational();
    }

    /** {@code significand * 2^exponent}. */
    public static Rational of(BigInteger significand, int exponent) {
        int zeros = Math.max(significand.getLowestSetBit(), 0);
        return dyadic(significand.shiftRight(zeros), exponent + zeros);
    }

    /** For an odd significand, or 0: lowest terms without looking for a common divisor. */
    private static Rational dyadic(BigInteger odd, int exponent) {
        return exponent >= 0 || odd.signum() == 0
                ? fitted(odd.shiftLeft(Math.max(exponent, 0)), BigInteger.ONE)
                : fitted(odd, BigInteger.ONE.shiftLeft(-exponent));
    }

    /**
     * Reads {@code "3/4"}, {@code "-2"}, {@code "0.25"} or {@code "1e-3"}; decimals are taken as written (0.1 is 1/10).
     *
     * @throws NumberFormatException if the text is none of these, divides by 0, or has a power of ten beyond 10000
     */
    public static Rational parse(String text) {
        return Fractions.parse(text);
    }

    private static Rational fitted(BigInteger n, BigInteger d) {
        boolean small = n.bitLength() < Long.SIZE - 1 && d.bitLength() < Long.SIZE - 1;
        return small ? new Rational(n.longValue(), d.longValue()) : new Rational(n, d);
    }

    private boolean isSmall() {
        return bigDenominator == null;
    }

    /** Perhaps not in lowest terms. */
    BigInteger rawNumerator() {
        return isSmall() ? BigInteger.valueOf(numerator) : bigNumerator;
    }

    /** Perhaps not in lowest terms; positive. */
    BigInteger rawDenominator() {
        return isSmall() ? BigInteger.valueOf(denominator) : bigDenominator;
    }

    private Rational reduced() {
        return isSmall() ? of(rawNumerator(), rawDenominator()) : this;
    }

    /** The numerator in lowest terms. */
    public BigInteger numerator() {
        return reduced().rawNumerator();
    }

    /** The denominator in lowest terms; positive. */
    public BigInteger denominator() {
        return reduced().rawDenominator();
    }

    /** this + that. */
    public Rational plus(Rational that) {
        if (isSmall() && that.isSmall()) {
            if (denominator == that.denominator) {
                long sum = numerator + that.numerator;
                if (!overflowsSum(numerator, that.numerator, sum)) {
                    return new Rational(sum, denominator);
                }
            } else if (narrow() && that.narrow()) {
                return new Rational(
                        numerator * that.denominator + that.numerator * denominator, denominator * that.denominator);
            }
        }
        return of(
                rawNumerator()
                        .multiply(that.rawDenominator())
                        .add(that.rawNumerator().multiply(rawDenominator())),
                rawDenominator().multiply(that.rawDenominator()));
    }

    private static boolean overflowsSum(long a, long b, long sum) {
        return ((a ^ sum) & (b ^ sum)) < 0 || sum == Long.MIN_VALUE;
    }

    /** Both parts below 2^30 in magnitude, so that sums of two cross products stay below 2^62. */
    private boolean narrow() {
        long limit = 1L << 30;
        return denominator < limit && numerator < limit && numerator > -limit;
    }

    /** this - that. */
    public Rational minus(Rational that) {
        return plus(that.negated());
    }

    /** -this. */
    public Rational negated() {
        return isSmall() ? new Rational(-numerator, denominator) : new Rational(bigNumerator.negate(), bigDenominator);
    }

    /** |this|. */
    public Rational abs() {
        return signum() < 0 ? negated() : this;
    }

    /** this * that. */
    public Rational times(Rational that) {
        if (isSmall() && that.isSmall() && narrow() && that.narrow()) {
            return new Rational(numerator * that.numerator, denominator * that.denominator);
        }
        return of(rawNumerator().multiply(that.rawNumerator()), rawDenominator().multiply(that.rawDenominator()));
    }

    /**
     * this / that.
     *
     * @throws ArithmeticException if that is 0
     */
    public Rational over(Rational that) {
        return times(that.inverse());
    }

    /**
     * 1 / this.
     *
     * @throws ArithmeticException if this is 0
     */
    public Rational inverse() {
        if (isSmall() && numerator > 0) {
            return new Rational(denominator, numerator);
        }
        return of(rawDenominator(), rawNumerator());
    }

    /** this^exponent; 0^0 is 1. */
    public Rational power(int exponent) {
        if (exponent < 0) {
            return inverse().power(-exponent);
        }
        return of(numerator().pow(exponent), denominator().pow(exponent));
    }

    /** -1, 0 or 1. */
    public int signum() {
        return isSmall() ? Long.signum(numerator) : bigNumerator.signum();
    }

    /** The smaller of the two. */
    public Rational min(Rational that) {
        return compareTo(that) <= 0 ? this : that;
    }

    /** The larger of the two. */
    public Rational max(Rational that) {
        return compareTo(that) >= 0 ? this : that;
    }

    @Override
    public int compareTo(Rational that) {
        if (isSmall() && that.isSmall()) {
            long left = numerator * that.denominator;
            long right = that.numerator * denominator;
            long leftHigh = Math.multiplyHigh(numerator, that.denominator);
            long rightHigh = Math.multiplyHigh(that.numerator, denominator);
            return leftHigh != rightHigh ? Long.compare(leftHigh, rightHigh) : Long.compareUnsigned(left, right);
        }
        return rawNumerator()
                .multiply(that.rawDenominator())
                .compareTo(that.rawNumerator().multiply(rawDenominator()));
    }

    @Override
    public int compareWith(Real that) {
        return that instanceof Rational rational ? compareTo(rational) : Real.super.compareWith(that);
    }

    @Override
    public Optional<Rational> asRational() {
        return Optional.of(this);
    }

    /** The largest integer not above this. */
    public BigInteger floor() {
        return enclose(0).lowUnits();
    }

    @Override
    public Enclosure enclose(int bits) {
        return Enclosure.of(rawNumerator(), rawDenominator(), bits);
    }

    /** The nearest double, ties to even. Overflows to an infinity as IEEE 754 does. */
    @Override
    public double doubleValue() {
        return Rounding.toDouble(rawNumerator(), rawDenominator());
    }

    /** The nearest float, ties to even, rounded once. */
    @Override
    public float floatValue() {
        return Rounding.toFloat(rawNumerator(), rawDenominator());
    }

    /**
     * A double within a few units in the last place, fast: for histograms and plots, never for verdicts.
     */
    public double approximate() {
        return isSmall() ? (double) numerator / denominator : doubleValue();
    }

    @Override
    public long longValue() {
        return isSmall()
                ? numerator / denominator
                : rawNumerator().divide(rawDenominator()).longValue();
    }

    @Override
    public int intValue() {
        return (int) longValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * numerator().hashCode() + denominator().hashCode();
    }

    /** {@code "3/4"}, or {@code "2"} for an integer. */
    @Override
    public String toString() {
        Rational reduced = reduced();
        BigInteger below = reduced.rawDenominator();
        return below.equals(BigInteger.ONE) ? reduced.rawNumerator().toString() : reduced.rawNumerator() + "/" + below;
    }
}
