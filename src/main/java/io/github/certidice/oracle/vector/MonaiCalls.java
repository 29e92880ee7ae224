package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of MONAI. */
final class MonaiCalls {

    private static final String DICE = "monai.losses.DiceLoss";
    private static final String MASKED = "monai.losses.MaskedDiceLoss";
    private static final String TVERSKY = "monai.losses.TverskyLoss";
    private static final String GENERALIZED = "monai.losses.GeneralizedDiceLoss";
    private static final String FOCAL = "monai.losses.FocalLoss";
    private static final String DICE_CE = "monai.losses.DiceCELoss";
    private static final String DICE_FOCAL = "monai.losses.DiceFocalLoss";
    private static final String GENERALIZED_FOCAL = "monai.losses.GeneralizedDiceFocalLoss";
    private static final String UNIFIED = "monai.losses.unified_focal_loss.";

    private static final Intake ONE = Intake.probabilities(1).softly();
    private static final Intake TWO = Intake.probabilities(2).softly();
    private static final Intake LOGITS = Intake.logits(2);
    private static final Intake ONE_LOGIT = Intake.logits(1);
    private static final Intake ONE_HOT = Intake.classLogits(3, Target.CHANNELS);
    private static final Intake INDEX = Intake.classLogits(3, Target.INDEX_CHANNEL);
    private static final String FROM_INDEX = "softmax=True, to_onehot_y=True";

    private MonaiCalls() {}

    static List<CallGroup> groups() {
        return join(dice(), masked(), tversky(), generalized(), focal(), diceCe(), diceFocal(), unified());
    }

    private static List<CallGroup> dice() {
        return join(
                of(
                        DICE,
                        TWO,
                        "",
                        "soft_label=True",
                        "squared_pred=True",
                        "jaccard=True",
                        "jaccard=True, squared_pred=True",
                        "jaccard=True, soft_label=True",
                        "batch=True",
                        "reduction='sum'",
                        "reduction='none'",
                        "smooth_nr=0.0, smooth_dr=0.0",
                        "smooth_nr=1, smooth_dr=0.5",
                        "weight=[1.0, 3.0]",
                        "weight=0.5",
                        "include_background=False"),
                more(DICE, ONE, "include_background=False", "batch=True, jaccard=True"),
                more(DICE, LOGITS, "sigmoid=True", "sigmoid=True, squared_pred=True, batch=True, reduction='sum'"),
                more(DICE, ONE_HOT, "softmax=True", "other_act='softmax', include_background=False"),
                more(
                        DICE,
                        INDEX,
                        FROM_INDEX,
                        FROM_INDEX + ", include_background=False, weight=[1.0, 2.5]",
                        FROM_INDEX + ", batch=True, reduction='none'"));
    }

    private static List<CallGroup> masked() {
        return join(
                of(MASKED, ONE_LOGIT.masked("mask"), "sigmoid=True", "sigmoid=True, batch=True, jaccard=True"),
                more(MASKED, TWO.masked("mask"), "", "squared_pred=True, reduction='none'"),
                more(MASKED, INDEX.masked("mask"), FROM_INDEX, FROM_INDEX + ", include_background=False"));
    }

    private static List<CallGroup> tversky() {
        return join(
                of(
                        TVERSKY,
                        TWO,
                        "",
                        "alpha=0.3, beta=0.7",
                        "alpha=0.7, beta=0.3, batch=True",
                        "alpha=1.0, beta=1.0, soft_label=True",
                        "smooth_nr=0.0, smooth_dr=0.0",
                        "alpha=0.3, beta=0.7, reduction='none'"),
                more(TVERSKY, LOGITS, "sigmoid=True, alpha=0.3, beta=0.7, reduction='sum'"),
                more(TVERSKY, INDEX, FROM_INDEX + ", alpha=0.3, beta=0.7, include_background=False"));
    }

