package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundTest {

    /** The largest gap between Dice and Jaccard. */
    private static final Bound GAP = Bound.of(Rational.of(3), Rational.of(-2), Rational.TWO);

    @Test
    void the_gap_lies_between_neighbouring_doubles() {
        double nearest = 0.1715728752538099;

        assertThat(GAP.doubleValue()).isEqualTo(nearest);
        assertThat(GAP.compareTo(Rational.of(nearest))).isNegative();
        assertThat(GAP.compareTo(Rational.of(Math.nextDown(nearest)))).isPositive();
    }

    @Test
    void the_gap_is_the_tanh_form_of_two_and_the_square_of_root_two_minus_one() {
        Bound root = Bound.of(Rational.of(-1), Rational.ONE, Rational.TWO);

        assertThat(Bound.tanhForm(Rational.TWO)).isEqualTo(GAP);
        assertThat(GAP.compareTo(root)).isNegative();
    }

    @Test
    void root_eight_is_twice_root_two() {
        Bound eight = Bound.of(Rational.ZERO, Rational.ONE, Rational.of(8));
        Bound two = Bound.of(Rational.ZERO, Rational.TWO, Rational.TWO);

        assertThat(eight).isEqualTo(two).hasSameHashCodeAs(two);
        assertThat(eight.compareWith(two)).isZero();
    }

    @Test
    void sums_of_two_roots_that_nearly_agree_are_told_apart() {
        // sqrt(7) + 10 against sqrt(10) + 9.483: both about 12.6457
        Bound seven = Bound.of(Rational.of(10), Rational.ONE, Rational.of(7));
        Bound ten = Bound.of(Rational.parse("9.4834736508"), Rational.ONE, Rational.of(10));

        assertThat(seven.compareTo(ten)).isEqualTo(Double.compare(seven.doubleValue(), ten.doubleValue()));
    }

    @Test
    void the_root_of_a_square_is_rational() {
        Bound bound = Bound.of(Rational.ONE, Rational.TWO, Rational.of(9, 4));

        assertThat(bound.isRational()).isTrue();
        assertThat(bound.rational()).isEqualTo(Rational.of(4));
        assertThat(bound.asRational()).contains(Rational.of(4));
        assertThat(GAP.asRational()).isEmpty();
    }

    @Test
    void an_irrational_bound_has_no_rational_value() {
        assertThatThrownBy(GAP::rational)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("3 - 2*sqrt(2) is not known to be rational");
    }

    @Test
    void a_negative_radicand_is_refused() {
        assertThatThrownBy(() -> Bound.of(Rational.ZERO, Rational.ONE, Rational.of(-2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("c must be >= 0 in a + b*sqrt(c), found -2");
    }

    @Test
    void bounds_read_as_in_a_paper() {
        assertThat(GAP).hasToString("3 - 2*sqrt(2)");
        assertThat(GAP.latex()).isEqualTo("3 - 2\\sqrt{2}");
        assertThat(Bound.of(Rational.HALF).latex()).isEqualTo("\\frac{1}{2}");
        assertThat(Bound.of(2)).hasToString("2");
        assertThat(Bound.of(Rational.ZERO, Rational.of(-1), Rational.of(3))).hasToString("-sqrt(3)");
    }
}
