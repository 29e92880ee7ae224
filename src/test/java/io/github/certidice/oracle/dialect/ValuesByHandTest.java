package io.github.certidice.oracle.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that can be worked out on paper, from the formulas of the survey. */
class ValuesByHandTest {

    private static final double LOG_2 = Math.log(2);

    /** One class, two voxels. */
    private static final Tensor HALVES = Tensor.of(List.of(1, 1, 2), 0.5, 0.5);

    private static final Tensor ON_OFF = Tensor.of(List.of(1, 1, 2), 1, 0);

    /** Two classes of which each voxel has one half. */
    private static final Tensor ZEROS = Tensor.of(List.of(1, 2, 2), 0, 0, 0, 0);

    private static final Tensor INDICES = Tensor.of(List.of(1, 2), 0, 1);
    private static final Tensor INDEX_CHANNEL = Tensor.of(List.of(1, 1, 2), 0, 1);

    /** Three voxels, two of the first class. */
    private static final Tensor SHARES = Tensor.of(List.of(1, 2, 3), 1, 0.5, 0.5, 0, 0.5, 0.5);

    private static final Tensor TWO_AND_ONE = Tensor.of(List.of(1, 2, 3), 1, 1, 0, 0, 0, 1);

    private static void assertValue(String call, Tensor prediction, Tensor target, double expected) {
        assertValue(call, new Question(new Case(prediction, target), true, false), expected);
    }

    private static void assertShipped(String call, Tensor prediction, Tensor target, double expected) {
        assertValue(call, new Question(new Case(prediction, target), true, true), expected);
    }

    private static void assertValue(String call, Question question, double expected) {
        Tensor value = Oracle.of(call).answer(question).value();
        assertThat(value.shape()).as(call).isEmpty();
        assertThat(value.at(0)).as(call).isEqualTo(expected, within(1e-9));
    }

    @Test
    void monai_overlaps() {
        String none = "smooth_nr=0, smooth_dr=0";
        String one = "smooth_nr=1, smooth_dr=1";
        assertValue("monai.losses.DiceLoss(" + none + ")", HALVES, ON_OFF, 1 / 2d);
        assertValue("monai.losses.DiceLoss(" + one + ")", HALVES, ON_OFF, 1 / 3d);
        assertValue("monai.losses.DiceLoss(jaccard=True, " + one + ")", HALVES, ON_OFF, 1 / 2d);
        assertValue("monai.losses.DiceLoss(squared_pred=True, " + none + ")", HALVES, ON_OFF, 1 / 3d);
        assertValue("monai.losses.DiceLoss(soft_label=True)", HALVES, HALVES, 0);
        assertValue("monai.losses.DiceLoss(" + none + ")", HALVES, HALVES, 1 / 2d);
        assertValue("monai.losses.DiceLoss(weight=3, " + none + ")", HALVES, ON_OFF, 1 / 2d);
        assertValue("monai.losses.TverskyLoss(alpha=0.5, beta=1.5, " + none + ")", HALVES, ON_OFF, 2 / 3d);
        assertValue("monai.losses.GeneralizedDiceLoss(" + none + ")", SHARES, TWO_AND_ONE, 5 / 12d);
    }

    @Test
    void monai_weights() {
        Tensor onOff = Tensor.of(List.of(1, 2, 1), 1, 0);
        Tensor both = Tensor.of(List.of(1, 2, 1), 1, 1);
        String call = "monai.losses.DiceLoss(smooth_nr=0, smooth_dr=0, weight=";

        assertValue(call + "[5, 3])", onOff, both, 3 / 2d);
        assertValue(call + "3)", onOff, both, 3 / 2d);
        assertValue(call + "[3], include_background=False)", onOff, both, 1);
    }

    @Test
    void monai_masks() {
        Tensor zeros = Tensor.of(List.of(1, 1, 4), 0, 0, 0, 0);
        Tensor target = Tensor.of(List.of(1, 1, 4), 1, 0, 1, 1);
        Map<String, Tensor> mask = Map.of("mask", Tensor.of(List.of(1, 1, 4), 1, 1, 0, 0));
        Case tensors = new Case(zeros, target, mask);
        String call = "monai.losses.MaskedDiceLoss(sigmoid=True, smooth_nr=0, smooth_dr=0)";

        assertValue(call, new Question(tensors, true, false), 1 / 2d);
        assertValue(call, new Question(tensors, true, true), 2 / 3d);
    }

