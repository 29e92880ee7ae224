package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of nnU-Net and of JDTLosses. */
final class NnUnetCalls {

    private static final String NAMESPACE = "nnunetv2.training.loss.";
    private static final String JDT = "losses.jdt_loss.JDTLoss";
    private static final Intake SHARES = Intake.probabilities(2).softly();
    private static final Intake ONE_HOT = Intake.classLogits(3, Target.CHANNELS);
    private static final Intake INDEX = Intake.classLogits(3, Target.INDEX_CHANNEL);

    private NnUnetCalls() {}

    static List<CallGroup> groups() {
        return join(
                dice(NAMESPACE + "dice.SoftDiceLoss"),
                dice(NAMESPACE + "dice.MemoryEfficientSoftDiceLoss"),
                entropies(),
                diceAndCe(),
                diceAndBce(),
                jdt());
    }

    private static List<CallGroup> dice(String name) {
        return join(
                of(
                        name,
                        SHARES,
                        "",
                        "batch_dice=True",
                        "batch_dice=True, ddp=False",
                        "do_bg=False",
                        "smooth=0.0",
                        "smooth=1e-5"),
                more(name, SHARES.masked("loss_mask"), "smooth=1e-5, batch_dice=True, ddp=False"),
                more(name, ONE_HOT, "apply_nonlin='softmax', do_bg=False"),
                more(name, INDEX.masked("loss_mask"), "apply_nonlin=softmax_helper_dim1, smooth=0"),
                more(name, Intake.logits(1), "apply_nonlin=torch.sigmoid"));
    }

    private static List<CallGroup> entropies() {
        String ce = NAMESPACE + "robust_ce_loss.RobustCrossEntropyLoss";
        String topk = NAMESPACE + "robust_ce_loss.TopKLoss";
        Intake ignoring = INDEX.ignoring(-100);
        return join(
                of(
                        ce,
                        ignoring,
                        "",
                        "weight=[1.0, 2.0, 4.0]",
                        "label_smoothing=0.125",
                        "reduction='sum'",
                        "reduction='none'"),
                of(topk, ignoring, "", "k=50", "k=50, weight=[1.0, 2.0, 4.0], label_smoothing=0.125", "k=100"));
    }

    private static List<CallGroup> diceAndCe() {
        String ce = NAMESPACE + "compound_losses.DC_and_CE_loss";
        String topk = NAMESPACE + "compound_losses.DC_and_topk_loss";
        String trainer =
                "soft_dice_kwargs={'batch_dice': True, 'smooth': 1e-5, 'do_bg': False, 'ddp': False}, ce_kwargs={}";
        return join(
                of(
                        ce,
                        INDEX,
                        trainer,
                        trainer + ", dice_class=MemoryEfficientSoftDiceLoss",
                        trainer + ", weight_ce=0.5, weight_dice=2"),
                more(ce, INDEX.ignoring(3), trainer + ", ignore_label=3"),
                more(ce, INDEX, "soft_dice_kwargs={}, ce_kwargs={'weight': [1.0, 2.0, 4.0]}"),
                of(topk, INDEX, trainer, "soft_dice_kwargs={}, ce_kwargs={'k': 50}"),
                more(topk, INDEX.ignoring(3), trainer + ", ignore_label=3"));
    }

    private static List<CallGroup> diceAndBce() {
        String name = NAMESPACE + "compound_losses.DC_and_BCE_loss";
        String trainer =
                "bce_kwargs={}, soft_dice_kwargs={'batch_dice': True, 'smooth': 1e-5, 'do_bg': True, 'ddp': False}";
        Intake regions = Intake.logits(2);
        return join(
                of(name, regions, trainer, trainer + ", weight_ce=0.5, weight_dice=2"),
                more(name, regions.withVoidChannel(), trainer + ", use_ignore_label=True"),
                more(name, regions, "bce_kwargs={'pos_weight': [[[2.0]], [[0.5]]]}, soft_dice_kwargs={}"));
    }

    private static List<CallGroup> jdt() {
        Intake hard = Intake.classLogits(3, Target.INDEX);
        Intake soft = ONE_HOT.softly();
        return join(
                of(
                        JDT,
                        soft,
                        "",
                        "mIoUD=0.5, mIoUI=0.25, mIoUC=0.25",
                        "norm=2, smooth=1.0",
                        "log_loss=True, gamma=2.0",
                        "active_classes_mode_soft='PRESENT', threshold=0.25"),
                more(
                        JDT,
                        hard,
                        "mIoUD=0.0, mIoUI=1.0",
                        "mIoUD=0.0, mIoUC=1.0",
                        "alpha=0.5, beta=0.5, gamma=1.5",
                        "alpha=0.3, beta=0.7, class_weights=[1.0, 2.0, 0.1]",
                        "active_classes_mode_hard='ALL', smooth=0.0"),
                more(JDT, hard.ignoring(255), "ignore_index=255", "ignore_index=255, mIoUD=0.0, mIoUI=1.0"),
                more(JDT, soft.maskedFlat("keep_mask"), "alpha=0.5, beta=0.5"));
    }
}
