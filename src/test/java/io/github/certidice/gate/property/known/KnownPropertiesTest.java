package io.github.certidice.gate.property.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownPropertiesTest {

    private static final TestedCall DICE = TestedCall.of("monai.losses.DiceLoss(sigmoid=True)");
    private static final TestedCall SCORE = TestedCall.of("torchmetrics.functional.segmentation.dice_score(3)");

    private static Trial trial(String text) {
        return Trial.parse(DICE, text, "test");
    }

    private static Judgement judgement(String property, Trial trial, List<Observed> answers) {
        return KnownProperties.named(property, "test")
                .on(trial)
                .orElseThrow()
                .judge()
                .apply(answers);
    }

    private static Observed answered(Tensor value, Tensor gradient) {
        return Observed.of(ElementType.FLOAT64, value, gradient);
    }

    @Test
    void words_are_complete_and_slugs_unique() {
        List<PropertyWords> all =
                KnownProperties.all().stream().map(Property::words).toList();

        assertThat(all)
                .extracting(PropertyWords::slug)
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z-]+"));
        assertThat(all).allSatisfy(words -> {
            assertThat(words.name()).isNotBlank();
            assertThat(words.words()).endsWith(".");
            assertThat(words.formula()).isNotBlank().doesNotContain("$");
            assertThat(words.flag()).matches("[A-Z_]+");
        });
    }

    @Test
    void unknown_slugs_are_refused() {
        assertThatThrownBy(() -> KnownProperties.named("vaule", "--property"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--property: found vaule, allowed: one of value, gradient, ");
    }

    @Test
    void the_same_trial_makes_the_same_experiment() {
        for (Property property : KnownProperties.all()) {
            Optional<Experiment> once = property.on(Trial.drawn(DICE, 1, 3));
            Optional<Experiment> again = property.on(Trial.drawn(DICE, 1, 3));

            assertThat(once.map(Experiment::inquiries)).isEqualTo(again.map(Experiment::inquiries));
        }
    }

    @Test
    void value_and_gradient_are_asked_once() {
        Trial trial = Trial.drawn(DICE, 1, 3);
        var value = KnownProperties.named("value", "test").on(trial).orElseThrow();
        var gradient = KnownProperties.named("gradient", "test").on(trial).orElseThrow();

        assertThat(value.inquiries().get(0)).isSameAs(gradient.inquiries().get(0));
    }

    @Test
    void scores_have_no_gradient() {
        assertThat(KnownProperties.named("gradient", "test").silence(SCORE))
                .contains("a score, which is a step function");
        assertThat(KnownProperties.named("gradient", "test").silence(DICE)).isEmpty();
    }

    @Test
    void a_wrong_value_is_said_with_the_exact_fraction() {
        Trial trial = trial("float64/logits-channels-1/2x1.1/00/0,0/-");
        Judgement judgement = judgement("value", trial, List.of(Observed.of(ElementType.FLOAT64, Tensor.scalar(0.75))));

        assertThat(judgement.verdict()).isEqualTo(Verdict.DISAGREE);
        assertThat(judgement.facts().get())
                .contains(
                        new Fact("where", "value 0"),
                        new Fact("observed", "0.75"),
                        new Fact("expected", "0.999980000399992"),
                        new Fact("exactly", "295147905179352825856/295153808137456412913"));
    }

    @Test
    void another_shape_is_wrong() {
        Trial trial = trial("float64/logits-channels-1/1x1.2/10/0,1/-");
        Tensor value = Tensor.of(List.of(1), trial.answer().value().at(0));
        Tensor gradient = trial.answer().gradient().orElseThrow();
        Observed observed = answered(value, gradient.reshaped(List.of(2)));

        assertThat(judgement("value", trial, List.of(observed)).flag()).isEqualTo("SHAPE");
        assertThat(judgement("gradient", trial, List.of(observed)).flag()).isEqualTo("SHAPE");
        assertThat(judgement("voxel-permutation", trial, List.of(observed, observed))
                        .flag())
                .isEqualTo("VOXEL_ORDER");
    }

    @Test
    void no_gradient_is_unsupported() {
        Trial trial = trial("float64/logits-channels-1/1x1.2/10/0,1/-");
        Observed observed = Observed.of(ElementType.FLOAT64, trial.answer().value());

        assertThat(judgement("gradient", trial, List.of(observed)).verdict()).isEqualTo(Verdict.UNSUPPORTED);
        assertThat(judgement("value", trial, List.of(observed)).verdict()).isEqualTo(Verdict.AGREE);
    }

    @Test
    void an_element_of_the_set_is_a_choice() {
        TestedCall call = TestedCall.of("monai.losses.DiceLoss(soft_label=True)");
        Trial trial = Trial.parse(call, "float64/probabilities-channels-1/1x1.1/0.5,/0.5,/-", "test");
        double middle = trial.answer().gradient().orElseThrow().at(0);
        Tensor other = Tensor.of(List.of(1, 1, 1, 1), middle + 0.25);
        Judgement judgement =
                judgement("gradient", trial, List.of(answered(trial.answer().value(), other)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTABLE);
        assertThat(judgement.flag()).isEqualTo("KINK");
    }

    @Test
    void numbers_where_a_plain_program_has_none_must_be_finite() {
        TestedCall call = TestedCall.of("segmentation_models_pytorch.losses.FocalLoss('binary', gamma=0.5)");
        Trial trial = Trial.parse(call, "float64/logits-channels-1/1x1.1/1/800,/-", "test");
        Tensor value = trial.answer().value();

        assertThat(judgement("finite", trial, List.of(answered(value, Tensor.of(List.of(1, 1, 1, 1), Double.NaN))))
                        .flag())
                .isEqualTo("NOT_FINITE");
        assertThat(judgement("finite", trial, List.of(answered(value, Tensor.of(List.of(1, 1, 1, 1), Double.NaN))))
                        .facts()
                        .get())
                .contains(new Fact("allowed", "any finite number"));
        assertThat(judgement("finite", trial, List.of(answered(value, Tensor.of(List.of(1, 1, 1, 1), -0.0))))
                        .verdict())
                .isEqualTo(Verdict.AGREE);
    }
}
