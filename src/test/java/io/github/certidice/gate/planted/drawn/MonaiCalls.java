package io.github.certidice.gate.planted.drawn;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.each;

import io.github.certidice.gate.planted.drawn.Form.Labels;
import java.util.List;
import java.util.stream.Stream;

/** Calls of MONAI. */
final class MonaiCalls {

    private static final Form TWO = Form.probabilities(2, Labels.SOFT);
    private static final Form LOGITS = Form.logits(2, Labels.CHANNELS);
    private static final Form INDEX = Form.logits(3, Labels.INDEX_CHANNEL);

    private MonaiCalls() {}

    static List<Asked> dice() {
        String dice = MONAI + "DiceLoss";
        return Asked.all(Stream.of(
                each(
                        dice,
                        TWO,
                        "",
                        "soft_label=True",
                        "squared_pred=True",
                        "jaccard=True",
                        "batch=True",
                        "reduction='sum'",
                        "reduction='none'",
                        "smooth_nr=0.0, smooth_dr=0.0",
                        "smooth_nr=1, smooth_dr=0.5",
                        "weight=[1.0, 3.0]",
                        "include_background=False"),
                each(dice, LOGITS, "sigmoid=True", "sigmoid=True, squared_pred=True, batch=True"),
                each(
                        dice,
                        INDEX,
                        FROM_INDEX,
                        FROM_INDEX + ", batch=True",
                        FROM_INDEX + ", include_background=False, weight=[1.0, 2.5]")));
    }

    static List<Asked> others() {
        String focal = MONAI + "FocalLoss";
        Form one = Form.logits(1, Labels.CHANNELS);
        return Asked.all(Stream.of(
                each(MONAI + "MaskedDiceLoss", one.masked(), "sigmoid=True"),
                each(MONAI + "MaskedDiceLoss", INDEX.masked(), FROM_INDEX),
                each(MONAI + "TverskyLoss", TWO, "alpha=0.3, beta=0.7", "alpha=0.3, beta=0.7, reduction='none'"),
                each(MONAI + "TverskyLoss", LOGITS, "sigmoid=True, alpha=0.7, beta=0.3"),
                each(MONAI + "GeneralizedDiceLoss", TWO, "w_type='uniform'"),
                each(MONAI + "GeneralizedDiceLoss", LOGITS, "sigmoid=True"),
                each(
                        MONAI + "GeneralizedDiceLoss",
                        INDEX,
                        FROM_INDEX,
                        FROM_INDEX + ", w_type='simple'",
                        FROM_INDEX + ", batch=True"),
                each(focal, Form.logits(2, Labels.SOFT), "", "gamma=0.5", "alpha=0.25", "reduction='none'"),
                each(
                        focal,
                        INDEX,
                        "use_softmax=True, to_onehot_y=True",
                        "use_softmax=True, to_onehot_y=True, gamma=0.0",
                        "use_softmax=True, to_onehot_y=True, gamma=0.5",
                        "use_softmax=True, to_onehot_y=True, alpha=0.25"),
                each(
                        MONAI + "DiceCELoss",
                        INDEX,
                        FROM_INDEX,
                        FROM_INDEX + ", weight=[1.0, 2.0, 4.0], include_background=False",
                        FROM_INDEX + ", lambda_dice=0.5, lambda_ce=2.0"),
                each(MONAI + "DiceCELoss", one, "sigmoid=True")));
    }
}
