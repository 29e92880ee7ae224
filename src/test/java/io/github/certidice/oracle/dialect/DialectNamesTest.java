package io.github.certidice.oracle.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DialectNamesTest {

    @Test
    void losses_of_the_survey_are_known() {
        Stream<String> names = Stream.of(
                        of(
                                "torch.nn.functional.",
                                "binary_cross_entropy",
                                "binary_cross_entropy_with_logits",
                                "cross_entropy"),
                        of("torch.nn.", "BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss"),
                        of("kornia.losses.", "dice_loss", "tversky_loss", "lovasz_hinge_loss", "lovasz_softmax_loss"),
                        of("kornia.losses.", "focal_loss", "binary_focal_loss_with_logits"),
                        of("kornia.losses.", "DiceLoss", "TverskyLoss", "LovaszHingeLoss", "LovaszSoftmaxLoss"),
                        of("kornia.losses.", "FocalLoss", "BinaryFocalLossWithLogits"),
                        of("torchmetrics.functional.segmentation.", "dice_score", "generalized_dice_score", "mean_iou"),
                        of("torchmetrics.functional.", "jaccard_index", "classification.jaccard_index"),
                        of("lovasz_losses.", "lovasz_hinge", "lovasz_softmax", "iou", "iou_binary"),
                        of("keras.losses.", "Dice", "dice", "Tversky", "tversky"),
                        of("keras.losses.", "binary_focal_crossentropy", "BinaryFocalCrossentropy"),
                        of("keras.losses.", "categorical_focal_crossentropy", "CategoricalFocalCrossentropy"),
                        of("optax.losses.", "dice_loss", "binary_dice_loss", "multiclass_generalized_dice_loss"),
                        of("mmseg.models.losses.", "DiceLoss", "TverskyLoss", "LovaszLoss"),
                        of("mmseg.models.losses.", "FocalLoss", "CrossEntropyLoss"))
                .flatMap(List::stream);
        assertThat(Dialects.names()).containsAll(names.toList());
    }

    private static List<String> of(String prefix, String... names) {
        return Stream.of(names).map(prefix::concat).toList();
    }
}
