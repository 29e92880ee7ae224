package io.github.certidice.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {

    private static final CrossEntropy PLAIN = new CrossEntropy();

    @Test
    void one_half_costs_log_two() {
        assertThat(PLAIN.of(pair("01", 0.5, 0.5)).value()).isEqualTo(0.6931471805599453);
    }

    @Test
    void a_certain_and_wrong_prediction_is_infinitely_bad() {
        Evaluation answer = PLAIN.of(pair("011", 1, 0, 0.5));

        assertThat(answer.value()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(answer.flags()).containsExactly(Flag.INFINITE);
        assertThat(answer.gradient().doubles())
                .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -2 / 3.0);
        assertThatThrownBy(() -> answer.gradient().at(0)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_term_of_weight_zero_is_not_there() {
        CrossEntropy foreground = new CrossEntropy(Rational.ZERO, Rational.ONE);
        Evaluation answer = foreground.of(pair("01", 1, 1));

        assertThat(answer.value()).isZero();
        assertThat(answer.gradient().doubles()).containsExactly(0, -0.5);
        assertThat(foreground.isZeroAtEquality()).isFalse();
        assertThat(new CrossEntropy(Rational.ONE, Rational.ZERO)
                        .of(pair("10", 0, 0))
                        .value())
                .isZero();
    }

    /** Where 1 - p is rounded to 1, the loss reads 0. */
    @Test
    void a_tiny_probability_on_the_background_is_not_lost() {
        assertThat(PLAIN.of(pair("0", 1e-17)).value()).isEqualTo(1e-17);
        assertThat(PLAIN.of(pair("0", Double.MIN_VALUE)).value()).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void a_perfect_prediction_costs_nothing() {
        assertThat(PLAIN.of(pair("01", 0, 1)).value()).isZero();
        assertThat(PLAIN.of(pair("01", 0, 1)).gradient().doubles()).containsExactly(0.5, -0.5);
    }

    @Test
    void names_tell_the_weights() {
        assertThat(PLAIN.name()).isEqualTo("cross-entropy");
        assertThat(new CrossEntropy(Rational.ONE, Rational.of(3)).name()).isEqualTo("cross-entropy, w0=1 w1=3");
    }

    @Test
    void negative_weights_are_refused() {
        assertThatThrownBy(() -> new CrossEntropy(Rational.of(-1), Rational.ONE))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("w0: found -1, allowed: a number of at least 0");
        assertThatThrownBy(() -> new CrossEntropy(Rational.ONE, Rational.of(-1)))
                .hasMessage("w1: found -1, allowed: a number of at least 0");
    }

    private static Pair pair(String target, double... p) {
        Shape shape = Shape.of(p.length);
        return new Pair(Mask.parse(shape, target), ProbabilityMap.of(shape, p));
    }
}
