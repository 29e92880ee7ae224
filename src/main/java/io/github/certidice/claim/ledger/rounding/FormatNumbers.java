package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.number.FloatFormat;
import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The numbers of a format from 0 to 1, subnormal ones too, counted from 0 on: number k is the k-th smallest positive one. A case
 * names the digits of the format and k.
 *
 * @param format one of the four
 */
record FormatNumbers(FloatFormat format) {

    /** The hypothesis, in words. */
    static final String WORDS = "p is number k, counted from 0 on, of bfloat16, float16, float32 or float64, which have"
            + " 8, 11, 24 and 53 digits; p <= 1";

    private static final Map<Integer, FloatFormat> FORMATS = Map.of(
            8, FloatFormat.BFLOAT16,
            11, FloatFormat.FLOAT16,
            24, FloatFormat.FLOAT32,
            53, FloatFormat.FLOAT64);

    private static final int[] DIGITS = {8, 11, 24, 53};

    static FormatNumbers of(Case c) {
        return new FormatNumbers(FORMATS.get(c.integer("digits")));
    }

    /** True where the case is a number from 0 to 1 of one of the formats. */
    static boolean isOne(Case c) {
        Rational k = c.parameter("k");
        return FORMATS.containsKey(c.integer("digits"))
                && k.equals(Rational.of(k.longValue()))
                && k.signum() >= 0
                && k.compareTo(Rational.of(of(c).ofOne())) <= 0;
    }

    static Case at(int digits, long k) {
        return Case.of("digits", Rational.of(digits)).with("k", k);
    }

    /** The number that the case names. */
    static Rational number(Case c) {
        return of(c).number(c.parameter("k").longValue());
    }

    /** Number k: below the normal numbers in equal steps, then as many steps to each power of 2. */
    Rational number(long k) {
        long perPower = 1L << stored();
        long power = k / perPower;
        long significand = power == 0 ? k : perPower + k % perPower;
        int exponent = leastStep() + (int) Math.max(power - 1, 0);
        return Rational.of(BigInteger.valueOf(significand), exponent);
    }

    /** Of the significand, without the leading digit. */
    private int stored() {
        return format.digits() - 1;
    }

    /** The exponent of the smallest positive number. */
    private int leastStep() {
        return format.leastExponent() - stored();
    }

    /** The k of 1. */
    long ofOne() {
        return (1L - format.leastExponent()) << stored();
    }

    /** The first and the last ones of each format. */
    static Domain.Enumeration ends() {
        return Enumerations.bySize(
                "the four formats; the first and the last %d numbers",
                new int[] {200, 1_000, 20_000}, k -> each(digits -> LongStream.of(k - 1, ofOne(digits) - k + 1)));
    }

    /** The ones around a number of each format, and the first ones. */
    static Domain.Enumeration around(String what, Map<Integer, Long> middles) {
        return Enumerations.bySize(
                "the four formats; the first %1$d numbers, and those up to as far from " + what,
                new int[] {200, 1_000, 20_000},
                k -> each(digits -> LongStream.of(k - 1, middles.get(digits) + k, middles.get(digits) - k + 1)));
    }

    /** Numbers of a format by its digits. */
    private interface Choice {
        LongStream of(int digits);
    }

    private static Stream<Case> each(Choice choice) {
        return IntStream.of(DIGITS)
                .boxed()
                .flatMap(t -> choice.of(t).filter(k -> k >= 0).mapToObj(k -> at(t, k)));
    }

    /** The k of 1 in that format. */
    static long ofOne(int digits) {
        return new FormatNumbers(FORMATS.get(digits)).ofOne();
    }
}
