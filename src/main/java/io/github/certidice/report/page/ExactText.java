package io.github.certidice.report.page;

import io.github.certidice.number.Bound;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Rational;
import io.github.certidice.number.Real;
import java.math.BigInteger;
import java.util.Locale;
import java.util.stream.IntStream;

/** Exact numbers as readers like to see them; what is too long to read is shortened and says so. */
public final class ExactText {

    /** Significant digits of decimals in reports. */
    private static final int DIGITS = 12;

    private static final int LONGEST = 40;
    private static final int LONGEST_INTEGER = 20;
    private static final int KEPT = 6;

    /** From this power of two on, a denominator is written as one. */
    private static final int POWER = 14;

    private ExactText() {}

    /** {@code "3/4"}, {@code "5/2^40"}, or {@code "123456…654321 (46 digits)/2"}. */
    public static String of(Rational x) {
        BigInteger below = x.denominator();
        if (below.equals(BigInteger.ONE)) {
            return of(x.numerator());
        }
        boolean power = below.bitCount() == 1 && below.bitLength() > POWER;
        return of(x.numerator()) + "/" + (power ? "2^" + (below.bitLength() - 1) : of(below));
    }

    private static String of(BigInteger n) {
        String digits = n.toString();
        return digits.length() <= LONGEST_INTEGER
                ? digits
                : digits.substring(0, KEPT) + "…" + digits.substring(digits.length() - KEPT) + " ("
                        + n.abs().toString().length() + " digits)";
    }

    /** {@code "3 − 2√2"}; only the decimal where the exact form is too long. */
    public static String of(Bound x) {
        if (x.isRational()) {
            return of(x.rational());
        }
        String exact = x.toString()
                .replace(" - ", " − ")
                .replace("*", " ")
                .replaceAll("sqrt\\((\\d+)\\)", "√$1")
                .replaceAll("sqrt\\(([^)]*)\\)", "√($1)")
                .replaceAll("(\\d+/\\d+) √", "($1)√")
                .replaceAll("(\\d) √", "$1√");
        return exact.length() <= LONGEST ? exact : "";
    }

    /** {@code "3/4 = 0.75"}, {@code "3 − 2√2 ≈ 0.171572875254"}; an integer alone. */
    public static String withDecimal(Real x) {
        return withDecimal(x, DIGITS);
    }

    /** With so many digits that the decimals differ, where the numbers do: 1.99999999999636 is not 2. */
    static String apartFrom(Real other, Real x) {
        int digits = IntStream.of(DIGITS, 15, 18, 24, 32)
                .filter(d -> !Decimal.of(x, d).equals(Decimal.of(other, d)))
                .findFirst()
                .orElse(DIGITS);
        return withDecimal(x, digits);
    }

    /** With that many significant digits. */
    static String withDecimal(Real x, int digits) {
        String exact = x instanceof Bound bound ? of(bound) : of(x.rational());
        String decimal = Decimal.of(x, digits);
        if (exact.equals(decimal)) {
            return exact;
        }
        return (exact + (isExact(x, decimal) ? " = " : " ≈ ") + decimal).strip();
    }

    private static boolean isExact(Real x, String decimal) {
        return x.asRational().filter(Rational.parse(decimal)::equals).isPresent();
    }

    /** Rounded correctly to as many digits as a reader compares. */
    public static String decimal(Real x) {
        return Decimal.of(x, DIGITS);
    }

    /** Rounded correctly to a few digits, for tables. */
    public static String brief(Real x) {
        return Decimal.of(x, 3);
    }

    /** With a comma after every three digits. */
    public static String grouped(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code "1 case"}, {@code "2 cases"}. */
    public static String counted(long n, String singular) {
        return grouped(n) + " " + singular + (n == 1 ? "" : "s");
    }
}
