package io.github.certidice.oracle.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Values worked out by hand, with logits 0 and log 3, which the softmax makes 1/2, and 1/4 and 3/4. */
class DialectValuesTest {

    private static final Offset<Double> ULPS = within(4e-16);
    private static final double LOG_2 = Math.log(2);
    private static final double LOG_3 = Math.log(3);
    private static final double LOG_4_3 = Math.log(4 / 3.0);

    /** Voxel a: classes 1/4 and 3/4; voxel b: 1/2 and 1/2. */
    private static final Tensor LOGITS = tensor(List.of(1, 2, 1, 2), 0, 0, LOG_3, 0);

    private static final Tensor PROBABILITIES = tensor(List.of(1, 2, 1, 2), 0.25, 0.5, 0.75, 0.5);
    private static final Tensor EVEN = tensor(List.of(1, 2, 1, 2), 0, 0, 0, 0);
    private static final Tensor LABELS_10 = labels(List.of(1, 1, 2), 1, 0);
    private static final Tensor LABELS_01 = labels(List.of(1, 1, 2), 0, 1);
    private static final Tensor LABELS_0_VOID = labels(List.of(1, 1, 2), 0, 255);

    private static Tensor tensor(List<Integer> shape, double... numbers) {
        return Tensor.of(shape, numbers);
    }

    private static Tensor labels(List<Integer> shape, double... numbers) {
        return Tensor.of(ElementType.INT64, shape, numbers);
    }

    private static double value(String call, Tensor prediction, Tensor target) {
        Tensor value = Oracle.of(call).answer(prediction, target).value();
        assertThat(value.size()).as(call).isEqualTo(1);
        return value.at(0);
    }

    private static double[] values(String call, Tensor prediction, Tensor target) {
        return Oracle.of(call).answer(prediction, target).value().toDoubles();
    }

    private static double shipped(String call, Tensor prediction, Tensor target) {
        Case tensors = new Case(prediction, target, Map.of());
        Answer answer = Oracle.of(call).answer(new Question(tensors, true, true));
        return answer.value().at(0);
    }

    @Test
    void torch_binary_cross_entropy() {
        Tensor p = tensor(List.of(2), 0.5, 0.25);
        assertThat(value("torch.nn.BCELoss()", p, tensor(List.of(2), 1, 0))).isCloseTo((LOG_2 + LOG_4_3) / 2, ULPS);
        assertThat(value("torch.nn.BCELoss()", tensor(List.of(1), 0), tensor(List.of(1), 1)))
                .isEqualTo(100);
        assertThat(value(
                        "torch.nn.BCEWithLogitsLoss(weight=[2.0], pos_weight=[3.0])",
                        tensor(List.of(2), 0, 0),
                        tensor(List.of(2), 1, 0)))
                .isCloseTo((6 * LOG_2 + 2 * LOG_2) / 2, within(1e-15));
    }

    @Test
    void torch_cross_entropy_has_two_means() {
        String call = "torch.nn.CrossEntropyLoss(weight=[1.0, 3.0])";
        Tensor soft = tensor(List.of(1, 2, 1, 2), 0, 1, 1, 0);
        assertThat(value(call, LOGITS, LABELS_10)).isCloseTo((3 * LOG_4_3 + LOG_2) / 4, ULPS);
        assertThat(value(call, LOGITS, soft)).isCloseTo((3 * LOG_4_3 + LOG_2) / 2, ULPS);
        assertThat(value("torch.nn.CrossEntropyLoss(ignore_index=0)", LOGITS, LABELS_10))
                .isCloseTo(LOG_4_3, ULPS);
        assertThat(values("torch.nn.CrossEntropyLoss(reduction='none')", EVEN, LABELS_10))
                .containsExactly(LOG_2, LOG_2);
    }

    @Test
    void kornia_dice_leaks() {
        String call = "kornia.losses.DiceLoss()";
        assertThat(value(call, EVEN, LABELS_01)).isCloseTo(1 - 2 / (4 + 1e-8), ULPS);
        assertThat(shipped(call, EVEN, LABELS_01)).isCloseTo(1 - 2 * (1 + 1e-6) / (4 + 2e-6 + 1e-8), ULPS);
        assertThat(value("kornia.losses.DiceLoss('macro', weight=[1, 3])", LOGITS, LABELS_10))
                .isCloseTo(((1 - 1 / (1.75 + 1e-8)) + 3 * (1 - 1.5 / (2.25 + 1e-8))) / 4, ULPS);
    }

