package io.github.certidice.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.number.Summation;
import io.github.certidice.oracle.Comparison.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verdicts and their words. */
class ComparisonTest {

    private static final List<Integer> SHAPE = List.of(1, 1, 4);
    private static final Tensor TARGET = Tensor.of(ElementType.FLOAT32, SHAPE, 1, 1, 0, 0);
    private static final Tensor PREDICTION = Tensor.of(ElementType.FLOAT32, SHAPE, 0.75, 0.5, 0.25, 0.125);
    private static final Question QUESTION = Question.of(PREDICTION, TARGET);
    private static final Oracle DICE = Oracle.of(PlainOverlap.DICE.pipeline());
    private static final Oracle LOVASZ = Oracle.of(PlainLovasz.LOVASZ_OF_PROBABILITIES.pipeline());

    /** 1 - 2.5 / 3.625. */
    private static final double VALUE = (float) (1.125 / 3.625);

    private static Tensor scalar(double x) {
        return Tensor.scalar(x);
    }

    private static Comparison compare(double value) {
        return Comparison.of(DICE, QUESTION, Observed.of(ElementType.FLOAT32, scalar(value)));
    }

    private static Comparison compareGradient(Oracle oracle, Question question, double... gradient) {
        double value = oracle.answer(question).value().at(0);
        return Comparison.of(
                oracle,
                question,
                Observed.of(
                        ElementType.FLOAT32,
                        scalar((float) value),
                        Tensor.of(question.tensors().prediction().shape(), gradient)));
    }

    @Test
    void a_rounded_answer_agrees() {
        Comparison comparison = compare(VALUE);

        assertThat(comparison.verdict()).isEqualTo(Verdict.AGREE);
        assertThat(comparison.ratio()).isLessThan(1);
        assertThat(comparison.facts(QUESTION, "")).isEqualTo("""
                agree: in the value; no gradient was given
                  input:    prediction float32[1, 1, 4], target float32[1, 1, 4]
                  usual:    rtol 1e-5, atol 1e-8 say agree""");
    }

    @Test
    void a_missing_gradient_is_no_agreement_of_gradients() {
        assertThat(compare(VALUE).facts(QUESTION, "")).startsWith("agree: in the value; no gradient was given\n");
        Question ofValue = new Question(QUESTION.tensors(), false, false);
        assertThat(Comparison.of(DICE, ofValue, Observed.of(ElementType.FLOAT32, scalar(VALUE)))
                        .facts(ofValue, ""))
                .startsWith("agree\n");
    }

    @Test
    void rounding_that_usual_tolerances_forgive_is_seen() {
        Comparison comparison = compare(VALUE + 0x1p-19);

        assertThat(comparison.verdict()).isEqualTo(Verdict.DISAGREE);
        assertThat(comparison.flag()).isEqualTo("ROUNDING");
        assertThat(comparison.usual()).isTrue();
    }

    @Test
    void a_disagreement_prints_its_facts() {
        Comparison comparison = compareGradient(DICE, QUESTION, -0.36147443, -0.36147443, 0.19, 0.19024971);

        assertThat(comparison.verdict()).isEqualTo(Verdict.DISAGREE);
        Difference worst = comparison.wrong().get(0);
        assertThat(worst.distance()).isCloseTo(2.4971e-4, within(1e-8));
        assertThat(comparison.facts(QUESTION, "certidice gate --replay 7"))
                .isEqualTo("""
                disagree: 1 number is too far off, the farthest gradient 2
                  input:    prediction float32[1, 1, 4], target float32[1, 1, 4], there 0.25 and 0.0
                  observed: 0.19
                  expected: 0.1902497027348395
                  distance: %s
                  allowed:  %s; the distance is %.3g times that
                  usual:    rtol 1e-5, atol 1e-8 say disagree
                  flag:     OTHER
                  replay:   certidice gate --replay 7""".formatted(worst.distance(), worst.allowed(), worst.ratio()));
    }

    @Test
    void mistakes_are_told_apart() {
        assertThat(compare(Double.NaN).flag()).isEqualTo("NOT_FINITE");
        assertThat(compare(-VALUE).flag()).isEqualTo("SIGN");
        assertThat(compare(0.5).flag()).isEqualTo("OTHER");
        Tensor two = Tensor.of(List.of(2), VALUE, VALUE);
        Comparison shape = Comparison.of(DICE, QUESTION, Observed.of(ElementType.FLOAT32, two));
        assertThat(shape.flag()).isEqualTo("SHAPE");
        assertThat(shape.facts(QUESTION, "")).startsWith("disagree: value of shape [2], expected []\n");
        double[] exact = DICE.answer(QUESTION).gradient().orElseThrow().toDoubles();
        for (int i = 0; i < exact.length; i++) {
            exact[i] = (float) (4 * exact[i]);
        }
        assertThat(compareGradient(DICE, QUESTION, exact).flag()).isEqualTo("FACTOR");
    }

