package io.github.certidice.number;

import java.math.BigInteger;

/** Exponential and logarithm of balls. */
final class Transcendental {

    private static final int GUARD = 40;

    /** Beyond this magnitude the exponent of a result leaves the range of exponents. */
    private static final int LARGEST_MAGNITUDE = 60;

    private Transcendental() {}

    /**
     * e^x. With x = k log 2 + r, known up to rho, it is e^r 2^k up to a factor {@code 1 +- 2 rho} for rho below 1/2.
     */
    static Ball exp(Ball x) {
        if (x.isZero()) {
            return Ball.of(Rational.ONE, x.bits());
        }
        long magnitude = Math.max(x.magnitude(), 0);
        if (magnitude > LARGEST_MAGNITUDE) {
            return tiny(x);
        }
        int digits = x.bits() + GUARD;
        Enclosure argument = x.enclose(digits);
        long power = multipleOfLogTwo(argument);
        Enclosure rest = argument.plus(
                Elementary.logTwo(digits + Long.SIZE).times(Rational.of(-power)).coarser(digits));
        BigInteger middle = rest.lowUnits().add(rest.highUnits()).shiftRight(1);
        BigInteger rho =
                rest.highUnits().subtract(rest.lowUnits()).shiftRight(1).add(BigInteger.ONE);
        return spread(Elementary.expNearZero(middle, digits), rho, power, x.bits());
    }

    /** A number in [0, 2^-2^59], for x below -2^59; nothing larger is ever asked for. */
    private static Ball tiny(Ball x) {
        if (x.signum() > 0) {
            throw new Undecided("the size of an exponential");
        }
        return new Ball(BigInteger.ONE, BigInteger.ONE, -(1L << (LARGEST_MAGNITUDE - 1)), x.bits());
    }

    private static long multipleOfLogTwo(Enclosure x) {
        BigInteger twice = x.lowUnits().add(x.highUnits());
        return twice.divide(Elementary.logTwo(x.bits()).lowUnits().shiftLeft(1)).longValueExact();
    }

    private static Ball spread(Enclosure e, BigInteger rho, long power, int bits) {
        if (rho.bitLength() >= e.bits()) {
            throw new Undecided("the size of an exponential");
        }
        // e^r < 4 on the grid of e, so 2 rho e^r is below 8 rho units
        BigInteger error = rho.shiftLeft(3);
        Enclosure wide =
                new Enclosure(e.lowUnits().subtract(error), e.highUnits().add(error), e.bits());
        return Ball.of(wide, power, bits);
    }

    /** log(x) for a ball of positive numbers, with an absolute error of about 2^-bits. */
    static Ball log(Ball x) {
        if (x.low().signum() <= 0) {
            throw new Undecided("a logarithm");
        }
        int digits = x.bits() + GUARD;
        BigInteger one = BigInteger.ONE;
        Enclosure low = Elementary.log(x.low(), one, digits);
        Enclosure high = x.isExact() ? low : Elementary.log(x.high(), one, digits);
        Enclosure shift = Elementary.logTwo(digits + Long.SIZE)
                .times(Rational.of(x.exponent()))
                .coarser(digits);
        return Ball.of(new Enclosure(low.lowUnits(), high.highUnits(), digits).plus(shift), 0, x.bits());
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
