package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

class ElementaryProperties {

    private static final int MOST_UNITS = 3;

    @Property(tries = 150)
    void the_logarithm_is_inside_a_narrow_interval(@ForAll("positive") Rational x, @ForAll("precisions") int bits) {
        assertEncloses(Elementary.log(x, bits), Numbers.rational(Decimals.log(x, digitsFor(bits, 40))), bits);
    }

    @Property(tries = 150)
    void the_exponential_is_inside_a_narrow_interval(@ForAll("moderate") Rational x, @ForAll("precisions") int bits) {
        assertEncloses(Elementary.exp(x, bits), Numbers.rational(Decimals.exp(x, digitsFor(bits, 400))), bits);
    }

    private static MathContext digitsFor(int bits, int more) {
        return new MathContext(Math.max(bits, 0) * 302 / 1000 + more);
    }

    /** The decimal value is off by less than a millionth of a unit. */
    private static void assertEncloses(Enclosure enclosure, Rational value, int bits) {
        Rational error = Rational.of(BigInteger.ONE, -bits - 20).min(Rational.of(BigInteger.ONE, -20));
        assertThat(enclosure.bits()).isEqualTo(bits);
        assertThat(enclosure.low()).isLessThanOrEqualTo(value.plus(error));
        assertThat(enclosure.high()).isGreaterThanOrEqualTo(value.minus(error));
        assertThat(enclosure.highUnits().subtract(enclosure.lowUnits()).intValueExact())
                .isLessThanOrEqualTo(MOST_UNITS);
    }

    @Property(tries = 300)
    void the_logarithm_is_monotone(
            @ForAll("positive") Rational x, @ForAll("positive") Rational y, @ForAll("precisions") int bits) {
        Enclosure low = Elementary.log(x.min(y), bits);
        Enclosure high = Elementary.log(x.max(y), bits);

        assertThat(low.compareTo(high)).isNotPositive();
    }

    @Property(tries = 300)
    void the_exponential_is_monotone(
            @ForAll("moderate") Rational x, @ForAll("moderate") Rational y, @ForAll("precisions") int bits) {
        Enclosure low = Elementary.exp(x.min(y), bits);
        Enclosure high = Elementary.exp(x.max(y), bits);

        assertThat(low.compareTo(high)).isNotPositive();
    }

    @Property(tries = 200)
    void the_exponential_of_the_logarithm_contains_the_number(@ForAll("positive") Rational x) {
        Enclosure log = Elementary.log(x, 200);

        assertThat(Elementary.exp(log.low(), 100).low()).isLessThanOrEqualTo(x);
        assertThat(Elementary.exp(log.high(), 100).high()).isGreaterThanOrEqualTo(x);
    }

    @Property(tries = 200)
    void the_logarithm_of_a_product_overlaps_the_sum(@ForAll("positive") Rational x, @ForAll("positive") Rational y) {
        Enclosure sum = Elementary.log(x, 150).plus(Elementary.log(y, 150));

        assertThat(Elementary.log(x.times(y), 150).compareTo(sum)).isZero();
    }

    @Property(tries = 200)
    void to_double_they_agree_with_the_java_library(@ForAll("positive") Rational x) {
        double ours = Elementary.log(x, 1200).low().doubleValue();
        double theirs = StrictMath.log(x.doubleValue());

        // StrictMath is within 1 ulp for the rounded argument, whose rounding moves log by at most 2^-53
        assertThat(Math.abs(ours - theirs)).isLessThanOrEqualTo(2 * Math.ulp(ours) + 0x1p-52);
    }

    @Property(tries = 50)
    void the_logarithm_of_one_is_exactly_zero(@ForAll @IntRange(min = -100, max = 5000) int bits) {
        assertThat(Elementary.log(Rational.ONE, bits)).isEqualTo(new Enclosure(BigInteger.ZERO, BigInteger.ZERO, bits));
    }

    @Example
    void the_exponential_of_a_very_negative_number_is_between_zero_and_one_unit() {
        assertThat(Elementary.exp(Rational.of(-5_000_000), 50))
                .isEqualTo(new Enclosure(BigInteger.ZERO, BigInteger.ONE, 50));
    }

    @Example
    void numbers_outside_the_domain_are_refused() {
        assertThatThrownBy(() -> Elementary.log(Rational.ZERO, 10)).hasMessage("log needs a positive number, found 0");
        assertThatThrownBy(() -> Elementary.log(Rational.of(-1), 10)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Elementary.exp(Rational.of(65537), 10))
                .hasMessage("exp needs a number of at most 65536, found 65537");
    }

    /** From the smallest double to its inverse, and as near to 1 as doubles come. */
    @Provide
    Arbitrary<Rational> positive() {
        Arbitrary<Rational> fractions = Combinators.combine(
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.integers().between(1, 1000))
                .as(Rational::of);
        Arbitrary<Rational> edges = Arbitraries.of(
                        Double.MIN_VALUE, Double.MAX_VALUE, Math.nextUp(1.0), Math.nextDown(1.0))
                .map(Rational::of);
        Arbitrary<Rational> bits = Arbitraries.longs()
                .between(1, 0x7fefffffffffffffL)
                .map(pattern -> Rational.of(Double.longBitsToDouble(pattern)));
        return Arbitraries.oneOf(fractions, edges, bits).withoutEdgeCases();
    }

    @Provide
    Arbitrary<Rational> moderate() {
        return Combinators.combine(Arbitraries.integers().between(-700_000, 700_000), Arbitraries.of(1000, 7_000_000))
                .as(Rational::of)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Integer> precisions() {
        return Arbitraries.frequencyOf(
                        Tuple.of(8, Arbitraries.integers().between(1, 200)),
                        Tuple.of(1, Arbitraries.of(1, 2000)),
                        Tuple.of(1, Arbitraries.integers().between(-300, 0)))
                .withoutEdgeCases();
    }
}
