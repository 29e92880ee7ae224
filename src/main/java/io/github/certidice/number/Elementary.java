package io.github.certidice.number;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Certified logarithm and exponential: intervals in fixed-point arithmetic with a proved error, at any precision.
 *
 * <p>All arithmetic is on integers that count units of {@code 2^-bits}. Every truncation is below one unit, and the
 * number of truncations is counted, so the returned interval certainly contains the true value.
 */
public final class Elementary {

    /** Beyond this, exp(x) has more digits than anybody wants. */
    private static final int LARGEST_EXPONENT = 1 << 16;

    private static final double ONE_OVER_LOG_TWO = 1.4426950408889634;

    /** log(2), by bits; the precisions asked for are few. */
    private static final Map<Integer, Enclosure> LOG_TWO = new ConcurrentHashMap<>();

    private Elementary() {}

    /**
     * log(x), the natural logarithm.
     *
     * @throws ArithmeticException if x is not positive
     */
    public static Enclosure log(Rational x, int bits) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("log needs a positive number, found " + x);
        }
        return log(x.numerator(), x.denominator(), bits);
    }

    /** log(above / below) for positive integers, which need not be in lowest terms. */
    static Enclosure log(BigInteger above, BigInteger below, int bits) {
        if (above.equals(below)) {
            return new Enclosure(BigInteger.ZERO, BigInteger.ZERO, bits);
        }
        int work = Math.max(bits, 0) + guardBits(bits);
        int power = binaryMagnitude(above, below);
        BigInteger mantissa = quotient(above, below, work - power);
        BigInteger low = logNearOne(mantissa, work).lowUnits();
        BigInteger high = logNearOne(mantissa.add(BigInteger.ONE), work).highUnits();
        return new Enclosure(low, high, work)
                .plus(logTwo(work).times(Rational.of(power)))
                .coarser(bits);
    }

    /** floor(above / below * 2^shift). */
    private static BigInteger quotient(BigInteger above, BigInteger below, int shift) {
        return shift >= 0 ? above.shiftLeft(shift).divide(below) : above.divide(below.shiftLeft(-shift));
    }

    /** exp(x) for x up to 65536. */
    public static Enclosure exp(Rational x, int bits) {
        if (x.compareTo(Rational.of(LARGEST_EXPONENT)) > 0) {
            throw new ArithmeticException("exp needs a number of at most " + LARGEST_EXPONENT + ", found " + x);
        }
        if (x.compareTo(Rational.of(-Math.max(bits, 0) - 1L)) < 0) {
            return new Enclosure(BigInteger.ZERO, BigInteger.ONE, bits);
        }
        // x = power * log 2 + rest, with rest about [-1/2, 1/2] log 2; any neighbouring power would do as well
        int power = (int) Math.rint(x.doubleValue() * ONE_OVER_LOG_TWO);
        int work = Math.max(bits, 0) + Math.max(power, 0) + guardBits(bits) + Integer.SIZE;
        Enclosure rest = x.enclose(work).plus(logTwo(work).times(Rational.of(-power)));
        BigInteger low = expNearZero(rest.lowUnits(), work).lowUnits();
        BigInteger high = expNearZero(rest.highUnits(), work).highUnits();
        return new Enclosure(low, high, work - power).coarser(bits);
    }

    private static int guardBits(int bits) {
        return 2 * Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(bits, 1));
    }

    /** The power k for which above / below / 2^k lies about [2/3, 4/3): near 1, where the series is short. */
    private static int binaryMagnitude(BigInteger above, BigInteger below) {
        int power = above.bitLength() - below.bitLength();
        BigInteger scaled = quotient(above, below, 8 - power);
        if (scaled.intValue() >= 4 * 256 / 3) {
            return power + 1;
        }
        return scaled.intValue() < 2 * 256 / 3 ? power - 1 : power;
    }

    static Enclosure logTwo(int bits) {
        return LOG_TWO.computeIfAbsent(
                bits, b -> twiceArtanh(BigInteger.ONE.shiftLeft(b).divide(BigInteger.valueOf(3)), b));
    }

    /** log(m) = 2 artanh((m - 1) / (m + 1)) for m in [1/2, 2]. */
    private static Enclosure logNearOne(BigInteger m, int bits) {
        BigInteger one = BigInteger.ONE.shiftLeft(bits);
        return twiceArtanh(m.subtract(one).shiftLeft(bits).divide(m.add(one)), bits);
    }

    /**
     * 2 artanh(z) = 2 (z + z^3/3 + z^5/5 + ...) for |z| &lt;= 1/3 that is itself known to one unit.
     *
     * <p>Each power z^k carries less than 2 units of error (the error shrinks by z^2 &lt;= 1/9 in every step, plus one
     * truncation and the error of z^2), its quotient one more, so each doubled term less than 8; the tail after the
     * first power that truncates to 0 is below one unit, and the slope of 2 artanh is at most 9/4.
     */
    private static Enclosure twiceArtanh(BigInteger z, int bits) {
        BigInteger square = z.multiply(z).shiftRight(bits);
        BigInteger sum = BigInteger.ZERO;
        int terms = 0;
        for (BigInteger power = z;
                power.abs().bitLength() > 1;
                power = power.multiply(square).shiftRight(bits)) {
            sum = sum.add(power.divide(BigInteger.valueOf(2L * terms + 1)));
            terms++;
        }
        return around(sum.shiftLeft(1), 8L * (terms + 2), bits);
    }

    /**
     * exp(r) = 1 + r + r^2/2 + ... for |r| &lt;= 1/2 known exactly: each term is r/k times the previous one, so its error
     * stays below 2 units, and the tail after the first term that truncates to 0 is below 2.
     */
    static Enclosure expNearZero(BigInteger r, int bits) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger term = BigInteger.ONE.shiftLeft(bits);
        int terms = 0;
        while (term.signum() != 0 && term.bitLength() > 1) {
            sum = sum.add(term);
            terms++;
            term = term.multiply(r).divide(BigInteger.valueOf(terms).shiftLeft(bits));
        }
        return around(sum, 4L * (terms + 2), bits);
    }

    private static Enclosure around(BigInteger middle, long units, int bits) {
        BigInteger error = BigInteger.valueOf(units);
        return new Enclosure(middle.subtract(error), middle.add(error), bits);
    }
}