    @Test
    void where_the_mathematics_has_no_number_neither_has_a_correct_subject() {
        Question empty = Question.of(
                Tensor.of(ElementType.FLOAT32, SHAPE, 0, 0, 0, 0), Tensor.of(ElementType.FLOAT32, SHAPE, 0, 0, 0, 0));

        Comparison number = Comparison.of(DICE, empty, Observed.of(ElementType.FLOAT32, scalar(0)));
        assertThat(number.verdict()).isEqualTo(Verdict.DISAGREE);
        assertThat(number.flag()).isEqualTo("NUMBER_FOR_NONE");
        assertThat(Comparison.of(DICE, empty, Observed.of(ElementType.FLOAT32, scalar(Double.NaN)))
                        .verdict())
                .isEqualTo(Verdict.AGREE);
    }

    @Test
    void another_order_of_ties_is_acceptable() {
        Question tied = Question.of(Tensor.of(ElementType.FLOAT32, SHAPE, 0.5, 0.25, 0.5, 0.125), TARGET);
        double[] exact = LOVASZ.answer(tied).gradient().orElseThrow().toDoubles();

        assertThat(compareGradient(LOVASZ, tied, exact).verdict()).isEqualTo(Verdict.AGREE);
        // errors 3/4, 1/2 on the foreground, 1/2 off it, 1/8: foreground first, then background first
        Comparison first = compareGradient(LOVASZ, tied, -0.5, -0.5, 0, 0);
        Comparison last = compareGradient(LOVASZ, tied, (float) (-1 / 3.0), -0.5, (float) (1 / 6.0), 0);
        assertThat(List.of(first.verdict(), last.verdict())).contains(Verdict.ACCEPTABLE);
        assertThat(List.of(first.verdict(), last.verdict())).doesNotContain(Verdict.DISAGREE);
        assertThat(compareGradient(LOVASZ, tied, -0.6, -0.5, 0, 0).verdict()).isEqualTo(Verdict.DISAGREE);
    }

    @Test
    void a_declared_summation_narrows_the_tolerance() {
        int size = 4096;
        double[] p = new double[size];
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            p[i] = (float) (i / 5000.0);
            y[i] = i % 2;
        }
        List<Integer> shape = List.of(1, 1, size);
        Question question = new Question(
                Question.of(Tensor.of(ElementType.FLOAT32, shape, p), Tensor.of(ElementType.FLOAT32, shape, y))
                        .tensors(),
                false,
                false);
        double naive = allowed(DerivedTolerances.WEAKEST, question);
        double pairwise = allowed(DerivedTolerances.of(new Summation.Pairwise(8)), question);
        double compensated = allowed(DerivedTolerances.of(Summation.COMPENSATED), question);

        assertThat(naive).isGreaterThan(100 * pairwise);
        assertThat(pairwise).isGreaterThan(compensated);
        assertThat(compensated).isGreaterThan(0x1p-24);
    }

    private static double allowed(DerivedTolerances tolerances, Question question) {
        return tolerances.bounds(DICE, question, ElementType.FLOAT32).value().at(0);
    }

    @Test
    void failures_and_refusals_are_verdicts() {
        assertThat(Comparison.error("OUT_OF_MEMORY", "gave up").facts(QUESTION, ""))
                .isEqualTo("""
                error: gave up
                  input:    prediction float32[1, 1, 4], target float32[1, 1, 4]
                  flag:     OUT_OF_MEMORY""");
        assertThat(Comparison.unsupported("no soft labels").verdict()).isEqualTo(Verdict.UNSUPPORTED);
    }

    /** Near 1 the ratio rounds to 1, where the root of the loss is steeper than any number. */
    @Test
    void near_the_end_of_a_root_any_slope_is_forgiven() {
        Oracle root = Oracle.of("segmentation_models_pytorch.losses.TverskyLoss('binary', gamma=0.5)");
        List<Integer> shape = List.of(1, 1, 2);
        Question perfect = Question.of(Tensor.of(shape, 36, -36), Tensor.of(shape, 1, 0));

        Observed observed = Observed.of(ElementType.FLOAT64, scalar(0), Tensor.of(shape, 0, 0));
        assertThat(Comparison.of(root, perfect, observed).verdict()).isEqualTo(Verdict.AGREE);
    }
}
