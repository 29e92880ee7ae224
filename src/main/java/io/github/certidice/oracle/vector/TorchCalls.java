package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of PyTorch and of kornia. */
final class TorchCalls {

    private static final String TORCH = "torch.nn.functional.";
    private static final String KORNIA = "kornia.losses.";
    private static final Intake INDEX = Intake.classLogits(3, Target.INDEX).ignoring(-100);

    private TorchCalls() {}

    static List<CallGroup> groups() {
        return join(binary(), classes(), dice(), focal(), lovasz());
    }

    private static List<CallGroup> binary() {
        String plain = TORCH + "binary_cross_entropy";
        String logits = plain + "_with_logits";
        Intake p = Intake.probabilities(2).softly();
        Intake z = Intake.logits(2).softly();
        return join(
                of(
                        plain,
                        p,
                        "",
                        "reduction='sum'",
                        "reduction='none'",
                        "weight=[[[2.0]], [[0.5]]]",
                        "size_average=False"),
                more(plain, p.fixed(), "weight=[1.0, 2.0, 4.0]"),
                of(
                        logits,
                        z,
                        "",
                        "reduction='sum'",
                        "reduction='none'",
                        "pos_weight=[[[3.0]], [[0.5]]]",
                        "weight=[[[2.0]], [[0.5]]], pos_weight=[[[3.0]], [[1.0]]]",
                        "reduce=False"),
                more(logits, z.fixed(), "weight=[1.0, 2.0, 4.0]", "pos_weight=[1.0, 2.0, 4.0], reduction='sum'"));
    }

    private static List<CallGroup> classes() {
        String name = TORCH + "cross_entropy";
        Intake soft = Intake.classLogits(3, Target.CHANNELS).softly();
        return join(
                of(
                        name,
                        INDEX,
                        "",
                        "reduction='sum'",
                        "reduction='none'",
                        "weight=[1.0, 2.0, 4.0]",
                        "weight=[1.0, 2.0, 4.0], label_smoothing=0.125",
                        "label_smoothing=0.125"),
                more(name, INDEX.ignoring(255), "ignore_index=255, weight=[1.0, 2.0, 4.0]"),
                more(
                        "torch.nn.CrossEntropyLoss",
                        soft,
                        "",
                        "weight=[1.0, 2.0, 4.0]",
                        "label_smoothing=0.125, reduction='sum'"));
    }

    private static List<CallGroup> dice() {
        return join(
                of(
                        KORNIA + "dice_loss",
                        INDEX,
                        "",
                        "average='macro'",
                        "average='macro', weight=[1.0, 2.0, 4.0]",
                        "weight=[1.0, 2.0, 4.0]",
                        "eps=0.5"),
                of(KORNIA + "tversky_loss", INDEX, "0.3, 0.7", "0.7, 0.3", "0.5, 0.5", "1.0, 1.0, eps=0.5"));
    }

    private static List<CallGroup> focal() {
        Intake labels = Intake.logits(2).ignoring(-100);
        return join(
                of(
                        KORNIA + "focal_loss",
                        INDEX,
                        "0.25, reduction='mean'",
                        "None, reduction='mean', gamma=0.0",
                        "0.25",
                        "0.75, gamma=0.5, reduction='sum'",
                        "None, weight=[1.0, 2.0, 4.0], reduction='mean'"),
                of(
                        KORNIA + "binary_focal_loss_with_logits",
                        labels,
                        "",
                        "alpha=0.75, gamma=1.0, reduction='mean'",
                        "alpha=None, gamma=0.0, reduction='sum'",
                        "pos_weight=[2.0, 0.5], reduction='mean'",
                        "weight=[2.0, 0.5], gamma=0.5, reduction='mean'"),
                more(
                        KORNIA + "binary_focal_loss_with_logits",
                        Intake.logits(1).softly(),
                        "reduction='mean', ignore_index=None"),
                of(KORNIA + "BinaryFocalLossWithLogits", labels, "0.25", "alpha=0.75, reduction='sum'"));
    }

    private static List<CallGroup> lovasz() {
        Intake plain = Intake.logits(1).on(ChannelAxis.NONE);
        Intake classes = Intake.classLogits(3, Target.INDEX);
        return join(
                of(KORNIA + "lovasz_hinge_loss", plain, ""),
                more(KORNIA + "LovaszHingeLoss", plain, ""),
                of(KORNIA + "lovasz_softmax_loss", classes, "", "weight=[1.0, 2.0, 4.0]"),
                more(KORNIA + "LovaszSoftmaxLoss", Intake.classLogits(2, Target.INDEX), ""));
    }
}