    @Test
    void monai_pixelwise() {
        Tensor zeros = Tensor.of(List.of(1, 1, 2), 0, 0);
        assertValue("monai.losses.FocalLoss", zeros, ON_OFF, LOG_2 / 4);
        assertValue("monai.losses.FocalLoss(reduction='sum')", zeros, ON_OFF, LOG_2 / 2);
        assertShipped("monai.losses.FocalLoss(reduction='sum')", zeros, ON_OFF, LOG_2 / 4);
        assertValue("monai.losses.FocalLoss(use_softmax=True, to_onehot_y=True)", ZEROS, INDEX_CHANNEL, LOG_2 / 8);
        String options = "(softmax=True, to_onehot_y=True, smooth_nr=0, smooth_dr=0)";
        assertValue("monai.losses.DiceCELoss" + options, ZEROS, INDEX_CHANNEL, 1 / 2d + LOG_2);
        assertValue("monai.losses.DiceCELoss" + options, zeros, ON_OFF, 1 + LOG_2);
        assertValue("monai.losses.DiceFocalLoss" + options, ZEROS, INDEX_CHANNEL, 1 / 2d + LOG_2 / 4);
        assertValue("monai.losses.GeneralizedDiceFocalLoss" + options, ZEROS, INDEX_CHANNEL, 1 / 2d + LOG_2 / 4);
    }

    @Test
    void monai_unified() {
        Tensor halves = Tensor.of(List.of(1, 2, 2), 0.5, 0.5, 0.5, 0.5);
        Tensor target = Tensor.of(List.of(1, 2, 2), 1, 0, 0, 1);
        String part = "monai.losses.unified_focal_loss.";
        assertValue(
                part + "AsymmetricFocalTverskyLoss(delta=0.75, gamma=0.5, epsilon=0.25)",
                halves,
                target,
                (0.4 + Math.sqrt(0.4)) / 2);
        assertValue(part + "AsymmetricFocalLoss(delta=0.75)", halves, target, 13 / 32d * LOG_2);
        String unified = "monai.losses.AsymmetricUnifiedFocalLoss(weight=1, gamma=0.5, delta=0.75)";
        double focal = (Math.sqrt(0.5) / 4 + 0.75) / 2 * LOG_2;
        assertValue(unified, ZEROS, target, focal);
        assertShipped(unified, halves, target, focal);
    }

    @Test
    void smp_overlaps() {
        String smp = "segmentation_models_pytorch.losses.";
        Tensor empty = Tensor.of(List.of(1, 1, 2), 0, 0);
        Tensor onBoth = Tensor.of(List.of(2, 1, 1), 1, 1);
        assertValue(smp + "DiceLoss('binary', from_logits=False)", HALVES, ON_OFF, 1 / 2d);
        assertValue(smp + "DiceLoss('binary', from_logits=False, smooth=1)", HALVES, ON_OFF, 1 / 4d);
        assertValue(smp + "DiceLoss('binary', from_logits=False)", HALVES, empty, 0);
        assertValue(smp + "DiceLoss('binary', from_logits=False)", onBoth, Tensor.of(List.of(2, 1), 1, 0), 1 / 3d);
        assertValue(smp + "JaccardLoss('binary', from_logits=False)", HALVES, ON_OFF, 2 / 3d);
        assertValue(smp + "DiceLoss('multiclass')", ZEROS, INDICES, 1 / 2d);
        assertValue(smp + "DiceLoss('multiclass', log_loss=True)", ZEROS, INDICES, LOG_2);
    }

    @Test
    void smp_matthews() {
        String mcc = "segmentation_models_pytorch.losses.MCCLoss";
        assertValue(mcc + "()", HALVES, ON_OFF, 1);
        assertValue(mcc + "(eps=0)", ON_OFF, ON_OFF, 0);
        assertValue(mcc + "(eps=0.5)", ON_OFF, ON_OFF, 1 / 2d);
        assertValue(mcc + "(eps=0)", Tensor.of(ON_OFF.shape(), 1, 0.5), ON_OFF, 1 - 1 / Math.sqrt(3));
        assertValue(mcc + "(eps=0)", Tensor.of(ON_OFF.shape(), 0, 1), ON_OFF, 2);
        assertValue(mcc + "(eps=0)", Tensor.of(ON_OFF.shape(), 0, 0), ON_OFF, Double.NaN);
    }

    @Test
    void smp_tversky_and_its_power() {
        Tensor prediction = Tensor.of(List.of(1, 2, 2), 0.5, 0.5, 1, 0);
        Tensor target = Tensor.of(List.of(1, 2, 2), 1, 0, 1, 0);
        String call = "segmentation_models_pytorch.losses.TverskyLoss('multilabel', from_logits=False, gamma=2)";

        assertValue(call, prediction, target, 1 / 8d);
        assertShipped(call, prediction, target, 1 / 16d);
    }

