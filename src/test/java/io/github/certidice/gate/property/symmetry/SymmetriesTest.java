package io.github.certidice.gate.property.symmetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.campaign.SharedTrials.Outcome;
import io.github.certidice.gate.property.Play;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetriesTest {

    private static final int CASES = 40;

    private static Outcome found(String property, String call, InProcess.Losses subject) {
        return Play.of(property, call, CASES, subject);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            class-permutation | monai.losses.DiceLoss(softmax=True, to_onehot_y=True)
            class-permutation | monai.losses.GeneralizedDiceLoss(sigmoid=True)
            class-permutation | torch.nn.functional.cross_entropy(label_smoothing=0.125)
            class-permutation | lovasz_losses.lovasz_softmax(ignore=255)
            class-permutation | segmentation_models_pytorch.losses.FocalLoss('multiclass')
            class-permutation | torchmetrics.functional.segmentation.dice_score(3)
            image-permutation | monai.losses.DiceLoss(sigmoid=True)
            image-permutation | segmentation_models_pytorch.losses.MCCLoss()
            image-permutation | monai.losses.TverskyLoss(sigmoid=True, reduction='none')
            image-permutation | torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0])
            image-permutation | torch.nn.functional.binary_cross_entropy_with_logits(reduction='none')
            image-permutation | optax.losses.dice_loss()
            image-permutation | lovasz_losses.lovasz_hinge(ignore=255)
            padding | monai.losses.DiceLoss(sigmoid=True)
            padding | monai.losses.DiceLoss(softmax=True, to_onehot_y=True, include_background=False)
            padding | segmentation_models_pytorch.losses.JaccardLoss('binary')
            padding | lovasz_losses.lovasz_hinge()
            padding | torch.nn.functional.binary_cross_entropy_with_logits(reduction='sum')
            exchange | monai.losses.DiceLoss()
            exchange | monai.losses.DiceLoss(soft_label=True, jaccard=True)
            exchange | keras.losses.Dice()
            exchange | segmentation_models_pytorch.losses.MCCLoss()
            complement | torch.nn.functional.binary_cross_entropy_with_logits()
            complement | torch.nn.functional.binary_cross_entropy()
            complement | segmentation_models_pytorch.losses.FocalLoss('binary')
            complement | segmentation_models_pytorch.losses.MCCLoss()
            target-encoding | torch.nn.functional.cross_entropy()
            target-encoding | torch.nn.functional.cross_entropy(reduction='sum', label_smoothing=0.125)
            tie-order | lovasz_losses.lovasz_hinge(ignore=255)
            tie-order | lovasz_losses.lovasz_softmax(ignore=255)
            tie-order | lovasz_losses.lovasz_softmax(classes='all', per_image=True)
            """)
    void the_oracle_is_not_blamed(String property, String call) {
        Outcome outcome = found(property, call, Play::right);

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().agreed()).as("cases spoken of").isGreaterThan(2);
    }

    /** Voxels of a class don't count, so that class isn't like the others. */
    @Test
    void an_ignored_class_is_not_exchanged() {
        assertThat(found("class-permutation", "torch.nn.functional.cross_entropy(ignore_index=1)", Play::right)
                        .blamed())
                .isEmpty();
    }

    private static void assertFound(Outcome outcome, String flag) {
        assertThat(outcome.blamed()).isNotEmpty().allMatch(line -> line.startsWith(flag + ": "));
    }

    @Test
    void a_background_that_is_left_out_by_mistake_is_found() {
        assertFound(
                found(
                        "class-permutation",
                        "monai.losses.DiceLoss(softmax=True)",
                        Play.taking(call -> "monai.losses.DiceLoss(softmax=True, include_background=False)")),
                "CLASS_ORDER");
    }

    @Test
    void a_first_image_that_counts_more_is_found() {
        assertFound(
                found("image-permutation", "monai.losses.DiceLoss(sigmoid=True)", (call, question) -> {
                    Tensor logits = question.tensors().prediction();
                    return Play.shifted(Play.right(call, question), Math.tanh(logits.at(0)) / 64);
                }),
                "IMAGE_ORDER");
    }

    @Test
    void a_mean_over_all_voxels_is_found_by_padding() {
        assertFound(
                found("padding", "monai.losses.DiceLoss(sigmoid=True)", (call, question) -> {
                    int all = question.tensors().prediction().size();
                    return Play.shifted(Play.right(call, question), 1.0 / all);
                }),
                "BACKGROUND_COUNTS");
    }

    @Test
    void weights_that_differ_are_found_by_exchange() {
        assertFound(
                found(
                        "exchange",
                        "monai.losses.DiceLoss()",
                        Play.taking(call -> "monai.losses.TverskyLoss(alpha=0.3, beta=0.7)")),
                "PREDICTION_TARGET_EXCHANGE");
    }

    @Test
    void an_alpha_is_found_by_complements() {
        assertFound(
                found(
                        "complement",
                        "segmentation_models_pytorch.losses.FocalLoss('binary')",
                        Play.taking(call -> "segmentation_models_pytorch.losses.FocalLoss('binary', alpha=0.25)")),
                "COMPLEMENT");
    }

    @Test
    void smoothing_in_one_encoding_only_is_found() {
        String plain = "torch.nn.functional.cross_entropy()";
        assertFound(
                found("target-encoding", plain, (call, question) -> {
                    int rank = question.tensors().target().rank();
                    boolean index = rank < question.tensors().prediction().rank();
                    return Play.taking(any -> index ? "torch.nn.functional.cross_entropy(label_smoothing=0.1)" : any)
                            .answer(call, question);
                }),
                "INDEX_OR_ONE_HOT");
    }

    @Test
    void a_first_element_that_is_dropped_is_found_at_ties() {
        assertFound(
                found("tie-order", "lovasz_losses.lovasz_hinge()", (call, question) -> {
                    Observed right = Play.right(call, question);
                    return new Observed(
                            right.dtype(), right.value(), right.gradient().map(SymmetriesTest::withoutLargest));
                }),
                "TIES_BY_ORDER");
    }

    private static Tensor withoutLargest(Tensor gradient) {
        double[] slopes = gradient.toDoubles();
        int largest = 0;
        for (int i = 1; i < slopes.length; i++) {
            largest = Math.abs(slopes[i]) > Math.abs(slopes[largest]) ? i : largest;
        }
        slopes[largest] = 0;
        return Tensor.of(gradient.shape(), slopes);
    }

    /** Of a call whose documentation says otherwise. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            class-permutation | torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0]) | told apart
            padding | torch.nn.functional.cross_entropy() | scored too
            exchange | monai.losses.TverskyLoss(alpha=0.3, beta=0.7) | different parts
            complement | monai.losses.DiceLoss(sigmoid=True) | different parts
            target-encoding | monai.losses.DiceLoss(sigmoid=True) | one encoding
            tie-order | monai.losses.DiceLoss(sigmoid=True) | doesn't sort
            """)
    void the_reason_for_silence_is_said(String property, String call, String reason) {
        assertThat(KnownProperties.named(property, "test").silence(TestedCall.of(call)))
                .hasValueSatisfying(says -> assertThat(says).contains(reason));
    }

    /** The weights of a mean count with indices and not with numbers for each class. */
    @Test
    void encodings_that_differ_by_documentation_are_not_compared() {
        Outcome outcome =
                found("target-encoding", "torch.nn.functional.cross_entropy(weight=[1.0, 2.0, 4.0])", Play::right);

        assertThat(outcome.blamed()).isEmpty();
        assertThat(outcome.counts().agreed()).isLessThan(CASES / 2);
    }
}
