package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of segmentation_models_pytorch. */
final class SmpCalls {

    private static final String NAMESPACE = "segmentation_models_pytorch.losses.";

    static final Intake BINARY = Intake.logits(1);
    static final Intake CLASSES = Intake.classLogits(3, Target.INDEX);
    static final Intake LABELS = Intake.logits(2);
    static final Intake BINARY_SHARES = Intake.probabilities(1).softly();
    static final Intake CLASS_SHARES = Intake.shares(3, Target.INDEX);

    private SmpCalls() {}

    static List<CallGroup> groups() {
        return join(dice(), jaccard(), tversky(), focal(), lovasz(), matthews(), entropies());
    }

    private static List<CallGroup> dice() {
        String name = NAMESPACE + "DiceLoss";
        return join(
                of(
                        name,
                        BINARY.softly(),
                        "'binary'",
                        "'binary', smooth=1.0",
                        "'binary', log_loss=True",
                        "'binary', eps=0.5"),
                more(name, BINARY_SHARES, "'binary', from_logits=False"),
                more(name, BINARY.ignoring(255), "'binary', ignore_index=255"),
                more(
                        name,
                        CLASSES,
                        "'multiclass'",
                        "'multiclass', classes=[1, 2]",
                        "'multiclass', class_weights=[1.0, 2.0, 0.1]",
                        "'multiclass', log_loss=True, smooth=0.5"),
                more(name, CLASSES.ignoring(255), "'multiclass', ignore_index=255"),
                more(name, LABELS, "'multilabel'", "'multilabel', class_weights=[1.0, 3.0]"));
    }

    private static List<CallGroup> matthews() {
        return of(NAMESPACE + "MCCLoss", BINARY_SHARES, "", "eps=0.5");
    }

    private static List<CallGroup> jaccard() {
        String name = NAMESPACE + "JaccardLoss";
        return join(
                of(name, BINARY.softly(), "'binary'", "'binary', smooth=1.0", "'binary', log_loss=True"),
                more(name, BINARY_SHARES, "'binary', from_logits=False"),
                more(name, CLASSES, "'multiclass'", "'multiclass', classes=[0, 2]"),
                more(name, CLASSES.ignoring(-1), "'multiclass', ignore_index=-1"),
                more(name, LABELS, "'multilabel', class_weights=[1.0, 3.0]"));
    }

    private static List<CallGroup> tversky() {
        String name = NAMESPACE + "TverskyLoss";
        return join(
                of(
                        name,
                        BINARY.softly(),
                        "'binary', alpha=0.3, beta=0.7",
                        "'binary', alpha=0.7, beta=0.3, gamma=2.0",
                        "'binary', gamma=0.5"),
                more(
                        name,
                        CLASSES,
                        "'multiclass'",
                        "'multiclass', alpha=0.3, beta=0.7, gamma=2.0",
                        "'multiclass', gamma=0.5",
                        "'multiclass', log_loss=True, smooth=0.5"),
                more(name, CLASSES.ignoring(255), "'multiclass', ignore_index=255, alpha=0.3, beta=0.7"),
                more(name, LABELS, "'multilabel', gamma=1.5, class_weights=[1.0, 3.0]"));
    }

    private static List<CallGroup> focal() {
        String name = NAMESPACE + "FocalLoss";
        return join(
                of(
                        name,
                        BINARY,
                        "'binary'",
                        "'binary', alpha=0.25",
                        "'binary', gamma=0.0",
                        "'binary', gamma=0.5",
                        "'binary', reduction='sum'",
                        "'binary', normalized=True",
                        "'binary', reduced_threshold=0.5",
                        "'binary', reduced_threshold=0.25, alpha=0.75"),
                more(name, BINARY.ignoring(255), "'binary', ignore_index=255"),
                more(name, Intake.probabilities(1), "'binary', from_logits=False"),
                more(name, CLASSES, "'multiclass'", "'multiclass', class_weights=[1.0, 2.0, 0.1]"),
                more(name, CLASSES.ignoring(255), "'multiclass', ignore_index=255, alpha=0.25"),
                more(name, CLASS_SHARES, "'multiclass', from_logits=False"),
                more(name, LABELS, "'multilabel', normalized=True, reduction='sum'"));
    }

    private static List<CallGroup> lovasz() {
        String name = NAMESPACE + "LovaszLoss";
        return join(
                of(name, BINARY, "'binary'", "'binary', per_image=True", "'binary', from_logits=False"),
                more(name, BINARY.ignoring(255), "'binary', ignore_index=255"),
                more(name, CLASSES, "'multiclass'", "'multiclass', per_image=True"),
                more(
                        name,
                        CLASSES.ignoring(255),
                        "'multiclass', ignore_index=255",
                        "'multiclass', ignore_index=255, per_image=True"),
                more(name, CLASS_SHARES, "'multiclass', from_logits=False"),
                more(name, LABELS, "'multilabel'", "'multilabel', per_image=True"));
    }

    private static List<CallGroup> entropies() {
        return join(entropies(NAMESPACE), of(NAMESPACE + "SoftCrossEntropyLoss", CLASSES.ignoring(-100), ""));
    }

    /** What pytorch-toolbelt ships too. */
    static List<CallGroup> entropies(String namespace) {
        String binary = namespace + "SoftBCEWithLogitsLoss";
        String classes = namespace + "SoftCrossEntropyLoss";
        return join(
                of(
                        binary,
                        LABELS.softly(),
                        "ignore_index=None",
                        "ignore_index=None, smooth_factor=0.125",
                        "ignore_index=None, pos_weight=[[[2.0]], [[0.5]]]",
                        "ignore_index=None, weight=[[[2.0]], [[0.5]]], reduction='sum'",
                        "ignore_index=None, weight=3.0, reduction='none'"),
                more(binary, LABELS.ignoring(-100), "", "smooth_factor=0.25, reduction='sum'"),
                of(
                        classes,
                        CLASSES.ignoring(-100),
                        "smooth_factor=0.125",
                        "smooth_factor=0.0",
                        "smooth_factor=0.125, reduction='sum'",
                        "smooth_factor=0.5, reduction='none'"));
    }
}
