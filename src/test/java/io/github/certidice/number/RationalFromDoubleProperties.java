package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.apache.commons.math3.fraction.BigFraction;

/** A double becomes a rational without any rounding, subnormals included. */
@Domain(Numbers.class)
@Domain(DomainContext.Global.class)
class RationalFromDoubleProperties {

    /** BigDecimal's constructor for doubles is exact, and written by somebody else. */
    @Property(tries = 3000)
    void every_bit_pattern_means_what_big_decimal_says(@ForAll double x) {
        assertThat(Rational.of(x)).isEqualTo(Numbers.rational(new BigDecimal(x)));
    }

    @Property(tries = 3000)
    void and_back_to_the_same_double(@ForAll double x) {
        assertThat(Rational.of(x).doubleValue()).isEqualTo(x + 0.0);
    }

    @Property
    void a_float_is_the_same_number_as_a_double(@ForAll float x) {
        assertThat(Rational.of(x).floatValue()).isEqualTo(x + 0.0f);
    }

    @Property
    void a_significand_and_a_power_of_two_make_their_product(@ForAll long significand, @ForAll byte exponent) {
        Rational power = exponent < 0
                ? Rational.of(BigInteger.ONE, BigInteger.TWO.pow(-exponent))
                : Rational.of(BigInteger.TWO.pow(exponent), BigInteger.ONE);

        assertThat(Rational.of(BigInteger.valueOf(significand), exponent))
                .isEqualTo(Rational.of(significand).times(power));
    }

    @Example
    void nan_and_infinities_are_no_numbers() {
        for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Rational.of(x))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("only finite numbers are rational, found " + x);
        }
    }

    /** Why this library doesn't build fractions with commons-math3: the result is half of what it should be. */
    @Property
    void commons_math_halves_every_subnormal(@ForAll @LongRange(min = 1, max = (1L << 52) - 1) long bits) {
        double x = Double.longBitsToDouble(bits);
        BigFraction theirs = new BigFraction(x);

        assertThat(Rational.of(theirs.getNumerator(), theirs.getDenominator()))
                .isEqualTo(Rational.of(x).times(Rational.HALF));
    }
}
