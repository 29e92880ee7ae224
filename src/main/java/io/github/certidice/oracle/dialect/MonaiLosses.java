package io.github.certidice.oracle.dialect;

import java.util.List;

/** Losses of MONAI. */
final class MonaiLosses {

    private static final String LIBRARY = "MONAI 1.5.0";
    private static final String FRONT =
            "include_background=True, to_onehot_y=False, sigmoid=False, softmax=False, other_act=None, ";
    private static final String TAIL = "reduction='mean', smooth_nr=1e-5, smooth_dr=1e-5, batch=False, ";
    private static final String DICE = FRONT + "squared_pred=False, jaccard=False, " + TAIL;
    private static final String UNIFIED = "monai.losses.unified_focal_loss.";

    private MonaiLosses() {}

    /** All of them. */
    static List<Entry> entries() {
        return List.of(
                dice(),
                masked(),
                Entry.of(
                        LIBRARY,
                        "monai.losses.TverskyLoss(" + FRONT + "alpha=0.5, beta=0.5, " + TAIL + "soft_label=False)",
                        MonaiOverlap::tversky,
                        "monai.losses.tversky.TverskyLoss"),
                generalized(),
                focal(),
                diceCe(),
                diceFocal(),
                generalizedFocal(),
                asymmetricTversky(),
                asymmetricFocal(),
                unified());
    }

    private static Entry dice() {
        return Entry.of(
                LIBRARY,
                "monai.losses.DiceLoss(" + DICE + "weight=None, soft_label=False)",
                MonaiOverlap::dice,
                "monai.losses.Dice",
                "monai.losses.dice.DiceLoss",
                "monai.losses.dice.Dice");
    }

    private static Entry masked() {
        return Entry.of(
                LIBRARY,
                "monai.losses.MaskedDiceLoss(" + DICE + "weight=None, soft_label=False)",
                MonaiOverlap::masked,
                "monai.losses.dice.MaskedDiceLoss");
    }

    private static Entry generalized() {
        return Entry.of(
                LIBRARY,
                "monai.losses.GeneralizedDiceLoss(" + FRONT + "w_type='square', " + TAIL + "soft_label=False)",
                MonaiOverlap::generalized,
                "monai.losses.generalized_dice",
                "monai.losses.dice.GeneralizedDiceLoss",
                "monai.losses.dice.generalized_dice");
    }

    private static Entry focal() {
        return Entry.of(
                LIBRARY,
                "monai.losses.FocalLoss(include_background=True, to_onehot_y=False, gamma=2.0, alpha=None, weight=None,"
                        + " reduction='mean', use_softmax=False)",
                MonaiFocal::meaning,
                "monai.losses.focal_loss.FocalLoss");
    }

    private static Entry diceCe() {
        return Entry.of(
                LIBRARY,
                "monai.losses.DiceCELoss(" + DICE + "weight=None, lambda_dice=1.0, lambda_ce=1.0, label_smoothing=0.0)",
                MonaiCompound::diceCe,
                "monai.losses.dice_ce",
                "monai.losses.dice.DiceCELoss",
                "monai.losses.dice.dice_ce");
    }

    private static Entry diceFocal() {
        return Entry.of(
                LIBRARY,
                "monai.losses.DiceFocalLoss(" + DICE
                        + "gamma=2.0, weight=None, lambda_dice=1.0, lambda_focal=1.0, alpha=None)",
                MonaiCompound::diceFocal,
                "monai.losses.dice_focal",
                "monai.losses.dice.DiceFocalLoss",
                "monai.losses.dice.dice_focal");
    }

    private static Entry generalizedFocal() {
        return Entry.of(
                LIBRARY,
                "monai.losses.GeneralizedDiceFocalLoss(" + FRONT + "w_type='square', " + TAIL
                        + "gamma=2.0, weight=None, lambda_gdl=1.0, lambda_focal=1.0)",
                MonaiCompound::generalizedFocal,
                "monai.losses.generalized_dice_focal",
                "monai.losses.dice.GeneralizedDiceFocalLoss",
                "monai.losses.dice.generalized_dice_focal");
    }

    private static Entry asymmetricTversky() {
        return Entry.of(
                LIBRARY,
                UNIFIED + "AsymmetricFocalTverskyLoss(to_onehot_y=False, delta=0.7, gamma=0.75, epsilon=1e-7,"
                        + " reduction='mean')",
                MonaiUnified::tversky);
    }

    private static Entry asymmetricFocal() {
        return Entry.of(
                LIBRARY,
                UNIFIED + "AsymmetricFocalLoss(to_onehot_y=False, delta=0.7, gamma=2, epsilon=1e-7,"
                        + " reduction='mean')",
                MonaiUnified::focal);
    }

    private static Entry unified() {
        return Entry.of(
                LIBRARY,
                "monai.losses.AsymmetricUnifiedFocalLoss(to_onehot_y=False, num_classes=2, weight=0.5, gamma=0.5,"
                        + " delta=0.7, reduction='mean')",
                MonaiUnified::unified,
                UNIFIED + "AsymmetricUnifiedFocalLoss");
    }
}
