package io.github.certidice.number;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A real number that is certainly in {@code [middle - radius, middle + radius] * 2^exponent}: midpoint-radius arithmetic
 * with floating exponents, so that tiny numbers keep their relative precision. Sums, products and quotients that fit in
 * {@code bits} digits are exact; others round their middle and add what that moved to the radius.
 *
 * @param middle the middle, in units of 2^exponent
 * @param radius at least 0, in the same units
 * @param exponent of two
 * @param bits the digits to keep
 */
record Ball(BigInteger middle, BigInteger radius, long exponent, int bits) {

    /** Beyond this distance a number is not shifted to another one's units. */
    private static final int FAR = 4096;

    /** Exponents beyond are cut, so that sums of two are no overflow; logits reach 1.5 2^60. */
    private static final long FARTHEST = 1L << 61;

    /** Where doubles end, with room. */
    private static final int DOUBLE_RANGE = 1100;

    /** Numbers with their leading digit between these are normal doubles, also after rounding. */
    private static final int SMALLEST_NORMAL = -1021;

    private static final int LARGEST_NORMAL = 1024;

    /** A fraction, rounded unless it is short and dyadic. */
    static Ball of(Rational x, int bits) {
        BigInteger raw = x.rawDenominator();
        if (raw.bitCount() == 1) {
            return new Ball(x.rawNumerator(), BigInteger.ZERO, 1L - raw.bitLength(), bits).rounded();
        }
        Rational lowest = x.lowest();
        BigInteger below = lowest.rawDenominator();
        BigInteger number = lowest.rawNumerator();
        if (below.bitCount() == 1) {
            return new Ball(number, BigInteger.ZERO, 1L - below.bitLength(), bits).rounded();
        }
        int shift = bits + below.bitLength() - number.bitLength();
        BigInteger above = shift >= 0 ? number.shiftLeft(shift) : number;
        BigInteger under = shift < 0 ? below.shiftLeft(-shift) : below;
        return new Ball(above.divide(under), BigInteger.ONE, -shift, bits);
    }

    /** A double, exactly. */
    static Ball of(double x, int bits) {
        Dyadic parts = Dyadic.of(x);
        return new Ball(BigInteger.valueOf(parts.significand()), BigInteger.ZERO, parts.exponent(), bits);
    }

    /** The ball around an interval, scaled. */
    static Ball of(Enclosure interval, long power, int bits) {
        BigInteger twice = interval.lowUnits().add(interval.highUnits());
        BigInteger width = interval.highUnits().subtract(interval.lowUnits());
        return new Ball(twice, width, power - 1L - interval.bits(), bits).rounded();
    }

    boolean isExact() {
        return radius.signum() == 0;
    }

    boolean isZero() {
        return middle.signum() == 0 && isExact();
    }

    boolean containsZero() {
        return middle.abs().compareTo(radius) <= 0;
    }

    Ball plus(Ball that) {
        if (isZero()) {
            return that;
        }
        if (that.isZero()) {
            return this;
        }
        return exponent >= that.exponent ? plusFiner(that) : that.plusFiner(this);
    }

    /** This has the coarser units. */
    private Ball plusFiner(Ball that) {
        long gap = exponent - that.exponent;
        if (gap > FAR + (long) that.middle.bitLength() + that.radius.bitLength()) {
            return absorbing(that, gap);
        }
        int shift = (int) gap;
        BigInteger sum = middle.shiftLeft(shift).add(that.middle);
        return new Ball(sum, radius.shiftLeft(shift).add(that.radius), that.exponent, bits).rounded();
    }

    /** That number is far below this one's units: it only moves the radius, after this got finer units. */
    private Ball absorbing(Ball that, long gap) {
        int finer = Math.max(0, 2 * bits - Math.max(middle.bitLength(), radius.bitLength()));
        BigInteger size = that.middle.abs().add(that.radius);
        long below = gap - finer;
        BigInteger moved = size.bitLength() < below
                ? BigInteger.ONE
                : size.shiftRight((int) below).add(BigInteger.ONE);
        return new Ball(middle.shiftLeft(finer), radius.shiftLeft(finer).add(moved), exponent - finer, bits).rounded();
    }

    Ball negated() {
        return new Ball(middle.negate(), radius, exponent, bits);
    }

    Ball times(Ball that) {
        BigInteger product = middle.multiply(that.middle);
        BigInteger error = BigInteger.ZERO;
        if (!isExact()) {
            error = radius.multiply(that.middle.abs().add(that.radius));
        }
        if (!that.isExact()) {
            error = error.add(middle.abs().multiply(that.radius));
        }
        return new Ball(product, error, exponent + that.exponent, bits).near().rounded();
    }

