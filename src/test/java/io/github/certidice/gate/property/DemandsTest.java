package io.github.certidice.gate.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers where there are numbers, gradients that are given, labels that are refused. */
class DemandsTest {

    private static final TestedCall FOCAL = TestedCall.of("monai.losses.FocalLoss(gamma=0.5)");
    private static final TestedCall DICE = TestedCall.of("monai.losses.DiceLoss(sigmoid=True)");
    private static final TestedCall ENTROPY = TestedCall.of("torch.nn.CrossEntropyLoss()");

    private static Property property(String slug) {
        return KnownProperties.named(slug, "test");
    }

    private static Judgement judgement(String slug, Trial trial, Observed observed) {
        return property(slug).on(trial).orElseThrow().judge().apply(List.of(observed));
    }

    private static Trial saturated() {
        return Trial.parse(FOCAL, "float64/logits-channels-1/1x1.1/1/40,/-", "test");
    }

    private static Observed withSlope(Trial trial, double slope) {
        return Observed.of(ElementType.FLOAT64, trial.answer().value(), Tensor.of(List.of(1, 1, 1, 1), slope));
    }

    @Test
    void nan_is_found_where_any_number_is_allowed() {
        Trial trial = saturated();

        assertThat(judgement("finite", trial, withSlope(trial, Double.NaN)).flag())
                .isEqualTo("NOT_FINITE");
        assertThat(judgement("finite", trial, withSlope(trial, Double.NEGATIVE_INFINITY))
                        .flag())
                .isEqualTo("NOT_FINITE");
        assertThat(judgement("finite", trial, withSlope(trial, 17)).verdict()).isEqualTo(Verdict.AGREE);
    }

    @Test
    void what_the_mathematics_lacks_need_not_be_a_number() {
        TestedCall call = TestedCall.of("monai.losses.DiceLoss(smooth_nr=0.0, smooth_dr=0.0)");
        Trial trial = Trial.parse(call, "float64/probabilities-channels-1/1x1.1/0/0,/-", "test");

        assertThat(judgement("finite", trial, Observed.of(ElementType.FLOAT64, Tensor.scalar(Double.NaN)))
                        .verdict())
                .isEqualTo(Verdict.AGREE);
    }

    @Test
    void what_the_format_lacks_may_be_infinite() {
        TestedCall call = TestedCall.of("torch.nn.BCEWithLogitsLoss()");
        Trial trial = Trial.parse(call, "float64/logits-channels-1/1x1.1/1/-100000,/-", "test");
        Tensor infinite = Tensor.scalar(Double.POSITIVE_INFINITY);

        assertThat(judgement("finite", trial, Observed.of(ElementType.FLOAT16, infinite))
                        .verdict())
                .isEqualTo(Verdict.AGREE);
        assertThat(judgement("finite", trial, Observed.of(ElementType.FLOAT32, infinite))
                        .flag())
                .isEqualTo("NOT_FINITE");
    }

    @Test
    void a_gradient_that_is_asked_for_is_given() {
        Trial trial = Trial.parse(DICE, "float64/logits-channels-1/1x1.1/1/0,/-", "test");
        Judgement judgement = judgement(
                "gradient-given",
                trial,
                Observed.of(ElementType.FLOAT64, trial.answer().value()));

        assertThat(judgement.flag()).isEqualTo("NO_GRADIENT");
        assertThat(judgement.facts().get()).contains(new Fact("observed", "no gradient"));
        assertThat(judgement("gradient-given", trial, withSlope(trial, 0)).verdict())
                .isEqualTo(Verdict.AGREE);
        assertThat(property("gradient-given").on(trial.ofValue())).isEmpty();
    }

    /** Of the first scenes, those that have a voxel of a class. */
    private static List<Experiment> foreignLabels() {
        return IntStream.range(0, 40)
                .mapToObj(k -> property("foreign-labels").on(Trial.drawn(ENTROPY, 1, k)))
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void foreign_labels_are_those_that_the_oracle_refuses() {
        assertThat(foreignLabels())
                .hasSizeGreaterThan(10)
                .allSatisfy(experiment -> assertThatThrownBy(() -> answer(experiment))
                        .isInstanceOf(InvalidInput.class)
                        .hasMessageStartingWith("target"));
    }

    private static void answer(Experiment experiment) {
        Inquiry inquiry = experiment.inquiries().get(0);
        ENTROPY.oracle().answer(inquiry.question());
    }

    @Test
    void who_answers_foreign_labels_is_blamed() {
        Experiment experiment = foreignLabels().get(0);
        Judgement judgement = experiment.judge().apply(List.of(Observed.of(ElementType.FLOAT64, Tensor.scalar(1))));

        assertThat(experiment.demand()).isEqualTo(Experiment.Demand.REFUSE);
        assertThat(judgement.flag()).isEqualTo("NOT_REFUSED");
        assertThat(judgement.facts().get()).extracting(Fact::name).containsExactly("instead", "observed", "expected");
    }

    @Test
    void targets_that_are_no_indices_have_no_foreign_labels() {
        assertThat(property("foreign-labels").silence(DICE)).contains("targets aren't indices");
    }

    @Test
    void subjects_get_tensors_of_their_own() {
        Trial trial = Trial.drawn(DICE, 1, 1);
        Tensor given = trial.inquiry().question().tensors().prediction();
        double before = trial.asked().tensors().prediction().at(0);
        ((Tensor.Doubles) given.elements()).array()[0] = before + 1;

        assertThat(trial.asked().tensors().prediction().at(0)).isEqualTo(before);
        assertThat(trial.again().question()).isSameAs(trial.inquiry().question());
    }
}