    @Test
    void smp_pixelwise() {
        String smp = "segmentation_models_pytorch.losses.";
        Tensor zero = Tensor.of(List.of(1, 1, 2), 0, 0);
        assertValue(smp + "FocalLoss('binary')", zero, ON_OFF, LOG_2 / 4);
        assertValue(smp + "FocalLoss('multiclass')", ZEROS, INDICES, LOG_2 / 4);
        assertValue(smp + "FocalLoss('binary', normalized=True, reduction='sum')", zero, ON_OFF, LOG_2);
        assertValue(smp + "FocalLoss('binary', normalized=True)", zero, ON_OFF, LOG_2 / 2);
        assertValue(smp + "SoftBCEWithLogitsLoss", zero, Tensor.of(List.of(1, 1, 2), 1, -100), LOG_2 / 2);
        assertValue(smp + "SoftCrossEntropyLoss", ZEROS, Tensor.of(List.of(1, 2), 0, -100), LOG_2 / 2);
        assertValue(smp + "LovaszLoss('binary')", Tensor.of(List.of(1, 1, 2), -1, -1), ON_OFF, 2);
        assertValue(smp + "LovaszLoss('multiclass')", ZEROS, INDICES, 1 / 2d);
    }

    @Test
    void smp_lovasz_of_labels() {
        Tensor prediction = Tensor.of(List.of(1, 2, 1), -1, -1);
        Tensor target = Tensor.of(List.of(1, 2, 1), 1, 0);
        String call = "segmentation_models_pytorch.losses.LovaszLoss('multilabel')";

        assertValue(call, prediction, target, 1);
        assertShipped(call, prediction, target, 2);
    }

    @Test
    void toolbelt() {
        String toolbelt = "pytorch_toolbelt.losses.";
        Tensor zero = Tensor.of(List.of(1, 1, 4), 0, 0, 0, 0);
        Tensor oneOfFour = Tensor.of(List.of(1, 1, 4), 1, 0, 0, 0);
        assertValue(toolbelt + "DiceLoss('binary', from_logits=False, smooth=1)", HALVES, ON_OFF, 1 / 3d);
        assertValue(toolbelt + "JaccardLoss('binary', from_logits=False, smooth=1)", HALVES, ON_OFF, 2 / 5d);
        assertValue(toolbelt + "BinaryFocalLoss", zero, oneOfFour, LOG_2 / 4);
        assertValue(toolbelt + "CrossEntropyFocalLoss", ZEROS, INDICES, LOG_2 / 2);
        assertValue(toolbelt + "BinaryLovaszLoss", Tensor.of(List.of(1, 1, 2), -1, -1), ON_OFF, 2);
        assertValue(
                toolbelt + "LovaszLoss", Tensor.of(List.of(1, 2, 1), 0.75, 0.25), Tensor.of(List.of(1, 1), 0), 1 / 4d);
        assertValue(
                toolbelt + "soft_micro_f1(eps=0.5)",
                Tensor.of(List.of(1, 1), 0.5),
                Tensor.of(List.of(1, 1), 1),
                1 / 2d);
        assertValue(toolbelt + "LogCoshLoss", HALVES, ON_OFF, Math.log(Math.cosh(0.5)));
    }

    @Test
    void toolbelt_balance() {
        Tensor zero = Tensor.of(List.of(1, 1, 4), 0, 0, 0, 0);
        Tensor target = Tensor.of(List.of(1, 1, 4), 1, 0, 0, 0);
        String call = "pytorch_toolbelt.losses.BalancedBCEWithLogitsLoss(gamma=2)";

        assertThat(Oracle.of(call).answer(zero, target).value().at(0)).isEqualTo(15 / 32d * LOG_2, within(1e-7));
        Question shipped = new Question(new Case(zero, target), true, true);
        assertThat(Oracle.of(call).answer(shipped).value().at(0)).isEqualTo(57 / 256d * LOG_2, within(1e-7));
    }

    @Test
    void nnunet() {
        String loss = "nnunetv2.training.loss.";
        Tensor empty = Tensor.of(List.of(1, 1, 2), 0, 0);
        assertValue(loss + "dice.SoftDiceLoss", HALVES, ON_OFF, -2 / 3d);
        assertValue(loss + "dice.MemoryEfficientSoftDiceLoss(smooth=0)", HALVES, ON_OFF, -1 / 2d);
        assertValue(loss + "dice.SoftDiceLoss(smooth=0)", empty, empty, 0);
        assertValue(loss + "dice.SoftDiceLoss", empty, empty, -1);
        assertValue(loss + "compound_losses.DC_and_CE_loss({'smooth': 0}, {})", ZEROS, INDEX_CHANNEL, LOG_2 - 1 / 2d);
        assertValue(
                loss + "compound_losses.DC_and_CE_loss({'smooth': 0}, {}, ignore_label=1)",
                ZEROS,
                Tensor.of(List.of(1, 1, 2), 1, 1),
                0);
        assertValue(loss + "robust_ce_loss.TopKLoss(k=50, weight=[1, 3])", ZEROS, INDEX_CHANNEL, 3 * LOG_2);
    }

