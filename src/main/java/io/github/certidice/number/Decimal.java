package io.github.certidice.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.IntStream;

/**
 * Exact numbers as decimal text, correctly rounded (to nearest, ties to even): the same text on every Java release and in
 * every locale, which {@code Double.toString} doesn't promise.
 */
public final class Decimal {

    /** As many significant digits as tell any two doubles apart. */
    public static final int DOUBLE_DIGITS = 17;

    /** Powers of ten that are written out: beyond them the text has an exponent. */
    private static final int SMALLEST_PLAIN = -4;

    /** Powers of ten that {@link Double#toString} writes out, from the first to before the second. */
    private static final int SMALLEST_OF_DOUBLES = -3;

    private static final int LARGEST_OF_DOUBLES = 7;

    /** Whole numbers below it are doubles, and need all of their digits. */
    private static final double WHOLE_NUMBERS = 0x1p53;

    private static final long FRACTION = (1L << 52) - 1;

    private Decimal() {}

    /**
     * x to that many significant digits, without zeros at the end: {@code "0.1716"}, {@code "2"}, {@code "1.5e-31"}.
     *
     * @throws ArithmeticException if {@link Real#MOST_BITS} don't decide how x rounds
     */
    public static String of(Real x, int digits) {
        MathContext rounding = new MathContext(digits, RoundingMode.HALF_EVEN);
        BigDecimal rounded =
                x.asRational().map(exact -> rounded(exact, rounding)).orElseGet(() -> refined(x, rounding));
        return written(rounded, digits);
    }

    /**
     * The shortest decimal that reads back as {@code x}, or {@code NaN}, {@code Infinity}, {@code -Infinity}.
     * {@link Double#toString} changed in JDK 19; what is kept in files must not.
     */
    public static String shortest(double x) {
        if (!Double.isFinite(x)) {
            return Double.toString(x);
        }
        if (x == Math.rint(x) && Math.abs(x) < WHOLE_NUMBERS) {
            return Long.toString((long) x);
        }
        BigDecimal exact = new BigDecimal(x);
        BigDecimal shortest = rounded(exact, digits(exact, x)).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.toPlainString() : shortest.toString();
    }

    /**
     * The digits of {@link #shortest}, of a finite number, in the form of {@link Double#toString}: {@code "1.0"},
     * {@code "0.001"}, {@code "1.5E-7"}.
     */
    public static String likeDouble(double x) {
        BigDecimal bare = new BigDecimal(shortest(x)).stripTrailingZeros();
        String sign = x < 0 || x == 0 && 1 / x < 0 ? "-" : "";
        BigDecimal size = bare.abs();
        int power = x == 0 ? 0 : size.precision() - size.scale() - 1;
        boolean isPlain = power >= SMALLEST_OF_DOUBLES && power < LARGEST_OF_DOUBLES;
        return sign + (isPlain ? pointed(size) : pointed(size.scaleByPowerOfTen(-power)) + "E" + power);
    }

    private static String pointed(BigDecimal x) {
        return x.setScale(Math.max(1, x.scale()), RoundingMode.UNNECESSARY).toPlainString();
    }

    /**
     * The least number of digits that reads back. What JDK 17 writes reads back, but may have more; so no more are needed, and
     * whether fewer do is seen one by one, since the numbers that are read as x lie symmetrically around it. Around a power
     * of two they don't.
     */
    private static int digits(BigDecimal exact, double x) {
        if ((Double.doubleToRawLongBits(x) & FRACTION) == 0) {
            return IntStream.range(1, DOUBLE_DIGITS)
                    .filter(few -> rounded(exact, few).doubleValue() == x)
                    .findFirst()
                    .orElse(DOUBLE_DIGITS);
        }
        int digits = new BigDecimal(Double.toString(x)).stripTrailingZeros().precision();
        while (digits > 1 && rounded(exact, digits - 1).doubleValue() == x) {
            digits--;
        }
        return digits;
    }

    private static BigDecimal rounded(BigDecimal x, int digits) {
        return x.round(new MathContext(digits));
    }

    private static BigDecimal rounded(Rational x, MathContext rounding) {
        return new BigDecimal(x.numerator()).divide(new BigDecimal(x.denominator()), rounding);
    }

    /** Refines the enclosure until both of its ends round alike. */
    private static BigDecimal refined(Real x, MathContext rounding) {
        for (int bits = Real.FIRST_BITS; bits <= Real.MOST_BITS; bits *= 2) {
            Enclosure enclosure = x.enclose(bits);
            BigDecimal low = rounded(enclosure.low(), rounding);
            if (low.compareTo(rounded(enclosure.high(), rounding)) == 0) {
                return low;
            }
        }
        throw new ArithmeticException(x + ": " + Real.MOST_BITS + " bits don't decide how it rounds");
    }

    private static String written(BigDecimal x, int digits) {
        BigDecimal bare = x.signum() == 0 ? BigDecimal.ZERO : x.stripTrailingZeros();
        int power = bare.precision() - bare.scale() - 1;
        return power >= SMALLEST_PLAIN && power < digits ? bare.toPlainString() : scientific(bare, power);
    }

    private static String scientific(BigDecimal x, int power) {
        return x.scaleByPowerOfTen(-power).toPlainString() + "e" + power;
    }
}
