package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {

    @ParameterizedTest
    @CsvSource({"3/4,3/4", "-2,-2", "0.25,1/4", "1e-3,1/1000", "1E2,100", "' 6 / -8 ',-3/4", "0.5/0.25,2", "-0,0"})
    void fractions_and_decimals_are_read_as_written(String text, String expected) {
        assertThat(Rational.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "1/", "1/2/3", "1/0", "NaN", "Infinity", "0x1", "1e999999999", "1e-2147483647"})
    void other_text_is_refused_at_once(String text) {
        assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void a_refused_power_names_the_limit() {
        assertThatThrownBy(() -> Rational.parse("1e10001"))
                .hasMessage("a power of ten of at most 10000 is allowed, found 1e10001");
    }

    @Test
    void the_smallest_long_is_a_number_like_any_other() {
        Rational smallest = Rational.of(Long.MIN_VALUE);

        assertThat(smallest).hasToString("-9223372036854775808");
        assertThat(smallest.negated()).hasToString("9223372036854775808");
        assertThat(smallest.over(smallest)).isEqualTo(Rational.ONE);
        assertThat(Rational.of(1, Long.MIN_VALUE)).hasToString("-1/9223372036854775808");
        assertThat(Rational.of(Long.MIN_VALUE, -1)).isEqualTo(smallest.negated());
    }

    @Test
    void sums_at_the_end_of_the_long_range_do_not_wrap() {
        Rational largest = Rational.of(Long.MAX_VALUE);

        assertThat(largest.plus(Rational.ONE)).hasToString("9223372036854775808");
        assertThat(largest.negated().minus(Rational.ONE)).isEqualTo(Rational.of(Long.MIN_VALUE));
        assertThat(largest.plus(largest).minus(largest)).isEqualTo(largest);
    }

    @Test
    void a_zero_denominator_is_refused() {
        assertThatThrownBy(() -> Rational.of(3, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(Rational.ZERO::inverse).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.ZERO.power(-1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void zero_to_the_zero_is_one() {
        assertThat(Rational.ZERO.power(0)).isEqualTo(Rational.ONE);
    }

    @Test
    void integer_conversions_cut_towards_zero() {
        assertThat(Rational.of(-7, 2).intValue()).isEqualTo(-3);
        assertThat(Rational.of(7, 2).longValue()).isEqualTo(3);
        assertThat(Rational.of(-7, 2).floor()).isEqualTo(-4);
    }

    /** Sums and products at the ends of a long, beside those of big integers. */
    @Test
    void longs_that_overflow_are_noticed() {
        long[] ends = {
            1,
            -1,
            2,
            3,
            1L << 31,
            1L << 32,
            -(1L << 32),
            Long.MAX_VALUE,
            Long.MAX_VALUE - 1,
            -Long.MAX_VALUE,
            1L << 62,
            -(1L << 62),
            (1L << 62) - 1,
            Long.MIN_VALUE,
            Long.MIN_VALUE + 1
        };
        for (long a : ends) {
            for (long b : ends) {
                BigInteger x = BigInteger.valueOf(a);
                BigInteger y = BigInteger.valueOf(b);
                assertThat(Rational.of(a).plus(Rational.of(b)).numerator()).isEqualTo(x.add(y));
                assertThat(Rational.of(a).minus(Rational.of(b)).numerator()).isEqualTo(x.subtract(y));
                assertThat(Rational.of(a).times(Rational.of(b)).numerator()).isEqualTo(x.multiply(y));
                Rational quotients = Rational.of(3, a).plus(Rational.of(5, b));
                assertThat(quotients.numerator().multiply(x).multiply(y))
                        .isEqualTo(quotients
                                .denominator()
                                .multiply(y.multiply(BigInteger.valueOf(3)).add(x.multiply(BigInteger.valueOf(5)))));
            }
        }
    }
}