    @Test
    void kornia_tversky_sums_alpha_and_beta() {
        assertThat(value("kornia.losses.TverskyLoss(0.25, 0.75)", EVEN, LABELS_01))
                .isCloseTo(1 - 1 / (2 + 1e-8), ULPS);
        assertThat(value("kornia.losses.TverskyLoss(0.75, 0.25)", EVEN, LABELS_01))
                .isCloseTo(1 - 1 / (2 + 1e-8), ULPS);
    }

    @Test
    void kornia_lovasz_counts_label_numbers() {
        // class 0: b 1/2 on, a 1/4 off: 1/2; class 1: b 1/2 off, a 1/4 on: 1/4 + 1/8
        assertThat(value("kornia.losses.LovaszSoftmaxLoss()", LOGITS, LABELS_10))
                .isCloseTo(7 / 16.0, ULPS);
        assertThat(shipped("kornia.losses.LovaszSoftmaxLoss()", LOGITS, LABELS_10))
                .isCloseTo(3 / 8.0, ULPS);
    }

    @Test
    void kornia_focal_divides_by_classes() {
        assertThat(value("kornia.losses.FocalLoss(None, reduction='mean')", EVEN, LABELS_01))
                .isCloseTo(LOG_2 / 8, ULPS);
        assertThat(value("kornia.losses.FocalLoss(0.25, reduction='sum')", EVEN, LABELS_01))
                .isCloseTo(LOG_2 / 4, ULPS);
        assertThat(values(
                        "kornia.losses.binary_focal_loss_with_logits()",
                        tensor(List.of(1, 2), 0, 0),
                        tensor(List.of(1, 2), 1, 0.5)))
                .containsExactly(LOG_2 / 16, LOG_2 / 8);
    }

    @Test
    void berman_losses_and_scores() {
        // errors 2 off, 1/2 on, -1 off
        Tensor z = tensor(List.of(1, 1, 3), 0.5, -2, 1);
        assertThat(value("lovasz_losses.lovasz_hinge()", z, labels(List.of(1, 1, 3), 1, 0, 0)))
                .isEqualTo(2 * 0.5 + 0.5 * 0.5);
        assertThat(value("lovasz_losses.lovasz_softmax()", PROBABILITIES, LABELS_10))
                .isEqualTo(7 / 16.0);
        assertThat(value("lovasz_losses.lovasz_softmax(ignore=0)", PROBABILITIES, LABELS_10))
                .isEqualTo(1 / 4.0);
        assertThat(values("lovasz_losses.iou(4)", labels(List.of(1, 4), 0, 1, 1, 2), labels(List.of(1, 4), 0, 1, 2, 2)))
                .containsExactly(100, 50, 50, 100);
        assertThat(value("lovasz_losses.iou_binary()", labels(List.of(1, 3), 1, 1, 0), labels(List.of(1, 3), 1, 0, 1)))
                .isCloseTo(100 / 3.0, within(1e-14));
    }

    @Test
    void torchmetrics_scores() {
        Tensor p = labels(List.of(1, 2, 3), 1, 1, 0, 0, 1, 1);
        Tensor g = labels(List.of(1, 2, 3), 1, 0, 0, 0, 1, 1);
        String dice = "torchmetrics.functional.segmentation.dice_score(2, average=";
        assertThat(values(dice + "'none')", p, g)).containsExactly(2 / 3.0, 1);
        assertThat(value(dice + "'macro')", p, g)).isCloseTo(5 / 6.0, ULPS);
        assertThat(value(dice + "'weighted')", p, g)).isCloseTo(8 / 9.0, ULPS);
        assertThat(value(dice + "'micro')", p, g)).isCloseTo(6 / 7.0, ULPS);
        assertThat(value("torchmetrics.functional.segmentation.generalized_dice_score(2)", p, g))
                .isEqualTo(3 / 4.0);
        assertThat(value("torchmetrics.functional.segmentation.mean_iou()", p, g))
                .isEqualTo(3 / 4.0);
    }

