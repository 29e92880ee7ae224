package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of pytorch-toolbelt. */
final class ToolbeltCalls {

    private static final String NAMESPACE = "pytorch_toolbelt.losses.";
    private static final Intake BINARY = SmpCalls.BINARY;
    private static final Intake CLASSES = SmpCalls.CLASSES;

    private ToolbeltCalls() {}

    static List<CallGroup> groups() {
        return join(overlaps(), lovasz(), focal(), balanced(), f1(), SmpCalls.entropies(NAMESPACE));
    }

    private static List<CallGroup> overlaps() {
        String dice = NAMESPACE + "DiceLoss";
        String jaccard = NAMESPACE + "JaccardLoss";
        return join(
                of(dice, BINARY.softly(), "'binary'", "'binary', smooth=1.0", "'binary', log_loss=True"),
                more(dice, SmpCalls.BINARY_SHARES, "'binary', from_logits=False"),
                more(dice, CLASSES, "'multiclass'", "'multiclass', classes=[1, 2]"),
                more(dice, CLASSES.ignoring(255), "'multiclass', ignore_index=255"),
                more(dice, SmpCalls.LABELS, "'multilabel'"),
                of(jaccard, BINARY.softly(), "'binary'", "'binary', smooth=1.0", "'binary', log_loss=True"),
                more(jaccard, SmpCalls.BINARY_SHARES, "'binary', from_logits=False"),
                more(jaccard, CLASSES, "'multiclass'"));
    }

    private static List<CallGroup> lovasz() {
        String binary = NAMESPACE + "BinaryLovaszLoss";
        String classes = NAMESPACE + "LovaszLoss";
        Intake shares = SmpCalls.CLASS_SHARES;
        return join(
                of(binary, BINARY, "", "per_image=True"),
                more(binary, BINARY.ignoring(255), "ignore_index=255"),
                of(classes, shares, "", "per_image=True"),
                more(classes, shares.ignoring(255), "ignore=255", "ignore=255, per_image=True"));
    }

    private static List<CallGroup> focal() {
        String binary = NAMESPACE + "BinaryFocalLoss";
        String classes = NAMESPACE + "CrossEntropyFocalLoss";
        return join(
                of(
                        binary,
                        SmpCalls.LABELS,
                        "",
                        "alpha=0.25",
                        "gamma=0.5",
                        "normalized=True",
                        "reduced_threshold=0.25",
                        "activation='softmax', softmax_dim=1",
                        "class_weights=[1.0, 3.0], reduction='sum'"),
                more(binary, SmpCalls.LABELS.ignoring(255), "ignore_index=255"),
                of(
                        classes,
                        CLASSES.ignoring(-100),
                        "",
                        "gamma=0.5",
                        "reduced_threshold=0.25",
                        "class_weights=[1.0, 2.0, 3.0], reduction='sum'"));
    }

    private static List<CallGroup> balanced() {
        String name = NAMESPACE + "BalancedBCEWithLogitsLoss";
        return join(
                of(name, BINARY, "", "gamma=0.5", "gamma=2.0", "reduction='sum'", "reduction='none'"),
                more(name, BINARY.ignoring(255), "ignore_index=255"),
                of(NAMESPACE + "LogCoshLoss", Intake.probabilities(1).softly(), ""));
    }

    private static List<CallGroup> f1() {
        String binary = NAMESPACE + "BinarySoftF1Loss";
        Intake samples = Intake.classLogits(3, Target.INDEX).ofRank(0);
        return join(
                of(
                        NAMESPACE + "soft_micro_f1",
                        Intake.probabilities(2).ofRank(0).softly(),
                        "",
                        "eps=0.5"),
                of(binary, BINARY, "", "eps=0.125"),
                more(binary, BINARY.ignoring(255), "ignore_index=255"),
                of(NAMESPACE + "SoftF1Loss", samples, "", "eps=0.125"));
    }
}
