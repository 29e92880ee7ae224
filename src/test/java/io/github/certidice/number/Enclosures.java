package io.github.certidice.number;

import java.math.BigDecimal;

/** Looks into enclosures. */
public final class Enclosures {

    private Enclosures() {}

    /** True if a number this near to x may be the certified one. */
    public static boolean meets(Certified number, BigDecimal x, BigDecimal error) {
        Rational low = Numbers.rational(x.subtract(error));
        Rational high = Numbers.rational(x.add(error));
        return low(number.ball()).compareTo(high) <= 0 && high(number.ball()).compareTo(low) >= 0;
    }

    static boolean contains(Ball ball, Rational x) {
        return low(ball).compareTo(x) <= 0 && high(ball).compareTo(x) >= 0;
    }

    static Rational low(Ball ball) {
        return Rational.of(ball.low(), Math.toIntExact(ball.exponent()));
    }

    static Rational high(Ball ball) {
        return Rational.of(ball.high(), Math.toIntExact(ball.exponent()));
    }
}