    @Test
    void nnunet_regions_with_an_ignore_channel() {
        Tensor target = Tensor.of(List.of(1, 3, 2), 1, 0, 0, 0, 0, 1);
        String call =
                "nnunetv2.training.loss.compound_losses.DC_and_BCE_loss({}, {'smooth': 0}, use_ignore_label=True)";

        assertValue(call, ZEROS, target, LOG_2 - 1 / 3d);
        assertShipped(call, ZEROS, target, 2 * LOG_2 - 1 / 3d);
    }

    @Test
    void jdt() {
        String jdt = "losses.jdt_loss.JDTLoss";
        Tensor first = Tensor.of(List.of(1, 2), 0, 0);
        Tensor halves = Tensor.of(List.of(1, 2, 2), 0.5, 0.5, 0.5, 0.5);
        Tensor two = Tensor.of(List.of(2, 2, 2), new double[8]);
        Tensor labels = Tensor.of(List.of(2, 2), 0, 0, 0, 1);
        assertValue(jdt + "(smooth=0)", ZEROS, INDICES, 2 / 3d);
        assertValue(jdt + "(smooth=0)", ZEROS, first, 1 / 2d);
        assertValue(jdt + "(smooth=0)", ZEROS, halves, 0);
        assertValue(jdt + "(smooth=0, mIoUD=0, mIoUI=1)", two, labels, 7 / 12d);
        assertValue(jdt + "(smooth=0, mIoUD=0, mIoUC=1)", two, labels, 5 / 8d);
        assertShipped(jdt + "(smooth=0)", ZEROS, Tensor.of(List.of(1, 2), 0, 5), 2 / 3d);
    }

    @Test
    void segloss_scores() {
        String dice = "losses_pytorch.dice_loss.";
        Tensor ones = Tensor.of(List.of(1, 1, 2), 1, 1);
        assertValue(dice + "SoftDiceLoss", HALVES, ON_OFF, -2 / 3d);
        assertValue(dice + "SoftDiceLoss(square=True, smooth=0)", HALVES, ON_OFF, -1 / 2d);
        assertValue(dice + "IoULoss(smooth=0)", HALVES, ON_OFF, -1 / 3d);
        assertValue(dice + "TverskyLoss(smooth=0)", ones, ON_OFF, -1 / 1.3);
        assertValue(dice + "AsymLoss(smooth=0)", ones, ON_OFF, -13 / 17d);
        assertValue(dice + "GDiceLoss(smooth=0)", SHARES, TWO_AND_ONE, -7 / 12d);
        assertValue(dice + "GDiceLossV2", SHARES, TWO_AND_ONE, -7 / 12d);
    }

    @Test
    void segloss_defects() {
        Tensor ones = Tensor.of(List.of(1, 2, 1), 1, 1);
        Tensor first = Tensor.of(List.of(1, 2, 1), 1, 0);
        String focal = "losses_pytorch.dice_loss.FocalTversky_loss({'smooth': 0}, gamma=0.5)";
        String penalty = "losses_pytorch.dice_loss.PenaltyGDiceLoss({'smooth': 0})";

        assertValue(focal, ones, first, 1 / 2d);
        assertShipped(focal, ones, first, Math.sqrt(0.5));
        assertValue(penalty, ZEROS, INDEX_CHANNEL, -2 / 9d);
        assertShipped(penalty, ZEROS, INDEX_CHANNEL, -2 / 19d);
    }

    @Test
    void segloss_pixelwise() {
        Tensor quarters = Tensor.of(List.of(1, 2, 1), 0.75, 0.25);
        Tensor halves = Tensor.of(List.of(1, 2, 1), 0.5, 0.5);
        Tensor index = Tensor.of(List.of(1, 1, 1), 0);
        assertValue("losses_pytorch.lovasz_loss.LovaszSoftmax", quarters, index, 1 / 4d);
        assertValue("losses_pytorch.focal_loss.FocalLoss(smooth=0)", halves, index, LOG_2 / 4);
        assertValue("losses_pytorch.focal_loss.FocalLoss(smooth=0, alpha=0.25)", halves, index, LOG_2 / 16);
    }
}
