package io.github.certidice.number;

import java.math.BigInteger;

/** Exponential and logarithm of balls. */
final class Transcendental {

    /** Digits beyond those asked for; errors below stay far under 2^GUARD units. */
    private static final int GUARD = 48;

    /** Beyond this magnitude the exponent of a result leaves the range of exponents. */
    private static final int LARGEST_MAGNITUDE = 60;

    /** The argument of the series is divided by 2^HALVINGS, and its result squared as often. */
    private static final int HALVINGS = 8;

    private Transcendental() {}

    /**
     * e^x. With x = k log 2 + r, known up to rho, it is e^r 2^k up to a factor {@code 1 +- 2 rho} for rho below 1/2.
     */
    static Ball exp(Ball x) {
        if (x.isZero()) {
            return Ball.of(Rational.ONE, x.bits());
        }
        if (x.magnitude() > LARGEST_MAGNITUDE) {
            return tiny(x);
        }
        int digits = x.bits() + GUARD;
        Enclosure argument = x.enclose(digits);
        BigInteger power = multipleOfLogTwo(argument);
        BigInteger shift = Elementary.logTwo(digits + Long.SIZE).lowUnits().multiply(power);
        // the shift is off by less than one unit of these digits: |k| < 2^60, and log 2 has 64 more digits
        BigInteger middle =
                argument.lowUnits().add(argument.highUnits()).shiftRight(1).subtract(shift.shiftRight(Long.SIZE));
        BigInteger rho =
                argument.highUnits().subtract(argument.lowUnits()).shiftRight(1).add(BigInteger.TWO);
        return spread(middle, rho, power.longValueExact(), x.bits());
    }

    /** A number in [0, 2^-2^59], for x below -2^59; nothing larger is ever asked for. */
    private static Ball tiny(Ball x) {
        if (x.signum() > 0) {
            throw new Undecided("the size of an exponential");
        }
        return new Ball(BigInteger.ONE, BigInteger.ONE, -(1L << (LARGEST_MAGNITUDE - 1)), x.bits());
    }

    private static BigInteger multipleOfLogTwo(Enclosure x) {
        BigInteger twice = x.lowUnits().add(x.highUnits());
        return twice.divide(Elementary.logTwo(x.bits()).lowUnits().shiftLeft(1));
    }

    private static Ball spread(BigInteger r, BigInteger rho, long power, int bits) {
        int digits = bits + GUARD;
        if (rho.bitLength() >= digits) {
            throw new Undecided("the size of an exponential");
        }
        // e^r < 4 on the grid, so 2 rho e^r is below 8 rho units
        BigInteger error = rho.shiftLeft(3).add(BigInteger.valueOf(seriesError(digits)));
        return new Ball(expNearZero(r, digits), error, power - digits, bits).rounded();
    }

    /**
     * e^r for |r| &lt; 1 by the series of s = r / 2^8 and 8 squarings.
     *
     * <p>Each term is the one before times s/k, cut twice: as s/k is small its error stays below 2 units, s itself is off
     * by one, and the tail after the first term that is cut to 0 is below one unit. So the sum is off by at most
     * {@code 2 terms + 4} units before the squarings, each of which doubles the relative error and adds a unit: with
     * e^r &lt; 3 that is below {@code 3 * 2^8 (2 terms + 6)}, see {@link #seriesError}.
     */
    private static BigInteger expNearZero(BigInteger r, int digits) {
        BigInteger s = r.shiftRight(HALVINGS);
        BigInteger one = BigInteger.ONE.shiftLeft(digits);
        BigInteger sum = one;
        BigInteger term = one;
        for (int k = 1; term.signum() != 0 && term.bitLength() > 1; k++) {
            term = term.multiply(s).shiftRight(digits).divide(BigInteger.valueOf(k));
            sum = sum.add(term);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum).shiftRight(digits);
        }
        return sum;
    }

    /** Every term adds at least 8 digits, so there are at most digits / 8 + 2. */
    private static long seriesError(int digits) {
        return (3L << HALVINGS) * (2L * (digits / HALVINGS + 2) + 6);
    }

    /** log(x) for a ball of positive numbers, with an absolute error of about 2^-bits. */
    static Ball log(Ball x) {
        if (x.low().signum() <= 0) {
            throw new Undecided("a logarithm");
        }
        int digits = x.bits() + GUARD;
        Enclosure low = log(x.low(), x.exponent(), digits);
        Enclosure high = x.isExact() ? low : log(x.high(), x.exponent(), digits);
        return Ball.of(new Enclosure(low.lowUnits(), high.highUnits(), digits), 0, x.bits());
    }

    /**
     * log(n 2^exponent) = k log 2 + y + log(m e^-y) with m in [1/2, 1) and y a double near log m: the last argument is
     * so near to 1 that its series is short. Nothing is assumed about how near: the series ends where its powers do.
     */
    private static Enclosure log(BigInteger n, long exponent, int digits) {
        int length = n.bitLength();
        BigInteger m = digits >= length ? n.shiftLeft(digits - length) : n.shiftRight(length - digits);
        Dyadic y =
                Dyadic.of(Math.log(Math.scalb(m.shiftRight(digits - Double.SIZE).doubleValue(), -Double.SIZE)));
        BigInteger near = BigInteger.valueOf(y.significand()).shiftLeft(digits + y.exponent());
        BigInteger t = m.multiply(expNearZero(near.negate(), digits))
                .shiftRight(digits)
                .subtract(BigInteger.ONE.shiftLeft(digits));
        BigInteger power = BigInteger.valueOf(exponent + length);
        BigInteger shift =
                Elementary.logTwo(digits + Long.SIZE).lowUnits().multiply(power).shiftRight(Long.SIZE);
        return around(near.add(logNearOne(t, digits)).add(shift), digits);
    }

    /** log(1 + t) = t - t^2/2 + t^3/3 - ... for |t| below 1/2; each term is cut by less than 2 units. */
    private static BigInteger logNearOne(BigInteger t, int digits) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger power = t.negate();
        for (int k = 1; power.signum() != 0 && power.bitLength() > 1; k++) {
            sum = sum.subtract(power.divide(BigInteger.valueOf(k)));
            power = power.multiply(t).shiftRight(digits).negate();
        }
        return sum;
    }

    /**
     * The errors of a logarithm: m and the shift are cut by one unit, e^-y is off by {@link #seriesError} units, all of
     * which the slope of the logarithm, below 2, may double; the series has less than {@code digits} terms.
     */
    private static Enclosure around(BigInteger middle, int digits) {
        BigInteger error = BigInteger.valueOf(2 * seriesError(digits) + 2L * digits + 8);
        return new Enclosure(middle.subtract(error), middle.add(error), digits);
    }

    /** log(1 + x) for x &gt;= 0 with a relative error of about 2^-bits: for tiny x it lies in [x - x^2, x]. */
    static Ball logOnePlus(Ball x) {
        if (x.isZero()) {
            return x;
        }
        if (x.magnitude() < -x.bits()) {
            Ball almostOne = new Ball(BigInteger.ONE.shiftLeft(x.bits()), BigInteger.ONE, -x.bits(), x.bits());
            return x.times(almostOne);
        }
        int lost = (int) Math.max(0, -x.magnitude());
        int digits = x.bits() + lost + GUARD;
        Ball sum = new Ball(x.middle(), x.radius(), x.exponent(), digits).plus(Ball.of(Rational.ONE, digits));
        Ball log = log(sum);
        return new Ball(log.middle(), log.radius(), log.exponent(), x.bits()).rounded();
    }
}
