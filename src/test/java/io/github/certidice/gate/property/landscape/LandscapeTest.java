package io.github.certidice.gate.property.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.property.Play;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandscapeTest {

    private static final int CASES = 40;
    private static final String DICE = "monai.losses.DiceLoss(sigmoid=True)";

    private static Outcome found(String property, String call, InProcess.Losses subject) {
        return Play.of(property, call, CASES, subject);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hard-masks | monai.losses.DiceLoss(sigmoid=True)
            hard-masks | monai.losses.DiceLoss(softmax=True, to_onehot_y=True, include_background=False)
            hard-masks | segmentation_models_pytorch.losses.JaccardLoss('multiclass')
            hard-masks | nnunetv2.training.loss.dice.SoftDiceLoss(batch_dice=True, ddp=False)
            hard-masks | keras.losses.Tversky(alpha=0.3, beta=0.7, axis=[1, 2])
            hard-masks | lovasz_losses.lovasz_softmax(ignore=255)
            minimiser | monai.losses.DiceLoss(sigmoid=True)
            minimiser | monai.losses.DiceLoss(soft_label=True)
            minimiser | torch.nn.functional.cross_entropy()
            minimiser | torch.nn.functional.binary_cross_entropy()
            minimiser | lovasz_losses.lovasz_softmax(ignore=255)
            monotone | monai.losses.DiceLoss(sigmoid=True)
            monotone | segmentation_models_pytorch.losses.TverskyLoss('multiclass', alpha=0.3, beta=0.7)
            monotone | torch.nn.functional.binary_cross_entropy_with_logits(reduction='none')
            monotone | lovasz_losses.lovasz_softmax(ignore=255)
            half-precision | monai.losses.DiceLoss(sigmoid=True)
            half-precision | torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0])
            half-precision | lovasz_losses.lovasz_hinge(ignore=255)
            half-precision | keras.losses.Dice()
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
    void weights_of_mistakes_are_found_on_masks() {
        assertFound(
                found(
                        "hard-masks",
                        DICE,
                        Play.taking(call -> "monai.losses.TverskyLoss(sigmoid=True, alpha=0.3, beta=0.7)")),
                "NOT_THE_METRIC");
    }

    @Test
    void products_of_soft_labels_are_found() {
        assertFound(
                found(
                        "minimiser",
                        "monai.losses.DiceLoss(soft_label=True)",
                        Play.taking(call -> "monai.losses.DiceLoss()")),
                "TARGET_NOT_BEST");
    }

    /** That isn't blamed where it is documented: the best prediction of a soft label is 0 or 1. */
    @Test
    void products_that_are_documented_are_not_blamed() {
        assertThat(found("minimiser", "monai.losses.DiceLoss()", Play::right).blamed())
                .isEmpty();
    }

    @Test
    void a_wrong_sign_is_found() {
        assertFound(found("monotone", DICE, LandscapeTest::negated), "NOT_MONOTONE");
    }

    private static Observed negated(Call call, Question question) {
        Observed right = Play.right(call, question);
        return new Observed(
                right.dtype(), negated(right.value()), right.gradient().map(LandscapeTest::negated));
    }

    private static Tensor negated(Tensor tensor) {
        return Tensor.of(
                tensor.shape(), Arrays.stream(tensor.toDoubles()).map(x -> -x).toArray());
    }

    private static boolean isHalf(Question question) {
        ElementType type = question.tensors().prediction().type();
        return type == ElementType.FLOAT16 || type == ElementType.BFLOAT16;
    }

    @Test
    void an_overflow_is_found() {
        assertFound(
                found(
                        "half-precision",
                        DICE,
                        (call, question) ->
                                Play.shifted(Play.right(call, question), isHalf(question) ? Double.NaN : 0)),
                "HALF_PRECISION");
    }

    @Test
    void an_answer_that_claims_more_digits_than_it_has_is_found() {
        assertFound(
                found("half-precision", DICE, (call, question) -> {
                    Observed right = Play.right(call, question);
                    if (!isHalf(question)) {
                        return right;
                    }
                    double[] value = Arrays.stream(right.value().toDoubles())
                            .map(ElementType.BFLOAT16::nearest)
                            .toArray();
                    return new Observed(
                            ElementType.FLOAT32, Tensor.of(right.value().shape(), value), right.gradient());
                }),
                "HALF_PRECISION");
    }

    @Test
    void what_is_wrong_in_float64_too_is_no_mistake_of_the_format() {
        Outcome outcome =
                found("half-precision", DICE, Play.taking(call -> "monai.losses.DiceLoss(sigmoid=True, jaccard=True)"));

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().unsupported()).isGreaterThan(2);
    }

    @Test
    void a_format_may_be_refused() {
        Outcome outcome = found("half-precision", DICE, (call, question) -> {
            if (isHalf(question)) {
                throw new IllegalArgumentException("not implemented for 'Half'");
            }
            return Play.right(call, question);
        });

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().unsupported()).isGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hard-masks | monai.losses.GeneralizedDiceLoss(sigmoid=True) | no plain mean
            minimiser | torchmetrics.functional.segmentation.dice_score(3) | step function
            monotone | torchmetrics.functional.segmentation.dice_score(3) | step function
            """)
    void the_reason_for_silence_is_said(String property, String call, String reason) {
        assertThat(KnownProperties.named(property, "test").silence(TestedCall.of(call)))
                .hasValueSatisfying(says -> assertThat(says).contains(reason));
    }
}
