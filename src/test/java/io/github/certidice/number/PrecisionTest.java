package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrecisionTest {

    /** The middle of such an enclosure is too long for a double, the number isn't. */
    @Test
    void numbers_of_thousands_of_bits_round() {
        Precision precision = new Precision(3200, 0);
        Certified third = precision.constant(Rational.of(1, 3));

        assertThat(third.doubleValue()).isEqualTo(1 / 3.0);
        assertThat(third.approximate()).isEqualTo(1 / 3.0);
        assertThat(((Certified) precision.constant(Rational.of(-1600)).exp()).doubleValue())
                .isZero();
        assertThat(((Certified) precision.constant(Rational.ONE).exp()).doubleValue())
                .isEqualTo(Math.E);
    }

    @Test
    void enclosures_contain_the_number() {
        Enclosure enclosure =
                Precision.FIRST.constant(Rational.of(1, 3)).enclosure().orElseThrow();

        assertThat(enclosure.low()).isLessThanOrEqualTo(Rational.of(1, 3));
        assertThat(enclosure.high()).isGreaterThanOrEqualTo(Rational.of(1, 3));
        assertThat(Precision.FIRST.input(Double.NaN).enclosure()).isEmpty();
    }
}
