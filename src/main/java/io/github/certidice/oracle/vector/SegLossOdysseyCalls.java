package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of SegLossOdyssey. */
final class SegLossOdysseyCalls {

    private static final String DICE = "losses_pytorch.dice_loss.";
    private static final Intake SHARES = Intake.probabilities(2).softly();
    private static final Intake CLASSES = Intake.classLogits(3, Target.INDEX_CHANNEL);

    private SegLossOdysseyCalls() {}

    static List<CallGroup> groups() {
        return join(
                score("SoftDiceLoss"),
                score("IoULoss"),
                score("TverskyLoss"),
                score("AsymLoss"),
                focalTversky(),
                generalized(),
                pixelwise());
    }

    private static List<CallGroup> score(String name) {
        return join(
                of(DICE + name, SHARES, "", "batch_dice=True", "do_bg=False", "smooth=1e-5", "square=True"),
                more(DICE + name, SHARES.masked("loss_mask"), "smooth=0.0"),
                more(DICE + name, CLASSES, "apply_nonlin=softmax_helper, do_bg=False, batch_dice=True"));
    }

    private static List<CallGroup> focalTversky() {
        return join(
                of(
                        DICE + "FocalTversky_loss",
                        SHARES,
                        "tversky_kwargs={}",
                        "tversky_kwargs={'smooth': 1e-5}, gamma=2.0",
                        "tversky_kwargs={'square': True}, gamma=1.0"),
                more(
                        DICE + "FocalTversky_loss",
                        CLASSES,
                        "tversky_kwargs={'apply_nonlin': 'softmax', 'batch_dice': True, 'do_bg': False}"));
    }

    private static List<CallGroup> generalized() {
        Intake volumes = CLASSES.ofRank(3);
        return join(
                of(DICE + "GDiceLoss", volumes, "apply_nonlin='softmax'", "apply_nonlin='softmax', smooth=1.0"),
                more(DICE + "GDiceLoss", SHARES.ofRank(3), ""),
                of(DICE + "GDiceLossV2", CLASSES, "apply_nonlin='softmax'", "apply_nonlin='softmax', smooth=1.0"),
                more(DICE + "GDiceLossV2", SHARES, ""),
                of(DICE + "PenaltyGDiceLoss", volumes, "gdice_kwargs={}", "gdice_kwargs={'smooth': 1.0}"));
    }

    private static List<CallGroup> pixelwise() {
        Intake shares = Intake.shares(3, Target.INDEX);
        String focal = "losses_pytorch.focal_loss.FocalLoss";
        return join(
                of("losses_pytorch.lovasz_loss.LovaszSoftmax", shares, "", "reduction='sum'", "reduction='none'"),
                of(
                        focal,
                        shares,
                        "",
                        "smooth=0.0, gamma=0",
                        "gamma=1, alpha=0.25, balance_index=1",
                        "alpha=[1.0, 2.0, 1.0], size_average=False",
                        "gamma=0.5, smooth=0.25"),
                more(focal, Intake.classLogits(3, Target.INDEX_CHANNEL), "apply_nonlin=softmax_helper"));
    }
}