    private static List<CallGroup> generalized() {
        return join(
                of(
                        GENERALIZED,
                        TWO,
                        "",
                        "w_type='simple'",
                        "w_type='uniform'",
                        "batch=True",
                        "soft_label=True, batch=True, w_type='simple'",
                        "reduction='sum'",
                        "reduction='none'"),
                more(GENERALIZED, LOGITS, "sigmoid=True"),
                more(GENERALIZED, INDEX, FROM_INDEX, FROM_INDEX + ", include_background=False, batch=True"));
    }

    private static List<CallGroup> focal() {
        Intake soft = LOGITS.softly();
        return join(
                of(
                        FOCAL,
                        soft,
                        "",
                        "gamma=0.0",
                        "gamma=0.5",
                        "alpha=0.25",
                        "alpha=0.75, gamma=1.0, weight=[1.0, 3.0]",
                        "reduction='sum'",
                        "reduction='none'",
                        "include_background=False",
                        "weight=2.0"),
                more(FOCAL, ONE_HOT, "use_softmax=True, gamma=0.5", "use_softmax=True, weight=[1.0, 2.0, 3.0]"),
                more(
                        FOCAL,
                        INDEX,
                        "to_onehot_y=True",
                        "use_softmax=True, to_onehot_y=True, gamma=0.0",
                        "use_softmax=True, to_onehot_y=True, alpha=0.25",
                        "use_softmax=True, to_onehot_y=True, alpha=0.25, include_background=False"));
    }

    private static List<CallGroup> diceCe() {
        return join(
                of(
                        DICE_CE,
                        INDEX,
                        FROM_INDEX,
                        FROM_INDEX + ", weight=[1.0, 2.0, 4.0]",
                        FROM_INDEX + ", weight=[1.0, 2.0, 4.0], include_background=False",
                        FROM_INDEX + ", lambda_dice=0.5, lambda_ce=2.0, reduction='sum'",
                        FROM_INDEX + ", label_smoothing=0.125"),
                more(DICE_CE, ONE_HOT, "softmax=True", "softmax=True, weight=[1.0, 2.0, 4.0]"),
                more(DICE_CE, ONE_LOGIT, "sigmoid=True", "sigmoid=True, jaccard=True, weight=[3.0]"));
    }

    private static List<CallGroup> diceFocal() {
        return join(
                of(
                        DICE_FOCAL,
                        LOGITS,
                        "sigmoid=True",
                        "sigmoid=True, gamma=0.5, lambda_focal=2.0",
                        "sigmoid=True, alpha=0.25, lambda_dice=0.5",
                        "sigmoid=True, reduction='sum'"),
                more(DICE_FOCAL, INDEX, FROM_INDEX, FROM_INDEX + ", include_background=False, weight=[1.0, 2.0]"),
                of(
                        GENERALIZED_FOCAL,
                        LOGITS,
                        "sigmoid=True",
                        "sigmoid=True, w_type='simple', lambda_gdl=0.5",
                        "sigmoid=True, reduction='sum'"),
                more(GENERALIZED_FOCAL, INDEX, FROM_INDEX + ", w_type='uniform', gamma=1.0"));
    }

    private static List<CallGroup> unified() {
        Intake shares = Intake.shares(2, Target.CHANNELS);
        Intake indexed = Intake.shares(2, Target.INDEX_CHANNEL);
        return join(
                of(
                        UNIFIED + "AsymmetricFocalTverskyLoss",
                        shares,
                        "",
                        "delta=0.5, gamma=0.5",
                        "gamma=0.0, reduction='sum'",
                        "epsilon=0.125"),
                more(UNIFIED + "AsymmetricFocalTverskyLoss", indexed, "to_onehot_y=True"),
                of(UNIFIED + "AsymmetricFocalLoss", shares, "", "delta=0.5, gamma=0.5", "gamma=1, reduction='none'"),
                of(
                        "monai.losses.AsymmetricUnifiedFocalLoss",
                        Intake.logits(2),
                        "",
                        "weight=0.25, gamma=0.25, delta=0.5",
                        "reduction='sum'"),
                more(
                        "monai.losses.AsymmetricUnifiedFocalLoss",
                        Intake.classLogits(2, Target.INDEX_CHANNEL),
                        "to_onehot_y=True"));
    }
}