    @Test
    void torchmetrics_weighs_by_each_images_own_support() {
        Tensor p = labels(List.of(2, 2, 2), 1, 1, 0, 0, 1, 1, 1, 0);
        Tensor g = labels(List.of(2, 2, 2), 1, 0, 0, 1, 1, 1, 1, 0);
        assertThat(values("torchmetrics.functional.segmentation.dice_score(2, average='weighted')", p, g))
                .containsExactly(1 / 3.0, 1);
    }

    @Test
    void torchmetrics_index() {
        Tensor p = tensor(List.of(3), 0.75, 0.25, 0.5);
        Tensor z = tensor(List.of(3), 2, -2, 0);
        Tensor g = labels(List.of(3), 1, 1, 0);
        assertThat(value("torchmetrics.functional.jaccard_index('binary')", p, g))
                .isEqualTo(0.5);
        assertThat(value("torchmetrics.functional.jaccard_index('binary')", z, g))
                .isEqualTo(0.5);
        String index = "torchmetrics.functional.jaccard_index('multiclass', num_classes=4, average=";
        Tensor predicted = labels(List.of(4), 0, 1, 1, 2);
        Tensor label = labels(List.of(4), 0, 1, 2, 2);
        assertThat(values(index + "'none')", predicted, label)).containsExactly(1, 0.5, 0.5, 0);
        assertThat(value(index + "'macro')", predicted, label)).isCloseTo(2 / 3.0, ULPS);
        assertThat(value(index + "'micro')", predicted, label)).isEqualTo(3 / 5.0);
        assertThat(value(index + "'macro', ignore_index=0)", predicted, label)).isEqualTo(0.5);
    }

    @Test
    void keras_overlap_losses() {
        Tensor p = tensor(List.of(1, 2, 2, 1), 0.5, 0.5, 0.5, 1);
        Tensor g = tensor(List.of(1, 2, 2, 1), 1, 0, 0, 1);
        assertThat(value("keras.losses.Dice()", p, g)).isCloseTo(1 - 3 / (4.5 + 1e-7), ULPS);
        String tversky = "keras.losses.Tversky(alpha=0.25, beta=0.75)";
        assertThat(value(tversky, p, g)).isCloseTo(1 - 1.5 / (1.5 + 0.25 + 0.375 + 1e-7), ULPS);
        assertThat(shipped(tversky, p, g)).isCloseTo(1 - 1.5 / (1.5 + 0.75 + 0.125 + 1e-7), ULPS);
    }

    @Test
    void keras_focal_losses() {
        Tensor p = tensor(List.of(1, 1, 2), 0.5, 0.75);
        Tensor g = tensor(List.of(1, 1, 2), 1, 0);
        double mean = (LOG_2 / 4 + 9 / 16.0 * Math.log(4)) / 2;
        assertThat(value("keras.losses.binary_focal_crossentropy()", p, g)).isCloseTo(mean, ULPS);
        assertThat(value("keras.losses.BinaryFocalCrossentropy()", p, g)).isCloseTo(mean, ULPS);
        assertThat(value(
                        "keras.losses.CategoricalFocalCrossentropy()",
                        tensor(List.of(1, 1, 2), 0.25, 0.75),
                        tensor(List.of(1, 1, 2), 0, 1)))
                .isCloseTo(0.25 / 16 * LOG_4_3, ULPS);
    }

    @Test
    void keras_clamps_logarithms_and_not_the_factor() {
        Tensor p = tensor(List.of(1, 1), 0);
        Tensor g = tensor(List.of(1, 1), 1);
        Answer answer = Oracle.of("keras.losses.BinaryFocalCrossentropy()").answer(p, g);
        assertThat(answer.value().at(0)).isCloseTo(-Math.log(1e-7), within(1e-14));
        assertThat(answer.gradient().orElseThrow().at(0)).isCloseTo(2 * Math.log(1e-7), within(1e-14));
    }

