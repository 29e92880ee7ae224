package io.github.certidice.gate.property.variant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.property.Play;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantsTest {

    private static final int CASES = 40;
    private static final String DICE = "monai.losses.DiceLoss(sigmoid=True)";
    private static final String WEIGHTED = "torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0])";
    private static final String LOVASZ = "segmentation_models_pytorch.losses.LovaszLoss('multiclass')";

    private static Outcome found(String property, String call, InProcess.Losses subject) {
        return Play.of(property, call, CASES, subject);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight-scale | torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0])
            weight-scale | torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0], reduction='sum')
            weight-scale | monai.losses.DiceLoss(softmax=True, to_onehot_y=True, weight=[1.0, 2.0, 4.0])
            reductions | monai.losses.DiceLoss(sigmoid=True)
            reductions | monai.losses.TverskyLoss(sigmoid=True, reduction='sum')
            reductions | torch.nn.functional.binary_cross_entropy_with_logits()
            reductions | torch.nn.functional.cross_entropy(reduction='sum')
            ledger-bounds | monai.losses.DiceLoss(sigmoid=True)
            ledger-bounds | monai.losses.DiceLoss(squared_pred=True)
            ledger-bounds | segmentation_models_pytorch.losses.DiceLoss('multiclass')
            ledger-bounds | segmentation_models_pytorch.losses.LovaszLoss('multiclass')
            """)
    void the_oracle_is_not_blamed(String property, String call) {
        Outcome outcome = found(property, call, Play::right);

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().agreed()).as("cases spoken of").isGreaterThan(2);
    }

    private static void assertFound(Outcome outcome, String flag) {
        assertThat(outcome.blamed()).isNotEmpty().allMatch(line -> line.startsWith(flag + ": "));
    }

    @Test
    void weights_that_are_not_normalised_are_found() {
        assertFound(
                found("weight-scale", WEIGHTED, Play.taking(call -> call.replace(")", ", reduction='sum')"))),
                "WEIGHT_SCALE");
    }

    @Test
    void reductions_of_different_losses_are_found() {
        assertFound(
                found(
                        "reductions",
                        DICE,
                        Play.taking(call -> call.replace("reduction='none'", "reduction='none', squared_pred=True"))),
                "REDUCTION");
    }

    /** Where all losses are 0 a sum may be a mean, and a subject would be held to the wrong one of them. */
    @Test
    void no_reduction_is_told_from_losses_that_are_zero() {
        TestedCall dice = TestedCall.of("monai.losses.DiceLoss(reduction='sum')");
        Property reductions = KnownProperties.named("reductions", "test");
        Trial some = LongStream.range(0, CASES)
                .mapToObj(k -> Trial.drawn(dice, 1, k))
                .filter(trial ->
                        trial.scene().images() > 1 && reductions.on(trial).isPresent())
                .findFirst()
                .orElseThrow();
        Trial perfect = some.with(some.scene().withBelief(some.scene().truth()));

        assertThat(perfect.answer().value().at(0)).isZero();
        assertThat(reductions.on(perfect)).isEmpty();
    }

    @Test
    void a_jaccard_loss_below_dice_is_found() {
        assertFound(
                found(
                        "ledger-bounds",
                        DICE,
                        (call, question) -> call.named().containsKey("jaccard")
                                ? times(Play.right(call, question), 0.5)
                                : Play.right(call, question)),
                "LEDGER_BOUND");
    }

    @Test
    void a_jaccard_loss_far_above_dice_is_found() {
        assertFound(
                found(
                        "ledger-bounds",
                        DICE,
                        (call, question) -> call.named().containsKey("jaccard")
                                ? times(Play.right(call, question), 4)
                                : Play.right(call, question)),
                "LEDGER_BOUND");
    }

    @Test
    void a_lovasz_loss_above_jaccard_is_found() {
        assertFound(
                found(
                        "ledger-bounds",
                        LOVASZ,
                        (call, question) -> call.name().endsWith("LovaszLoss")
                                ? times(Play.right(call, question), 2)
                                : Play.right(call, question)),
                "LEDGER_BOUND");
    }

    private static Observed times(Observed right, double factor) {
        double[] value =
                Arrays.stream(right.value().toDoubles()).map(x -> factor * x).toArray();
        return new Observed(right.dtype(), Tensor.of(right.value().shape(), value), right.gradient());
    }

    private static Observed onlyMeans(Call call, Question question) {
        if (call.named().containsKey("reduction")) {
            throw new IllegalArgumentException("reduction");
        }
        return Play.right(call, question);
    }

    @Test
    void other_arguments_may_be_refused() {
        Outcome outcome = found("reductions", DICE, VariantsTest::onlyMeans);

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().unsupported()).isGreaterThan(2);
    }

    @Test
    void other_losses_are_asked_where_they_are_under_test() {
        Property bounds = KnownProperties.named("ledger-bounds", "test");
        TestedCall dice = TestedCall.of(DICE);
        TestedCall jaccard = TestedCall.of("monai.losses.DiceLoss(sigmoid=True, jaccard=True)");

        assertThat(bounds.among(List.of(dice)).silence(dice)).isPresent();
        assertThat(bounds.among(List.of(dice, jaccard)).silence(dice)).isEmpty();
        assertThat(bounds.silence(jaccard)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight-scale | monai.losses.DiceLoss(sigmoid=True) | no list
            reductions | keras.losses.Dice(reduction='none') | without one
            reductions | lovasz_losses.lovasz_hinge() | no reduction
            ledger-bounds | torch.nn.functional.cross_entropy() | no loss under test
            """)
    void the_reason_for_silence_is_said(String property, String call, String reason) {
        assertThat(KnownProperties.named(property, "test").silence(TestedCall.of(call)))
                .hasValueSatisfying(says -> assertThat(says).contains(reason));
    }
}
