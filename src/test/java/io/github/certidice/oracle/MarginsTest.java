package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.number.Summation;
import io.github.certidice.oracle.Tolerances.Bounds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far answers may be off that were computed in shorter formats, or are those of another loss. */
class MarginsTest {

    private static final List<Integer> SHAPE = List.of(1, 1, 4);
    private static final Tensor TARGET = Tensor.of(SHAPE, 1, 1, 0, 0);
    private static final Tensor PREDICTION = Tensor.of(SHAPE, 0.7, 0.5, 0.3, 0.1);
    private static final Question QUESTION = Question.of(PREDICTION, TARGET);
    private static final Oracle DICE = Oracle.of(PlainOverlap.DICE.pipeline());
    private static final Margins MARGINS = Margins.of(DICE, QUESTION, DerivedTolerances.WEAKEST);
    private static final Answer EXACT = DICE.answer(QUESTION);

    private static double value(Bounds bounds) {
        return bounds.value().at(0);
    }

    private static double[] gradient(Bounds bounds) {
        return bounds.gradient().orElseThrow().toDoubles();
    }

    private static Question rounded(ElementType format) {
        double[] all = PREDICTION.toDoubles();
        for (int i = 0; i < all.length; i++) {
            all[i] = format.nearest(all[i]);
        }
        return Question.of(Tensor.of(SHAPE, all), TARGET);
    }

    /** 0.7 isn't a float32 number: the loss of the rounded prediction is another one, and rounding comes on top. */
    @Test
    void a_shorter_format_rounds_the_prediction_too() {
        ElementType format = ElementType.FLOAT32;
        Question there = rounded(format);
        Bounds own = DerivedTolerances.WEAKEST.bounds(DICE, QUESTION, format);
        Bounds others = DerivedTolerances.WEAKEST.bounds(DICE, there, format);
        Bounds joined = MARGINS.shortBounds(format);
        Answer moved = DICE.answer(there);

        assertThat(value(joined))
                .isEqualTo(Math.max(value(own), value(others))
                        + Math.abs(EXACT.value().at(0) - moved.value().at(0)))
                .isGreaterThan(value(own));
        for (int i = 0; i < 4; i++) {
            double change = Math.abs(EXACT.gradient().orElseThrow().at(i)
                    - moved.gradient().orElseThrow().at(i));
            assertThat(gradient(joined)[i]).isEqualTo(Math.max(gradient(own)[i], gradient(others)[i]) + change);
        }
    }

    @Test
    void numbers_of_the_format_are_not_moved() {
        Question short32 = rounded(ElementType.FLOAT32);

        assertThat(new ShortFormat(DICE, short32).bounds(ElementType.FLOAT32))
                .isEqualTo(DerivedTolerances.WEAKEST.bounds(DICE, short32, ElementType.FLOAT32));
    }

    /** Above 65,520 float16 has infinity alone, and the nearest to 1 + 2^-20 of bfloat16 is a probability where it isn't. */
    @Test
    void a_prediction_that_the_loss_would_not_take_is_not_rounded() {
        Oracle logits = Oracle.of(PlainOverlap.DICE_OF_LOGITS.pipeline());
        Question huge = Question.of(Tensor.of(SHAPE, 70_000, 1, -1, 0.1), TARGET);

        assertThat(new ShortFormat(logits, huge).bounds(ElementType.FLOAT16))
                .isEqualTo(DerivedTolerances.WEAKEST.bounds(logits, huge, ElementType.FLOAT16));
    }