    @Test
    void optax_losses() {
        Tensor even = tensor(List.of(1, 2, 2), 0, 0, 0, 0);
        Tensor g = tensor(List.of(1, 2, 2), 1, 0, 0, 1);
        assertThat(values("optax.losses.dice_loss()", even, g)).containsExactly(0.25);
        assertThat(values("optax.losses.binary_dice_loss()", tensor(List.of(1, 2), 0, 0), tensor(List.of(1, 2), 1, 0)))
                .containsExactly(0.25);
        Tensor three = tensor(List.of(1, 3, 2), 0, 0, 0, 0, 0, 0);
        Tensor target = tensor(List.of(1, 3, 2), 1, 0, 1, 0, 0, 1);
        double w0 = 1 / (4 + 1e-7);
        double w1 = 1 / (1 + 1e-7);
        assertThat(value("optax.losses.multiclass_generalized_dice_loss()", three, target))
                .isCloseTo((w0 * 3 / 11 + w1 / 3) / (w0 + w1), ULPS);
    }

    @Test
    void mmseg_overlap_losses() {
        assertThat(value("mmseg.models.losses.TverskyLoss()", EVEN, LABELS_0_VOID))
                .isCloseTo(((1 - 1.5 / 1.85) + (1 - 1 / 1.15)) / 2, ULPS);
        String early = "mmseg.models.losses.DiceLoss(smooth=1)";
        assertThat(value(early, EVEN, LABELS_0_VOID)).isCloseTo(7 / 45.0, ULPS);
        assertThat(shipped(early, EVEN, LABELS_0_VOID)).isCloseTo(0.4, ULPS);
        assertThat(value(
                        "mmseg.models.losses.DiceLoss(loss_weight=3.0)",
                        tensor(List.of(1, 1, 1, 2), 0, 0),
                        tensor(List.of(1, 1, 1, 2), 1, 0)))
                .isCloseTo(3 * (1 - 1 / 1.502), within(1e-15));
        String now = "mmseg.models.losses.DiceLoss()";
        assertThat(value(now, EVEN, LABELS_0_VOID)).isCloseTo(1 - 1 / 1.502, ULPS);
        assertThat(shipped(now, EVEN, LABELS_0_VOID)).isCloseTo(1 - 1 / 2.002, ULPS);
        assertThat(value("mmseg.models.losses.LovaszLoss(reduction='none')", LOGITS, LABELS_10))
                .isCloseTo(7 / 16.0, ULPS);
    }

    @Test
    void mmseg_pixelwise_losses() {
        String entropy = "mmseg.models.losses.CrossEntropyLoss(ignore_index=255)";
        assertThat(value(entropy, EVEN, LABELS_0_VOID)).isCloseTo(LOG_2 / 2, ULPS);
        assertThat(shipped(entropy, EVEN, LABELS_0_VOID)).isCloseTo(LOG_2 / (2 + 0x1p-23), ULPS);
        assertThat(value("mmseg.models.losses.FocalLoss()", EVEN, LABELS_0_VOID))
                .isCloseTo(LOG_2 / 16, ULPS);
        String binary = "mmseg.models.losses.CrossEntropyLoss(use_sigmoid=True, ignore_index=255)";
        Tensor one = tensor(List.of(1, 1, 1, 2), LOG_3, 0);
        assertThat(value(binary, one, labels(List.of(1, 1, 2), 1, 255))).isCloseTo(LOG_4_3 / 2, ULPS);
    }

    @Test
    void torch_divides_the_gradient_by_at_least_1e_12() {
        Tensor p = tensor(List.of(3), 0, 0, 0.5);
        Case tensors = new Case(p, tensor(List.of(3), 0, 1, 1), Map.of());
        Oracle oracle = Oracle.of("torch.nn.BCELoss(reduction='sum')");
        Answer shipped = oracle.answer(new Question(tensors, true, true));
        Answer documented = oracle.answer(new Question(tensors, true, false));
        assertThat(shipped.value().at(0)).isCloseTo(100 + LOG_2, within(1e-13));
        assertThat(shipped.gradient().orElseThrow().toDoubles()).containsExactly(0, -1 / (double) 1e-12f, -2);
        assertThat(documented.gradient().orElseThrow().toDoubles()).containsExactly(1, 0, -2);
    }

    @Test
    void smp_takes_logarithms_for_logits() {
        String call = "segmentation_models_pytorch.losses.FocalLoss('multiclass', from_logits=False, gamma=0.0)";
        Tensor p = tensor(List.of(1, 2, 1), 0.5, 0.5);
        Tensor g = labels(List.of(1, 1), 0);
        assertThat(value(call, p, g)).isCloseTo(LOG_2, ULPS);
        assertThat(shipped(call, p, g)).isCloseTo((LOG_3 + Math.log(1.5)) / 2, ULPS);
    }

