package io.github.certidice.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Comparisons across the kinds of real numbers. */
class RealTest {

    private static final Rational HALF = Rational.HALF;
    private static final Bound ROOT_TWO = Bound.of(Rational.ZERO, Rational.ONE, Rational.TWO);

    @Test
    void equal_rationals_compare_as_equal_whatever_their_kind() {
        assertThat(HALF.compareWith(Rational.of(2, 4))).isZero();
        assertThat(HALF.compareWith(Bound.of(HALF))).isZero();
        assertThat(Bound.of(HALF).compareWith(HALF)).isZero();
        assertThat(new LogSum(List.of()).compareWith(Rational.ZERO)).isZero();
        assertThat(Rational.ZERO.compareWith(new LogSum(List.of()))).isZero();
    }

    @Test
    void numbers_far_closer_than_doubles_are_told_apart() {
        Rational tiny = Rational.of(java.math.BigInteger.ONE, -900);

        assertThat(HALF.compareWith(Bound.of(HALF.plus(tiny)))).isNegative();
        assertThat(ROOT_TWO.compareWith(ROOT_TWO.plus(tiny))).isNegative();
        assertThat(logOfTwo(Rational.ONE).compareWith(logOfTwo(Rational.ONE.plus(tiny))))
                .isNegative();
    }

    @Test
    void an_irrational_number_is_compared_with_a_rational_one_from_both_sides() {
        assertThat(ROOT_TWO.compareWith(Rational.of(Math.sqrt(2)))).isNegative();
        assertThat(Rational.of(Math.sqrt(2)).compareWith(ROOT_TWO)).isPositive();
        assertThat(logOfTwo(Rational.ONE).compareWith(Rational.of(Math.log(2)))).isPositive();
    }

    @Test
    void equal_logarithms_in_different_form_stay_undecided_and_say_so() {
        LogSum twice = logOfTwo(Rational.TWO);
        LogSum four = new LogSum(List.of(new LogSum.Term(Rational.ONE, Rational.of(4))));

        assertThatThrownBy(() -> four.compareWith(twice))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("bits don't decide how it compares with");
    }

    private static LogSum logOfTwo(Rational weight) {
        return new LogSum(List.of(new LogSum.Term(weight, Rational.TWO)));
    }
}
