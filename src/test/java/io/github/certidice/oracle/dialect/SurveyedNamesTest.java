package io.github.certidice.oracle.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the survey of libraries names is understood. */
class SurveyedNamesTest {

    private static Stream<String> calls() {
        return Stream.of(
                "monai.losses.DiceLoss",
                "monai.losses.MaskedDiceLoss",
                "monai.losses.TverskyLoss",
                "monai.losses.GeneralizedDiceLoss",
                "monai.losses.DiceCELoss",
                "monai.losses.DiceFocalLoss",
                "monai.losses.GeneralizedDiceFocalLoss",
                "monai.losses.FocalLoss",
                "monai.losses.AsymmetricUnifiedFocalLoss",
                "monai.losses.unified_focal_loss.AsymmetricFocalTverskyLoss",
                "monai.losses.unified_focal_loss.AsymmetricFocalLoss",
                "segmentation_models_pytorch.losses.DiceLoss(mode='binary')",
                "segmentation_models_pytorch.losses.JaccardLoss(mode='binary')",
                "segmentation_models_pytorch.losses.TverskyLoss(mode='binary')",
                "segmentation_models_pytorch.losses.LovaszLoss(mode='binary')",
                "segmentation_models_pytorch.losses.FocalLoss(mode='binary')",
                "segmentation_models_pytorch.losses.SoftBCEWithLogitsLoss",
                "segmentation_models_pytorch.losses.SoftCrossEntropyLoss",
                "segmentation_models_pytorch.losses.MCCLoss",
                "losses.jdt_loss.JDTLoss",
                "nnunetv2.training.loss.dice.SoftDiceLoss",
                "nnunetv2.training.loss.dice.MemoryEfficientSoftDiceLoss",
                "nnunetv2.training.loss.compound_losses.DC_and_CE_loss({}, {})",
                "nnunetv2.training.loss.compound_losses.DC_and_topk_loss({}, {})",
                "nnunetv2.training.loss.compound_losses.DC_and_BCE_loss({}, {})",
                "nnunetv2.training.loss.robust_ce_loss.RobustCrossEntropyLoss",
                "nnunetv2.training.loss.robust_ce_loss.TopKLoss",
                "pytorch_toolbelt.losses.DiceLoss(mode='binary')",
                "pytorch_toolbelt.losses.JaccardLoss(mode='binary')",
                "pytorch_toolbelt.losses.soft_micro_f1",
                "pytorch_toolbelt.losses.BinaryLovaszLoss",
                "pytorch_toolbelt.losses.LovaszLoss",
                "pytorch_toolbelt.losses.BinaryFocalLoss",
                "pytorch_toolbelt.losses.CrossEntropyFocalLoss",
                "pytorch_toolbelt.losses.BalancedBCEWithLogitsLoss",
                "pytorch_toolbelt.losses.log_cosh_loss",
                "losses_pytorch.dice_loss.SoftDiceLoss",
                "losses_pytorch.dice_loss.IoULoss",
                "losses_pytorch.dice_loss.TverskyLoss",
                "losses_pytorch.dice_loss.FocalTversky_loss({})",
                "losses_pytorch.dice_loss.AsymLoss",
                "losses_pytorch.dice_loss.GDiceLoss",
                "losses_pytorch.dice_loss.GDiceLossV2",
                "losses_pytorch.dice_loss.PenaltyGDiceLoss({})",
                "losses_pytorch.lovasz_loss.LovaszSoftmax",
                "losses_pytorch.focal_loss.FocalLoss");
    }

    @ParameterizedTest
    @MethodSource("calls")
    void defaults_have_a_meaning(String call) {
        assertThat(Meanings.documented(call)).isNotNull();
        assertThat(Meanings.of(call).notes())
                .allSatisfy(note -> assertThat(note.flag()).matches("[A-Z][A-Z0-9_]*"))
                .allSatisfy(note -> assertThat(note.says()).endsWith("."))
                .doesNotHaveDuplicates();
    }

    @Test
    void aliases_mean_the_same() {
        assertThat(Dialects.names())
                .contains(
                        "monai.losses.Dice",
                        "monai.losses.dice_ce",
                        "monai.losses.dice_focal",
                        "monai.losses.generalized_dice",
                        "monai.losses.generalized_dice_focal",
                        "smp.losses.DiceLoss",
                        "segmentation_models_pytorch.losses.dice.DiceLoss");
        assertThat(Dialects.entry("monai.losses.Dice")).isSameAs(Dialects.entry("monai.losses.DiceLoss"));
    }

    @Test
    void libraries_have_versions() {
        assertThat(Dialects.names())
                .allSatisfy(name -> assertThat(Dialects.entry(name).library()).matches(".+ \\S*\\d\\S*"));
    }
}
