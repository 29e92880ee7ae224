package io.github.certidice.number;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * Exponential and logarithm of {@link DoubleDouble}s. All operations are theirs, so their rounding is in the radius by
 * itself; what is cut from a series is added.
 */
final class DoubleDoubleFunction {

    /** Results keep away from the numbers whose remainders are no doubles. */
    private static final double LARGEST_ARGUMENT = 600;

    private static final double ONE_OVER_LOG_TWO = 1.4426950408889634;

    /** The argument is reduced to a distance of half a step from a number whose exponential is known. */
    private static final int STEPS = 64;

    /** |k| is at most 2^10, so products of k with a number of so few digits are doubles. */
    private static final int DIGITS_OF_LOG_TWO = 42;

    private static final int TABLE_BITS = 160;
    private static final DoubleDouble[] LOG_TWO = logTwo();
    private static final DoubleDouble[] EXPONENTIALS = IntStream.rangeClosed(-STEPS / 2, STEPS / 2)
            .mapToObj(j -> of(Transcendental.exp(Ball.of(Rational.of(j, STEPS), TABLE_BITS))))
            .toArray(DoubleDouble[]::new);

    /** 1/k!, as exactly as two doubles have it. */
    private static final Quantity[] INVERSE_FACTORIALS = inverseFactorials();

    /** So many terms of the series of the exponential are summed up with all digits, and then some more with fewer. */
    private static final int LONG_TERMS = 7;

    private static final int TERMS = 14;

    /** Numbers up to here have their logarithm log(1 + x) by the series of the inverse hyperbolic tangent. */
    private static final double SMALL = 0x1p-6;

    private static final int TERMS_OF_ARTANH = 8;

    private static final Quantity[] ODD_INVERSES = IntStream.range(0, TERMS_OF_ARTANH)
            .mapToObj(k -> DoubleDoubles.of(Rational.of(1, 2L * k + 1)))
            .toArray(Quantity[]::new);

    private DoubleDoubleFunction() {}

    /** The ball's middle to two doubles, and everything else in the radius. */
    private static DoubleDouble of(Ball ball) {
        double high = ball.middleDouble();
        Ball rest = ball.plus(Ball.of(-high, ball.bits()));
        double low = rest.middleDouble();
        double radius = Math.scalb(rest.radius().doubleValue(), (int) rest.exponent());
        return DoubleDouble.of(high, low, Math.ulp(low) + radius);
    }

    /** log 2 in parts, the first two of so few digits that small multiples of them are doubles. */
    private static DoubleDouble[] logTwo() {
        Enclosure digits = Elementary.logTwo(TABLE_BITS);
        BigInteger first = digits.lowUnits().shiftRight(TABLE_BITS - DIGITS_OF_LOG_TWO);
        BigInteger rest = digits.lowUnits().subtract(first.shiftLeft(TABLE_BITS - DIGITS_OF_LOG_TWO));
        BigInteger second = rest.shiftRight(TABLE_BITS - 2 * DIGITS_OF_LOG_TWO);
        double third = Rational.of(rest.subtract(second.shiftLeft(TABLE_BITS - 2 * DIGITS_OF_LOG_TWO)), -TABLE_BITS)
                .doubleValue();
        return new DoubleDouble[] {
            DoubleDouble.of(Math.scalb(first.doubleValue(), -DIGITS_OF_LOG_TWO)),
            DoubleDouble.of(Math.scalb(second.doubleValue(), -2 * DIGITS_OF_LOG_TWO)),
            DoubleDouble.of(third, 0, Math.ulp(third))
        };
    }

    private static Quantity[] inverseFactorials() {
        Quantity[] all = new Quantity[TERMS];
        all[0] = DoubleDouble.ONE;
        for (int k = 1; k < TERMS; k++) {
            all[k] = all[k - 1].over(DoubleDouble.of(k));
        }
        return all;
    }

