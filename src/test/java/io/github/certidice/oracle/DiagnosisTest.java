package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of numbers that are too far off, in float64 where nothing else is named. */
class DiagnosisTest {

    private static final Oracle DICE = Oracle.of("monai.losses.DiceLoss(sigmoid=True)");
    private static final List<Integer> SHAPE = List.of(1, 1, 4);

    /** As many bits as doubles have, so that float32 loses some. */
    private static final Question ORDINARY =
            Question.of(Tensor.of(SHAPE, 0.1, -0.7, 1.3, 2.9), Tensor.of(SHAPE, 1, 0, 1, 0));

    /** Nearly everything is predicted where nothing is: all gradients are tiny. */
    private static final Question SATURATED =
            Question.of(Tensor.of(SHAPE, 16.1, 17.3, 18.7, 15.9), Tensor.of(SHAPE, 1, 0, 0, 0));

    private static Comparison compared(Question question, ElementType type, DoubleUnaryOperator change) {
        Answer exact = DICE.answer(question);
        double[] gradient = Arrays.stream(exact.gradient().orElseThrow().toDoubles())
                .map(change)
                .toArray();
        return Comparison.of(DICE, question, Observed.of(type, exact.value(), Tensor.of(SHAPE, gradient)));
    }

    private static Comparison ofValue(double observed) {
        return Comparison.of(DICE, ORDINARY, Observed.of(ElementType.FLOAT64, Tensor.scalar(observed)));
    }

    @Test
    void a_difference_that_usual_tolerances_forgive_is_no_rounding_of_doubles() {
        double exact = DICE.answer(ORDINARY).value().at(0);

        Comparison off = ofValue(exact + 4e-6);

        assertThat(off.usual()).isTrue();
        assertThat(off.flag()).isEqualTo("OTHER");
    }

    @Test
    void an_answer_of_float32_is_rounding_and_says_so() {
        double exact = DICE.answer(ORDINARY).value().at(0);

        Comparison rounded = ofValue((float) exact);

        assertThat(rounded.flag()).isEqualTo("ROUNDING");
        assertThat(rounded.like()).isEqualTo("float32 inside");
        assertThat(rounded.facts(ORDINARY, "")).endsWith("  flag:     ROUNDING\n  like:     float32 inside");
    }

    /** The largest gradient is 1e-8: rounding logits of 17 to float32 changes it by 1e-6 of that, more than sums do. */
    @Test
    void a_prediction_that_was_rounded_to_float32_is_rounding() {
        double[] logits = SATURATED.tensors().prediction().toDoubles();
        Tensor rounded =
                Tensor.of(SHAPE, Arrays.stream(logits).map(z -> (float) z).toArray());
        Answer there = DICE.answer(rounded, SATURATED.tensors().target());

        Comparison comparison = Comparison.of(
                DICE,
                SATURATED,
                Observed.of(ElementType.FLOAT64, there.value(), there.gradient().orElseThrow()));

        assertThat(comparison.flag()).isEqualTo("ROUNDING");
        assertThat(comparison.like()).isEqualTo("float32 inside");
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64, FLOAT16", "FLOAT32, FLOAT16", "FLOAT64, BFLOAT16", "FLOAT32, BFLOAT16"})
    void numbers_of_16_bits_are_known_by_their_digits(ElementType declared, ElementType inside) {
        Comparison comparison = compared(ORDINARY, declared, inside::nearest);

        assertThat(comparison.flag()).isEqualTo("ROUNDING");
        assertThat(comparison.like()).isEqualTo(inside.dtype() + " inside");
    }

    @Test
    void an_error_that_16_bits_would_allow_is_no_rounding_in_other_digits() {
        assertThat(compared(ORDINARY, ElementType.FLOAT32, x -> x + 1e-4).flag())
                .isEqualTo("OTHER");
    }

    @Test
    void one_factor_is_a_factor_however_small_the_numbers_are() {
        Comparison comparison = compared(SATURATED, ElementType.FLOAT64, x -> 0.75 * x);

        assertThat(comparison.usual()).isTrue();
        assertThat(comparison.flag()).isEqualTo("FACTOR");
        assertThat(comparison.like()).isEqualTo("all numbers times 0.75");
    }

    @Test
    void a_factor_that_is_a_rounded_number_is_rounding() {
        assertThat(compared(ORDINARY, ElementType.FLOAT64, x -> x * (1 + 0x1p-25))
                        .flag())
                .isEqualTo("ROUNDING");
    }

    @Test
    void a_gradient_of_zeros_has_a_flag_of_its_own() {
        Comparison comparison = compared(ORDINARY, ElementType.FLOAT64, x -> 0);

        assertThat(comparison.flag()).isEqualTo("ZERO");
        assertThat(comparison.like()).isEqualTo("detached, or cut off");
    }

    /** In float32 sigmoids of 17 are 1, whose slope is 0. */
    @Test
    void zeros_that_float32_has_are_rounding() {
        assertThat(compared(SATURATED, ElementType.FLOAT64, x -> 0).like()).isEqualTo("float32 inside");
    }

    @Test
    void the_other_sign_is_a_sign_however_small_the_numbers_are() {
        assertThat(compared(SATURATED, ElementType.FLOAT64, x -> -x).flag()).isEqualTo("SIGN");
    }
}