    private static Observed answer(ElementType dtype, double factor, ElementType rounding) {
        double[] slopes = EXACT.gradient().orElseThrow().toDoubles();
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = rounding.nearest(factor * slopes[i]);
        }
        double value = rounding.nearest(factor * EXACT.value().at(0));
        return Observed.of(dtype, Tensor.scalar(value), Tensor.of(SHAPE, slopes));
    }

    private static Bounds own(Observed observed) {
        return OwnBounds.of(EXACT.outcome(), observed, MARGINS, 4);
    }

    @Test
    void a_right_answer_has_the_derived_bounds() {
        assertThat(own(answer(ElementType.FLOAT64, 1, ElementType.FLOAT64)))
                .isEqualTo(MARGINS.bounds(ElementType.FLOAT64));
        assertThat(own(answer(ElementType.FLOAT32, 1, ElementType.FLOAT32)))
                .isEqualTo(MARGINS.bounds(ElementType.FLOAT32));
    }

    @Test
    void an_answer_that_was_computed_in_float32_has_its_bounds() {
        Bounds bounds = own(answer(ElementType.FLOAT64, 1, ElementType.FLOAT32));

        assertThat(bounds).isEqualTo(MARGINS.shortBounds(ElementType.FLOAT32));
    }

    /** The documented loss's bounds relative to its largest number, times the largest of the other loss. */
    @Test
    void another_loss_may_be_as_far_off_relative_to_its_size() {
        Observed thrice = answer(ElementType.FLOAT64, 2.9, ElementType.FLOAT64);
        Bounds derived = MARGINS.bounds(ElementType.FLOAT64);
        double value = Math.abs(EXACT.value().at(0));
        double unit = ElementType.FLOAT64.unitRoundoff();
        double relative = Math.max((8 + 4) * unit, value(derived) / value);

        assertThat(value(own(thrice)))
                .isEqualTo(relative * Math.abs(thrice.value().at(0)))
                .isGreaterThan(value(derived));
        assertThat(gradient(own(thrice))).doesNotContain(0.0);
        assertThat(Arrays.stream(gradient(own(thrice))).max().orElseThrow()).isLessThan(0x1p-40);
    }

    @Test
    void another_loss_in_float32_has_bounds_of_float32() {
        Bounds bounds = own(answer(ElementType.FLOAT64, 3, ElementType.FLOAT32));

        assertThat(value(bounds)).isGreaterThanOrEqualTo(value(MARGINS.bounds(ElementType.FLOAT32)));
        assertThat(Arrays.stream(gradient(bounds)).min().orElseThrow()).isGreaterThan(0x1p-30);
    }

    /** A score of 0 says nothing of relative errors: some roundings of the observed numbers remain. */
    @Test
    void where_the_exact_loss_is_zero_some_roundings_are_allowed() {
        Question perfect = Question.of(TARGET, TARGET);
        Margins margins = Margins.of(DICE, perfect, DerivedTolerances.WEAKEST);
        Observed wrong = Observed.of(ElementType.FLOAT64, Tensor.scalar(3.1), Tensor.of(SHAPE, 0, 0, 0, 0));

        Bounds bounds = OwnBounds.of(DICE.answer(perfect).outcome(), wrong, margins, 4);

        assertThat(value(bounds)).isEqualTo(3.1 * 12 * ElementType.FLOAT64.unitRoundoff());
    }

    @Test
    void shapes_that_are_not_the_documented_ones_have_the_derived_bounds() {
        Observed pair = Observed.of(ElementType.FLOAT64, Tensor.of(List.of(2), 1, 2));

        assertThat(own(pair).value())
                .isEqualTo(MARGINS.bounds(ElementType.FLOAT64).value());
    }

    /** Of 512 terms a sum in the format itself may be off by 512 u. */
    @Test
    void formats_of_16_bits_add_up_in_float32() {
        double[] target = new double[512];
        double[] prediction = new double[512];
        Arrays.fill(target, 0, 100, 1);
        Arrays.fill(prediction, 0.5);
        List<Integer> shape = List.of(1, 1, 512);
        Question many = Question.of(Tensor.of(shape, prediction), Tensor.of(shape, target));
        DerivedTolerances plain = DerivedTolerances.of(Summation.NAIVE);

        for (ElementType half : List.of(ElementType.FLOAT16, ElementType.BFLOAT16)) {
            assertThat(value(DerivedTolerances.WEAKEST.bounds(DICE, many, half)))
                    .isLessThan(value(plain.bounds(DICE, many, half)) / 50);
        }
        for (ElementType wide : List.of(ElementType.FLOAT32, ElementType.FLOAT64)) {
            assertThat(DerivedTolerances.WEAKEST.bounds(DICE, many, wide)).isEqualTo(plain.bounds(DICE, many, wide));
        }
    }
}