    /** The distance of a/b from m/n is at most {@code (r |n| + |m| s) / (|n| (|n| - s))} for radii r and s. */
    Ball over(Ball that) {
        BigInteger size = that.middle.abs();
        BigInteger least = size.subtract(that.radius);
        if (least.signum() <= 0) {
            throw new Undecided("whether a divisor is 0");
        }
        int shift = Math.max(0, bits + that.middle.bitLength() - middle.bitLength() + 1);
        BigInteger[] parts = middle.shiftLeft(shift).divideAndRemainder(that.middle);
        BigInteger error = parts[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE;
        if (!isExact() || !that.isExact()) {
            BigInteger spread = radius.multiply(size).add(middle.abs().multiply(that.radius));
            error = error.add(
                    spread.shiftLeft(shift).divide(size.multiply(least)).add(BigInteger.ONE));
        }
        return new Ball(parts[0], error, exponent - that.exponent - shift, bits)
                .near()
                .rounded();
    }

    /** The same number, or a wider ball around 0, with an exponent that is no danger. */
    private Ball near() {
        if (Math.abs(exponent) <= FARTHEST || middle.signum() == 0 && isExact()) {
            return isZero() ? new Ball(BigInteger.ZERO, BigInteger.ZERO, 0, bits) : this;
        }
        if (exponent > 0) {
            throw new Undecided("the size of a number");
        }
        return new Ball(BigInteger.ZERO, BigInteger.ONE, -FARTHEST / 2, bits);
    }

    /** True where this is nearer to 0 than anything but the probabilities of huge logits, which aren't negative. */
    boolean isVanishing() {
        return magnitude() < -FARTHEST >> 11;
    }

    /** The ball around 0 with x^exponent for all x of this, for an exponent above 0. */
    Ball vanishingPower(double exponent) {
        long bound = exponent >= 1 ? magnitude() : (long) (magnitude() * exponent) + FAR;
        return new Ball(BigInteger.ZERO, BigInteger.ONE, bound, bits);
    }

    /** The same number with at most {@code bits} digits; exact where only zeros are cut. */
    Ball rounded() {
        int excess = Math.max(middle.bitLength(), radius.bitLength()) - bits;
        if (excess <= 0) {
            return this;
        }
        boolean cutsZeros = isExact() && middle.getLowestSetBit() >= excess;
        BigInteger error = cutsZeros ? radius : radius.shiftRight(excess).add(BigInteger.TWO);
        return new Ball(middle.shiftRight(excess), error, exponent + excess, bits);
    }

    /** The sign, where the ball lies on one side of 0 or is 0. */
    int signum() {
        if (!containsZero() || isExact()) {
            return middle.signum();
        }
        throw new Undecided("a sign");
    }

    /** The lower end, in units. */
    BigInteger low() {
        return middle.subtract(radius);
    }

    /** The upper end, in units. */
    BigInteger high() {
        return middle.add(radius);
    }

    /** All of it is below 2^this in size. */
    long magnitude() {
        return exponent + middle.abs().add(radius).bitLength();
    }

    /** The smallest interval with so many binary digits after the point that contains this; its numbers are moderate. */
    Enclosure enclose(int digits) {
        return new Enclosure(
                units(low(), digits), units(high().negate(), digits).negate(), digits);
    }

    /** floor(end * 2^(exponent + digits)). */
    private BigInteger units(BigInteger end, int digits) {
        long shift = exponent + digits;
        if (shift >= 0) {
            return end.shiftLeft(Math.toIntExact(shift));
        }
        return -shift > Integer.MAX_VALUE
                ? BigInteger.valueOf(end.signum() < 0 ? -1 : 0)
                : end.shiftRight((int) -shift);
    }

    /**
     * The nearest double.
     *
     * @throws Undecided if the ends round to different ones
     */
    double doubleValue() {
        double low = rounded(low());
        if (isExact() || low == rounded(high())) {
            return low == 0 ? 0.0 : low; // never -0.0, whose sign nobody has decided
        }
        throw new Undecided("to which double it rounds");
    }

    /** The number half-way between two neighbouring doubles that the ends round to, if they do. */
    Optional<Rational> tie() {
        double low = rounded(low());
        double high = rounded(high());
        return Double.isFinite(low) && Double.isFinite(high) && high == Math.nextUp(low)
                ? Optional.of(Rational.of(low).plus(Rational.of(high)).times(Rational.HALF))
                : Optional.empty();
    }

    /** The middle, rounded. */
    double middleDouble() {
        return rounded(middle);
    }

    private double rounded(BigInteger end) {
        long top = exponent + end.bitLength();
        if (end.signum() == 0 || top < -DOUBLE_RANGE) {
            return 0.0;
        }
        if (top > DOUBLE_RANGE) {
            return end.signum() * Double.POSITIVE_INFINITY;
        }
        int power = (int) exponent;
        boolean isDouble = end.bitLength() < LARGEST_NORMAL; // else it would be infinite
        if (isDouble && top > SMALLEST_NORMAL && top < LARGEST_NORMAL) {
            return Math.scalb(end.doubleValue(), power); // rounds once: scaling a normal number is exact
        }
        return power >= 0
                ? Rounding.toDouble(end.shiftLeft(power), BigInteger.ONE)
                : Rounding.toDouble(end, BigInteger.ONE.shiftLeft(-power));
    }
}