    @Test
    void toolbelt_reduces_easy_voxels() {
        String call = "pytorch_toolbelt.losses.CrossEntropyFocalLoss(gamma=1.0, reduced_threshold=0.5)";
        Tensor z = tensor(List.of(1, 2, 1), LOG_3, 0);
        Tensor g = labels(List.of(1, 1), 0);
        assertThat(value(call, z, g)).isCloseTo((LOG_4_3 + LOG_2) / 2, ULPS);
        assertThat(shipped(call, z, g)).isCloseTo(LOG_4_3 + LOG_2, ULPS);
    }

    @Test
    void torchmetrics_reads_the_largest_weights_along_the_other_axis() {
        String call = "torchmetrics.functional.segmentation.generalized_dice_score(3, input_format='index')";
        Case tensors = new Case(labels(List.of(2, 2), 2, 1, 1, 2), labels(List.of(2, 2), 2, 2, 2, 2), Map.of());
        Oracle oracle = Oracle.of(call);
        assertThat(oracle.answer(new Question(tensors, false, false)).value().toDoubles())
                .containsExactly(2 / 3.0, 2 / 3.0);
        assertThat(oracle.answer(new Question(tensors, false, true)).value().toDoubles())
                .containsExactly(2 / 3.0, 0.5);
    }

    @Test
    void torchmetrics_leaves_absent_classes_out_of_weighted_means() {
        Tensor p = labels(List.of(1, 3, 1), 0, 1, 0);
        Tensor g = labels(List.of(1, 3, 1), 0, 0, 1);
        assertThat(values("torchmetrics.functional.segmentation.dice_score(3, average='weighted')", p, g))
                .containsExactly(0);
    }

    @Test
    void mmseg_skips_the_class_of_the_ignored_index() {
        String call = "mmseg.models.losses.TverskyLoss(ignore_index=0)";
        double second = 1 - 1.5 / 1.85;
        assertThat(value(call, EVEN, LABELS_10)).isCloseTo((1 - 1 / 1.15 + second) / 2, ULPS);
        assertThat(shipped(call, EVEN, LABELS_10)).isCloseTo(second / 2, ULPS);
    }

    @Test
    void keras_cross_entropies() {
        Tensor p = tensor(List.of(1, 1, 2), 0.5, 0.75);
        Tensor g = tensor(List.of(1, 1, 2), 1, 0);
        assertThat(value("keras.losses.BinaryCrossentropy()", p, g)).isCloseTo((LOG_2 + Math.log(4)) / 2, ULPS);
        assertThat(value("keras.losses.BinaryCrossentropy(label_smoothing=1.0)", p, g))
                .isCloseTo((2 * LOG_2 + LOG_4_3 + Math.log(4)) / 4, ULPS);
        Tensor shares = tensor(List.of(1, 1, 2), 0.25, 0.75);
        assertThat(value("keras.losses.CategoricalCrossentropy()", shares, tensor(List.of(1, 1, 2), 0, 1)))
                .isCloseTo(LOG_4_3, ULPS);
        assertThat(value("keras.losses.SparseCategoricalCrossentropy()", shares, labels(List.of(1, 1), 1)))
                .isCloseTo(LOG_4_3, ULPS);
    }

    @Test
    void optax_reduces_nothing() {
        Tensor z = tensor(List.of(1, 1, 2), 0, LOG_3);
        Tensor g = tensor(List.of(1, 1, 2), 1, 1);
        assertThat(values("optax.losses.sigmoid_binary_cross_entropy()", z, g))
                .containsExactly(new double[] {LOG_2, LOG_4_3}, ULPS);
        assertThat(values("optax.losses.sigmoid_focal_loss(alpha=0.25, gamma=1.0)", z, g)[0])
                .isCloseTo(LOG_2 / 8, ULPS);
        String index = "optax.losses.softmax_cross_entropy_with_integer_labels()";
        assertThat(values(index, z, labels(List.of(1, 1), 1))[0]).isCloseTo(LOG_4_3, ULPS);
    }
}
