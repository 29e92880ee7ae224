package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** a + b sqrt(c) against BigDecimal's square root at 120 digits. */
class BoundProperties {

    private static final MathContext DIGITS = new MathContext(120, RoundingMode.HALF_EVEN);
    private static final Rational ERROR = Rational.parse("1e-110");

    @Property
    void order_is_that_of_values_at_120_digits(@ForAll("surds") Surd x, @ForAll("surds") Surd y) {
        Rational difference = x.decimal().minus(y.decimal());
        int expected = difference.abs().compareTo(ERROR) < 0 ? 0 : difference.signum();

        assertThat(x.bound().compareTo(y.bound())).isEqualTo(expected);
        assertThat(x.bound().compareWith(y.bound())).isEqualTo(expected);
        assertThat(x.bound().equals(y.bound())).isEqualTo(expected == 0);
    }

    @Property
    void order_against_rationals_is_that_of_values_at_120_digits(@ForAll("surds") Surd x, @ForAll("parts") Rational y) {
        Rational difference = x.decimal().minus(y);
        int expected = difference.abs().compareTo(ERROR) < 0 ? 0 : difference.signum();

        assertThat(x.bound().compareTo(y)).isEqualTo(expected);
        assertThat(x.bound().compareWith(y)).isEqualTo(expected);
        assertThat(y.compareWith(x.bound())).isEqualTo(-expected);
    }

    @Property
    void the_same_number_in_another_form_is_equal(@ForAll("surds") Surd x, @ForAll @IntRange(min = 1, max = 50) int k) {
        Rational factor = Rational.of(k, 7);
        Bound other = Bound.of(x.a, x.b.over(factor), x.c.times(factor).times(factor));

        assertThat(other).isEqualTo(x.bound()).hasSameHashCodeAs(x.bound());
    }

    @Property
    void an_enclosure_contains_the_value_and_is_narrow(
            @ForAll("surds") Surd x, @ForAll @IntRange(min = -20, max = 300) int bits) {
        Enclosure enclosure = x.bound().enclose(bits);

        assertThat(enclosure.low()).isLessThanOrEqualTo(x.decimal().plus(ERROR));
        assertThat(enclosure.high()).isGreaterThanOrEqualTo(x.decimal().minus(ERROR));
        assertThat(enclosure.highUnits().subtract(enclosure.lowUnits()).intValueExact())
                .isLessThanOrEqualTo(2);
    }

    /** Far from a midpoint at 120 digits, the rational approximation rounds as the number itself does. */
    @Property
    void the_double_is_that_of_the_value_at_120_digits(@ForAll("surds") Surd x) {
        assertThat(x.bound().doubleValue()).isEqualTo(x.decimal().doubleValue());
    }

    @Property
    void shifts_and_factors_act_on_the_value(@ForAll("surds") Surd x, @ForAll("parts") Rational r) {
        assertThat(x.bound().plus(r)).isEqualTo(Bound.of(x.a.plus(r), x.b, x.c));
        assertThat(x.bound().times(r)).isEqualTo(Bound.of(x.a.times(r), x.b.times(r), x.c));
    }

    /** With s = sqrt(rho), t = (s - 1)/(s + 1) is the root of rho (1 - t)^2 = (1 + t)^2 in [0, 1). */
    @Property
    void the_tanh_form_solves_its_equation(
            @ForAll @IntRange(min = 1, max = 500) int m, @ForAll @IntRange(min = 1, max = 40) int n) {
        Rational rho = Rational.of(m, n).max(Rational.of(n, m));
        Surd root = new Surd(Rational.ZERO, Rational.ONE, rho);
        Rational s = root.decimal();
        Rational expected = s.minus(Rational.ONE).over(s.plus(Rational.ONE));

        assertThat(Bound.tanhForm(rho).compareTo(expected.plus(ERROR))).isNotPositive();
        assertThat(Bound.tanhForm(rho).compareTo(expected.minus(ERROR))).isNotNegative();
    }

    @Provide
    Arbitrary<Rational> parts() {
        return Combinators.combine(
                        Arbitraries.integers().between(-9, 9),
                        Arbitraries.integers().between(1, 6))
                .as(Rational::of)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Surd> surds() {
        return Combinators.combine(parts(), parts(), parts().map(Rational::abs))
                .as(Surd::new)
                .withoutEdgeCases();
    }

    record Surd(Rational a, Rational b, Rational c) {

        Bound bound() {
            return Bound.of(a, b, c);
        }

        Rational decimal() {
            BigDecimal square = new BigDecimal(c.numerator()).divide(new BigDecimal(c.denominator()), DIGITS);
            return a.plus(b.times(Numbers.rational(square.sqrt(DIGITS))));
        }
    }
}
