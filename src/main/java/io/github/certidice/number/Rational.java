package io.github.certidice.number;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An exact rational number.
 *
 * <p>Small numbers are held as a pair of {@code long}s, so that enumerations over millions of cases allocate little;
 * a result that doesn't fit moves to {@link BigInteger} by itself. Fractions are brought to lowest terms only when
 * somebody looks ({@link #numerator()}, {@link #toString()}, {@link #hashCode()}) or when they become long, because
 * comparing and multiplying doesn't need it.
 */
public final class Rational extends Number implements Real, Comparable<Rational> {

    private static final long serialVersionUID = 1L;

    /** Of numerator and denominator together; up to here a multiplication is cheaper than the search for a common divisor. */
    private static final int LONG_BITS = 8192;

    /** Integers up to here are doubles. */
    private static final long EXACT_DOUBLES = 1L << 53;

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

    /** Large form; null when the small form holds. */
    private final BigInteger bigNumerator;

    private final BigInteger bigDenominator;

    /** Known to be in lowest terms. */
    private final boolean lowest;

    private Rational(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.bigNumerator = null;
        this.bigDenominator = null;
        this.lowest = denominator == 1;
    }

    private Rational(BigInteger numerator, BigInteger denominator, boolean lowest) {
        this.numerator = 0;
        this.denominator = 0;
        this.bigNumerator = numerator;
        this.bigDenominator = denominator;
        this.lowest = lowest;
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
        return denominator.signum() < 0
                ? lowest(numerator.negate(), denominator.negate())
                : lowest(numerator, denominator);
    }

    private static Rational lowest(BigInteger numerator, BigInteger positive) {
        BigInteger divisor = CommonDivisor.of(numerator, positive);
        return divisor.equals(BigInteger.ONE)
                ? fitted(numerator, positive)
                : fitted(numerator.divide(divisor), positive.divide(divisor));
    }

    /** In lowest terms only where it would be long otherwise. */
    private static Rational shortened(BigInteger numerator, BigInteger positive) {
        if (numerator.signum() == 0) {
            return ZERO;
        }
        int twos = CommonDivisor.commonTwos(numerator, positive);
        BigInteger n = twos > 0 ? numerator.shiftRight(twos) : numerator;
        BigInteger d = twos > 0 ? positive.shiftRight(twos) : positive;
        if (n.bitLength() + d.bitLength() > LONG_BITS) {
            return lowest(n, d);
        }
        return CommonDivisor.isLong(n) && CommonDivisor.isLong(d)
                ? new Rational(n.longValue(), d.longValue())
                : new Rational(n, d, false);
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

    /** For parts in lowest terms. */
    private static Rational fitted(BigInteger n, BigInteger d) {
        return CommonDivisor.isLong(n) && CommonDivisor.isLong(d)
                ? new Rational(n.longValue(), d.longValue())
                : new Rational(n, d, true);
    }

    private boolean isSmall() {
        return bigDenominator == null;
    }

    /** True where {@link #rawNumerator} and {@link #rawDenominator} are known as doubles, which are quicker to get. */
    boolean isOfDoubles() {
        return isSmall() && Math.abs(numerator) <= EXACT_DOUBLES && denominator <= EXACT_DOUBLES;
    }

    /** The numerator, where {@link #isOfDoubles}. */
    double doubleNumerator() {
        return numerator;
    }

    /** The denominator, where {@link #isOfDoubles}. */
    double doubleDenominator() {
        return denominator;
    }

    /** Perhaps not in lowest terms. */
    BigInteger rawNumerator() {
        return isSmall() ? BigInteger.valueOf(numerator) : bigNumerator;
    }

    /** Perhaps not in lowest terms; positive. */
    BigInteger rawDenominator() {
        return isSmall() ? BigInteger.valueOf(denominator) : bigDenominator;
    }

    /** The same number in lowest terms. */
    Rational lowest() {
        if (lowest) {
            return this;
        }
        if (isSmall()) {
            long divisor = CommonDivisor.of(numerator, denominator);
            return divisor == 1 ? this : new Rational(numerator / divisor, denominator / divisor);
        }
        return lowest(bigNumerator, bigDenominator);
    }

    /** The numerator in lowest terms. */
    public BigInteger numerator() {
        return lowest().rawNumerator();
    }

    /** The denominator in lowest terms; positive. */
    public BigInteger denominator() {
        return lowest().rawDenominator();
    }

    /** this + that. */
    public Rational plus(Rational that) {
        if (!isSmall() || !that.isSmall()) {
            return bigSum(that);
        }
        if (narrow() && that.narrow() && denominator != that.denominator) {
            return new Rational(
                    numerator * that.denominator + that.numerator * denominator, denominator * that.denominator);
        }
        Rational sum = LongFractions.sum(numerator, denominator, that.numerator, that.denominator);
        return sum == null ? bigSum(that) : sum;
    }

    private Rational bigSum(Rational that) {
        BigInteger d = rawDenominator();
        BigInteger thatD = that.rawDenominator();
        return d.equals(thatD)
                ? shortened(rawNumerator().add(that.rawNumerator()), d)
                : shortened(
                        rawNumerator().multiply(thatD).add(that.rawNumerator().multiply(d)), d.multiply(thatD));
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
        return isSmall()
                ? new Rational(-numerator, denominator)
                : new Rational(bigNumerator.negate(), bigDenominator, lowest);
    }

    /** |this|. */
    public Rational abs() {
        return signum() < 0 ? negated() : this;
    }

    /** this * that. */
    public Rational times(Rational that) {
        if (!isSmall() || !that.isSmall()) {
            return bigProduct(that);
        }
        if (narrow() && that.narrow()) {
            return new Rational(numerator * that.numerator, denominator * that.denominator);
        }
        Rational product = LongFractions.product(numerator, denominator, that.numerator, that.denominator);
        return product == null ? bigProduct(that) : product;
    }

    private Rational bigProduct(Rational that) {
        return shortened(
                rawNumerator().multiply(that.rawNumerator()), rawDenominator().multiply(that.rawDenominator()));
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
        if (signum() == 0) {
            throw new ArithmeticException("division by zero: 1/0");
        }
        BigInteger above = signum() < 0 ? rawDenominator().negate() : rawDenominator();
        return shortened(above, rawNumerator().abs());
    }

    /** this^exponent; 0^0 is 1. */
    public Rational power(int exponent) {
        if (exponent < 0) {
            return inverse().power(-exponent);
        }
        Rational base = lowest();
        return fitted(base.rawNumerator().pow(exponent), base.rawDenominator().pow(exponent));
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
        if (isOfDoubles()) {
            return (double) numerator / denominator; // rounded once
        }
        return Rounding.toDouble(rawNumerator(), rawDenominator());
    }

    /** True for those of the large fractions that are doubles far from underflow, as their bits tell. */
    boolean isPlainDouble() {
        return !isSmall() && Rounding.isPlain(bigNumerator, bigDenominator);
    }

    /** The nearest float, ties to even, rounded once. */
    @Override
    public float floatValue() {
        return Rounding.toFloat(rawNumerator(), rawDenominator());
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
        Rational same = lowest();
        return 31 * same.rawNumerator().hashCode() + same.rawDenominator().hashCode();
    }

    /** {@code "3/4"}, or {@code "2"} for an integer. */
    @Override
    public String toString() {
        Rational same = lowest();
        BigInteger below = same.rawDenominator();
        return below.equals(BigInteger.ONE) ? same.rawNumerator().toString() : same.rawNumerator() + "/" + below;
    }
}
