package io.github.certidice.number;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Logarithm and exponential in decimal arithmetic, by other ways than those of {@link Elementary}: repeated square
 * roots and the series of log(1 + x), and repeated squaring.
 */
public final class Decimals {

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private Decimals() {}

    public static BigDecimal of(Rational x, MathContext digits) {
        return new BigDecimal(x.numerator()).divide(new BigDecimal(x.denominator()), digits);
    }

    /** With 2^k log(x^(1/2^k)); about k log10(2) digits are lost. */
    public static BigDecimal log(Rational x, MathContext digits) {
        BigDecimal root = of(x, digits);
        BigDecimal factor = ONE;
        while (root.subtract(ONE).abs().compareTo(new BigDecimal("0.01")) > 0) {
            root = root.sqrt(digits);
            factor = factor.multiply(TWO);
        }
        return factor.multiply(logOfOnePlus(root.subtract(ONE), digits), digits);
    }

    private static BigDecimal logOfOnePlus(BigDecimal x, MathContext digits) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = x;
        BigDecimal smallest = ONE.movePointLeft(digits.getPrecision());
        for (int k = 1; power.abs().compareTo(smallest) > 0; k++) {
            BigDecimal term = power.divide(BigDecimal.valueOf(k), digits);
            sum = k % 2 == 1 ? sum.add(term, digits) : sum.subtract(term, digits);
            power = power.multiply(x, digits);
        }
        return sum;
    }

    /** exp(x / 2^20)^(2^20); some 7 digits are lost. */
    public static BigDecimal exp(Rational x, MathContext digits) {
        BigDecimal small = of(x.over(Rational.of(1 << 20)), digits);
        BigDecimal sum = ONE;
        BigDecimal term = ONE;
        BigDecimal smallest = ONE.movePointLeft(digits.getPrecision());
        for (int k = 1; term.abs().compareTo(smallest) > 0; k++) {
            term = term.multiply(small, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        return sum.pow(1 << 20, digits);
    }
}
