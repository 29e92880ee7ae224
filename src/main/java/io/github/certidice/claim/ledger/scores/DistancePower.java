package io.github.certidice.claim.ledger.scores;

import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The triangle inequality of powers of distances, {@code z^p <= x^p + y^p} with 0 &lt; p &lt; 1, decided in integers: a
 * {@code 2^40}-th k is below {@code u^(n/m)} where {@code k^m < 2^(40 m) u^n}.
 */
final class DistancePower {

    private static final int BITS = 40;

    /** Rational exponents that enclose p, closer and closer. */
    private final List<Range> exponents;

    private record Range(Rational low, Rational high) {}

    private DistancePower(Range... exponents) {
        this.exponents = List.of(exponents);
    }

    /** With a rational exponent. */
    static DistancePower of(Rational exponent) {
        return new DistancePower(new Range(exponent, exponent));
    }

    /** With the exponent {@code log 2/log 3}: n/m is below it where {@code 3^n < 2^m}. */
    static DistancePower logThreeOfTwo() {
        return new DistancePower(
                new Range(Rational.of(41, 65), Rational.of(53, 84)),
                new Range(Rational.of(306, 485), Rational.of(665, 1054)));
    }

    /**
     * The sign of {@code x^p + y^p - z^p}.
     *
     * @throws ArithmeticException if 40 bits don't tell
     */
    int signOfDetour(TriangleSides sides) {
        Rational longer = sides.first().max(sides.second());
        Rational shorter = sides.first().min(sides.second());
        boolean powersDontMatter = shorter.signum() <= 0 || longer.compareTo(sides.direct()) >= 0;
        return powersDontMatter
                ? sides.detour().compareTo(sides.direct())
                : sign(longer.over(sides.direct()), shorter.over(sides.direct()));
    }

    /** The sign of {@code u^p + v^p - 1} for u, v in (0, 1). */
    private int sign(Rational u, Rational v) {
        if (u.plus(v).compareTo(Rational.ONE) >= 0) {
            return 1; // u^p > u
        }
        for (Range p : exponents) {
            if (near(u, p.high(), -1) + near(v, p.high(), -1) >= 1L << BITS) {
                return 1;
            }
            if (near(u, p.low(), 1) + near(v, p.low(), 1) <= 1L << BITS) {
                return -1;
            }
        }
        return exactSign(u, v);
    }

    /** An integer that is certainly below, or above, {@code 2^40 u^p}, and at most 2 away. */
    private static long near(Rational u, Rational p, int side) {
        double guess = StrictMath.pow(u.doubleValue(), p.doubleValue()) * (1L << BITS);
        long near = Math.round(guess) + side;
        if (sideOf(near, u, p) != side) {
            throw new ArithmeticException(near + " is not on the intended side of 2^40 (" + u + ")^(" + p + ")");
        }
        return near;
    }

    /** The sign of {@code k - 2^40 u^p}. */
    private static int sideOf(long k, Rational u, Rational p) {
        int n = p.numerator().intValueExact();
        int m = p.denominator().intValueExact();
        BigInteger left = BigInteger.valueOf(k).pow(m).multiply(u.denominator().pow(n));
        return left.compareTo(u.numerator().pow(n).shiftLeft(BITS * m));
    }

    private int exactSign(Rational u, Rational v) {
        Rational sum = Stream.of(u, v)
                .map(x -> exact(x).orElseThrow(() -> new ArithmeticException(
                        BITS + " bits don't decide how powers of " + u + " and " + v + " compare with 1")))
                .reduce(Rational.ZERO, Rational::plus);
        return sum.compareTo(Rational.ONE);
    }

    /** The power where it is known as a fraction: {@code (1/3)^(log 2/log 3) = 1/2}, and roots that are rational. */
    private Optional<Rational> exact(Rational u) {
        Rational p = exponents.get(0).low();
        if (exponents.size() > 1) {
            return Optional.of(Rational.HALF).filter(half -> u.equals(Rational.of(1, 3)));
        }
        int m = p.denominator().intValueExact();
        Rational power = u.power(p.numerator().intValueExact());
        Rational root = Rational.of(root(power.numerator(), m), root(power.denominator(), m));
        return Optional.of(root).filter(r -> r.power(m).equals(power));
    }

    private static BigInteger root(BigInteger x, int m) {
        return BigInteger.valueOf(Math.round(StrictMath.pow(x.doubleValue(), 1.0 / m)));
    }
}
