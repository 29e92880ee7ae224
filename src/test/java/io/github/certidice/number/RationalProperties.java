package io.github.certidice.number;

import static io.github.certidice.number.Numbers.bigFraction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.apache.commons.math3.fraction.BigFraction;

/** Rational against commons-math3's BigFraction, built from numerator and denominator so that nothing is rounded. */
@Domain(Numbers.class)
@Domain(DomainContext.Global.class)
class RationalProperties {

    @Property
    void sums_and_differences_are_those_of_big_fraction(@ForAll Rational a, @ForAll Rational b) {
        assertSame(a.plus(b), bigFraction(a).add(bigFraction(b)));
        assertSame(a.minus(b), bigFraction(a).subtract(bigFraction(b)));
    }

    @Property
    void products_and_quotients_are_those_of_big_fraction(@ForAll Rational a, @ForAll Rational b) {
        Assume.that(b.signum() != 0);
        assertSame(a.times(b), bigFraction(a).multiply(bigFraction(b)));
        assertSame(a.over(b), bigFraction(a).divide(bigFraction(b)));
        assertSame(b.inverse(), bigFraction(b).reciprocal());
    }

    @Property
    void powers_are_those_of_big_fraction(@ForAll Rational a, @ForAll @IntRange(min = -6, max = 6) int exponent) {
        Assume.that(a.signum() != 0);
        assertSame(a.power(exponent), bigFraction(a).pow(exponent));
    }

    @Property
    void rationals_form_an_ordered_field(@ForAll Rational a, @ForAll Rational b, @ForAll Rational c) {
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.times(b).times(c)).isEqualTo(a.times(b.times(c)));
        assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
        assertThat(a.plus(c).compareTo(b.plus(c))).isEqualTo(a.compareTo(b));
        assertThat(a.plus(a.negated())).isEqualTo(Rational.ZERO);
    }

    @Property
    void order_is_that_of_the_cross_products(@ForAll Rational a, @ForAll Rational b) {
        BigInteger left = a.numerator().multiply(b.denominator());
        BigInteger right = b.numerator().multiply(a.denominator());

        assertThat(a.compareTo(b)).isEqualTo(left.compareTo(right));
        assertThat(b.compareTo(a)).isEqualTo(right.compareTo(left));
        assertThat(a.compareWith(b)).isEqualTo(left.compareTo(right));
        assertThat(a.min(b).compareTo(a.max(b))).isNotPositive();
    }

    @Property
    void order_is_transitive(@ForAll Rational a, @ForAll Rational b, @ForAll Rational c) {
        Assume.that(a.compareTo(b) <= 0 && b.compareTo(c) <= 0);
        assertThat(a.compareTo(c)).isNotPositive();
    }

    @Property
    void equal_numbers_have_equal_hashes_whatever_their_form(@ForAll Rational a, @ForAll Rational b) {
        Rational detour = a.plus(b).minus(b);

        assertThat(detour).isEqualTo(a).hasSameHashCodeAs(a).hasToString(a.toString());
        assertThat(a.negated().negated()).isEqualTo(a).hasSameHashCodeAs(a);
    }

    @Property
    void parts_are_in_lowest_terms_with_a_positive_denominator(@ForAll Rational a) {
        assertThat(a.denominator()).isPositive();
        assertThat(a.numerator().gcd(a.denominator())).isEqualTo(BigInteger.ONE);
        assertThat(a.signum()).isEqualTo(a.numerator().signum());
    }

    @Property
    void parse_reads_what_to_string_writes(@ForAll Rational a) {
        assertThat(Rational.parse(a.toString())).isEqualTo(a);
    }

    @Property
    void floor_is_the_largest_integer_not_above(@ForAll Rational a) {
        Rational floor = Rational.of(a.floor(), BigInteger.ONE);

        assertThat(floor).isLessThanOrEqualTo(a);
        assertThat(floor.plus(Rational.ONE)).isGreaterThan(a);
    }

    @Property
    void an_enclosure_has_the_number_inside_and_one_unit_of_width(
            @ForAll Rational a, @ForAll @IntRange(min = -70, max = 300) int bits) {
        Enclosure enclosure = a.enclose(bits);

        assertThat(enclosure.low()).isLessThanOrEqualTo(a);
        assertThat(enclosure.high()).isGreaterThanOrEqualTo(a);
        assertThat(enclosure.highUnits().subtract(enclosure.lowUnits())).isLessThanOrEqualTo(BigInteger.ONE);
    }

    /** Short fractions take a way of their own. */
    @Property
    void the_nearest_double_is_that_of_the_exact_parts_whatever_the_form(@ForAll Rational a, @ForAll Rational b) {
        double nearest = Rounding.toDouble(a.numerator(), a.denominator());

        assertThat(a.doubleValue()).isEqualTo(nearest);
        assertThat(a.plus(b).minus(b).doubleValue()).isEqualTo(nearest);
    }

    @Property
    void common_divisors_are_those_of_big_integers(@ForAll Rational a, @ForAll Rational b) {
        BigInteger x = a.numerator();
        BigInteger y = b.denominator();

        assertThat(CommonDivisor.of(x, y)).isEqualTo(x.gcd(y));
        assertThat(CommonDivisor.of(x.multiply(y), y.shiftLeft(3)))
                .isEqualTo(x.multiply(y).gcd(y.shiftLeft(3)));
    }

    @Property
    void division_by_zero_is_refused(@ForAll Rational a) {
        assertThatThrownBy(() -> a.over(Rational.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    private static void assertSame(Rational actual, BigFraction expected) {
        assertThat(actual.numerator()).isEqualTo(expected.getNumerator());
        assertThat(actual.denominator()).isEqualTo(expected.getDenominator());
    }
}