    /**
     * e^x = 2^k e^(j/64) e^s with |s| at most 1/128 and a bit. A radius rho of the argument is a factor of at most
     * {@code 1 +- 2 rho} for rho up to 1/2.
     */
    static Quantity exp(DoubleDouble x) {
        if (!(Math.abs(x.high()) <= LARGEST_ARGUMENT) || x.radius() > 0x1p-2) {
            throw new Undecided("the size of an exponential");
        }
        double k = Math.rint(x.high() * ONE_OVER_LOG_TWO);
        DoubleDouble reduced = k == 0 ? x : reduced(x, k);
        double j = Math.rint(reduced.high() * STEPS);
        DoubleDouble s = (DoubleDouble) reduced.minus(DoubleDouble.of(j / STEPS));
        DoubleDouble known = EXPONENTIALS[(int) j + STEPS / 2];
        DoubleDouble power = (DoubleDouble) known.plus(known.times(expMinusOne(s)));
        double unit = powerOfTwo((int) k);
        return DoubleDouble.of(unit * power.high(), unit * power.low(), unit * power.radius());
    }

    private static DoubleDouble reduced(Quantity x, double k) {
        Quantity reduced = x;
        for (DoubleDouble part : LOG_TWO) {
            reduced = reduced.minus(part.times(DoubleDouble.of(k)));
        }
        return (DoubleDouble) reduced;
    }

    /** For exponents of normal numbers. */
    private static double powerOfTwo(int k) {
        return Double.longBitsToDouble((k + (long) Double.MAX_EXPONENT) << 52);
    }

    /**
     * {@code s + s^2 (1/2! + s/3! + ...)} for |s| below 2^-6: the last terms in doubles, whose relative error is below
     * 2^-48; what is cut is less than twice the first term that isn't there. The series is that of the middle; e^s - 1 of the
     * ball is farther away by less than twice the radius.
     */
    private static Quantity expMinusOne(DoubleDouble s) {
        double x = s.high();
        double tail = 0;
        for (int k = TERMS - 1; k >= LONG_TERMS; k--) {
            tail = ((DoubleDouble) INVERSE_FACTORIALS[k]).high() + x * tail;
        }
        DoubleDouble middle = s.middle();
        Quantity sum = DoubleDouble.of(tail, 0, 0x1p-48 * tail);
        for (int k = LONG_TERMS - 1; k >= 1; k--) {
            sum = INVERSE_FACTORIALS[k].plus(middle.times(sum));
        }
        return ((DoubleDouble) middle.times(sum)).within(2 * s.radius() + 0x1p-114 * Math.abs(x));
    }

    /** With y near log x: y + log(x e^-y), whose argument is so near to 1 that its series is short. */
    static Quantity log(DoubleDouble x) {
        DoubleDouble y = DoubleDouble.of(StrictMath.log(x.high()));
        Quantity near = y.isZero() ? x : x.times(y.negated().exp());
        DoubleDouble t = (DoubleDouble) near.minus(DoubleDouble.ONE);
        double size = Math.abs(t.high()) + t.radius();
        if (!(size < 0x1p-20)) {
            throw new Undecided("a logarithm");
        }
        Quantity square = t.times(t).times(Rational.HALF);
        // t - t^2/2, and from there on less than |t|^3 / 2
        return y.plus(((DoubleDouble) t.minus(square)).within(size * size * size));
    }

    /** {@code log(1 + x) = 2 artanh(x / (2 + x))} for small x &gt;= 0. */
    static Quantity logOnePlus(DoubleDouble x) {
        if (!(Math.abs(x.high()) <= SMALL)) {
            return log((DoubleDouble) x.plus(DoubleDouble.ONE));
        }
        DoubleDouble u = (DoubleDouble) x.over(x.plus(Rational.TWO));
        Quantity square = u.times(u);
        Quantity sum = DoubleDouble.ZERO;
        for (int k = TERMS_OF_ARTANH - 1; k >= 0; k--) {
            sum = square.times(sum).plus(ODD_INVERSES[k]);
        }
        // u is below 2^-7 in size: what is cut is below u^17 / 17 times a bit more than 1
        DoubleDouble half = (DoubleDouble) u.times(sum);
        return half.within(0x1p-112 * (Math.abs(u.high()) + u.radius())).times(Rational.TWO);
    }
}
