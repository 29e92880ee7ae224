package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of mmsegmentation. */
final class MmsegCalls {

    private static final String NAMESPACE = "mmseg.models.losses.";
    private static final Intake PLAIN = Intake.classLogits(3, Target.INDEX);
    private static final Intake INDEX = PLAIN.ignoring(255);

    private MmsegCalls() {}

    static List<CallGroup> groups() {
        return join(dice(), tversky(), lovasz(), crossEntropy(), focal());
    }

    private static List<CallGroup> dice() {
        String name = NAMESPACE + "DiceLoss";
        return join(
                of(
                        name,
                        INDEX,
                        "",
                        "use_sigmoid=False",
                        "naive_dice=True",
                        "loss_weight=0.5, reduction='none'",
                        "eps=1.0, reduction='sum'"),
                more(name, PLAIN, "ignore_index=0", "ignore_index=None"),
                more(name, Intake.shares(3, Target.INDEX).ignoring(255), "activate=False"),
                more(name, Intake.logits(2), "", "naive_dice=True"),
                more(
                        name,
                        INDEX,
                        "smooth=1",
                        "exponent=1, class_weight=[1.0, 2.0, 4.0]",
                        "exponent=2, smooth=0.5, reduction='sum'"),
                more(name, PLAIN, "smooth=1, ignore_index=1"));
    }

    private static List<CallGroup> tversky() {
        String name = NAMESPACE + "TverskyLoss";
        return join(
                of(
                        name,
                        INDEX,
                        "",
                        "alpha=0.5, beta=0.5",
                        "smooth=0.0",
                        "class_weight=[1.0, 2.0, 4.0], loss_weight=0.5"),
                more(name, PLAIN, "ignore_index=1"));
    }

    private static List<CallGroup> lovasz() {
        String name = NAMESPACE + "LovaszLoss";
        Intake binary = Intake.logits(1).on(ChannelAxis.NONE).ignoring(255);
        return join(
                of(
                        name,
                        INDEX,
                        "reduction='none'",
                        "per_image=True",
                        "classes='all', reduction='none'",
                        "classes=[0, 2], per_image=True, reduction='sum'",
                        "class_weight=[1.0, 2.0, 4.0], reduction='none'"),
                more(name, binary, "loss_type='binary', reduction='none'", "loss_type='binary', per_image=True"));
    }

    private static List<CallGroup> crossEntropy() {
        String name = NAMESPACE + "CrossEntropyLoss";
        Intake ignoring = PLAIN.ignoring(-100);
        Intake labels = Intake.logits(2).ignoring(-100);
        return join(
                of(
                        name,
                        ignoring,
                        "",
                        "avg_non_ignore=True",
                        "class_weight=[1.0, 2.0, 4.0]",
                        "reduction='sum', loss_weight=0.5",
                        "reduction='none'"),
                more(
                        name,
                        labels,
                        "use_sigmoid=True",
                        "use_sigmoid=True, avg_non_ignore=True",
                        "use_sigmoid=True, class_weight=[2.0, 0.5]"));
    }

    private static List<CallGroup> focal() {
        String name = NAMESPACE + "FocalLoss";
        return join(
                of(
                        name,
                        INDEX,
                        "",
                        "gamma=0.5, alpha=0.25",
                        "class_weight=[1.0, 2.0, 4.0]",
                        "reduction='sum'",
                        "reduction='none'"),
                more(name, Intake.logits(2).softly(), "", "alpha=0.25"));
    }
}
