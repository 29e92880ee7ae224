package io.github.certidice.oracle.dialect;

import io.github.certidice.oracle.call.Arguments;
import io.github.certidice.oracle.call.Signature;
import java.util.List;
import java.util.function.Function;

/** Losses of nnU-Net. */
final class NnUnetLosses {

    private static final String LIBRARY = "nnU-Net 2.8.1";
    private static final String NAMESPACE = "nnunetv2.training.loss.";
    private static final String DICE = "batch_dice=False, do_bg=True, smooth=1.0, ddp=True";
    private static final String CE =
            "(weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0)";
    private static final String TOP = "(weight=None, ignore_index=-100, k=10, label_smoothing=0)";

    /** What a compound loss hands on to the loss of that name; it gives the activation itself. */
    static final Signature SOFT_DICE_PART =
            Signature.parse(NAMESPACE + "dice.SoftDiceLoss(" + DICE + ", clip_tp=None)");

    static final Signature MEMORY_EFFICIENT_PART =
            Signature.parse(NAMESPACE + "dice.MemoryEfficientSoftDiceLoss(" + DICE + ")");
    static final Signature ROBUST_CE = Signature.parse(NAMESPACE + "robust_ce_loss.RobustCrossEntropyLoss" + CE);
    static final Signature TOPK = Signature.parse(NAMESPACE + "robust_ce_loss.TopKLoss" + TOP);
    static final Signature BCE_PART = Signature.parse(
            "torch.nn.BCEWithLogitsLoss(weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None)");

    private NnUnetLosses() {}

    /** All of them. */
    static List<Entry> entries() {
        return List.of(
                entry("dice.SoftDiceLoss", "(apply_nonlin=None, " + DICE + ", clip_tp=None)", NnUnetDice::meaning),
                entry("dice.MemoryEfficientSoftDiceLoss", "(apply_nonlin=None, " + DICE + ")", NnUnetDice::meaning),
                entry("robust_ce_loss.RobustCrossEntropyLoss", CE, NnUnetCompound::robustCe),
                entry("robust_ce_loss.TopKLoss", TOP, NnUnetCompound::topk),
                entry(
                        "compound_losses.DC_and_CE_loss",
                        "(soft_dice_kwargs=REQUIRED, ce_kwargs=REQUIRED, weight_ce=1, weight_dice=1,"
                                + " ignore_label=None, dice_class=SoftDiceLoss)",
                        NnUnetCompound::diceAndCe),
                entry(
                        "compound_losses.DC_and_topk_loss",
                        "(soft_dice_kwargs=REQUIRED, ce_kwargs=REQUIRED, weight_ce=1, weight_dice=1,"
                                + " ignore_label=None)",
                        NnUnetCompound::diceAndTopk),
                entry(
                        "compound_losses.DC_and_BCE_loss",
                        "(bce_kwargs=REQUIRED, soft_dice_kwargs=REQUIRED, weight_ce=1, weight_dice=1,"
                                + " use_ignore_label=False, dice_class=MemoryEfficientSoftDiceLoss)",
                        NnUnetCompound::diceAndBce));
    }

    private static Entry entry(String name, String parameters, Function<Arguments, Meaning> translation) {
        return Entry.of(LIBRARY, NAMESPACE + name + parameters, translation);
    }
}
