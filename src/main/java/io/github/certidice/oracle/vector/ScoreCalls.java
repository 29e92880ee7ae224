package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of LovaszSoftmax and of torchmetrics: scores, mostly. */
final class ScoreCalls {

    private static final String LOVASZ = "lovasz_losses.";
    private static final String SEGMENTATION = "torchmetrics.functional.segmentation.";
    private static final String CLASSIFICATION = "torchmetrics.functional.classification.";
    private static final Intake ONE_HOT = Intake.labels(3, Target.CHANNELS, true);
    private static final Intake INDEX = Intake.labels(3, Target.INDEX, true);
    private static final Intake SHARES = Intake.shares(3, Target.INDEX).scored();
    private static final Intake SHARES_OF_ONE_HOT =
            Intake.shares(3, Target.CHANNELS).scored();

    private ScoreCalls() {}

    static List<CallGroup> groups() {
        return join(lovasz(), iou(), dice(), meanIou(), jaccard(), multilabel());
    }

    private static List<CallGroup> lovasz() {
        Intake plain = Intake.logits(1).on(ChannelAxis.NONE);
        Intake shares = Intake.shares(3, Target.INDEX);
        return join(
                of(LOVASZ + "lovasz_hinge", plain, "", "per_image=False"),
                more(LOVASZ + "lovasz_hinge", plain.ignoring(255), "ignore=255", "ignore=255, per_image=False"),
                of(
                        LOVASZ + "lovasz_softmax",
                        shares,
                        "",
                        "classes='all'",
                        "classes=[0, 2]",
                        "per_image=True",
                        "classes='all', per_image=True"),
                more(LOVASZ + "lovasz_softmax", shares.ignoring(255), "ignore=255", "ignore=255, per_image=True"));
    }

    private static List<CallGroup> iou() {
        Intake masks = Intake.labels(1, Target.CHANNELS, false).on(ChannelAxis.NONE);
        return join(
                of(LOVASZ + "iou", INDEX, "3", "3, EMPTY=0.0", "3, per_image=True"),
                more(LOVASZ + "iou", INDEX.ignoring(255), "3, ignore=255"),
                more(LOVASZ + "iou", INDEX, "3, ignore=0"),
                of(LOVASZ + "iou_binary", masks, "", "EMPTY=0.0", "per_image=False"),
                more(LOVASZ + "iou_binary", masks.ignoring(255), "ignore=255"));
    }

    private static List<CallGroup> dice() {
        String dice = SEGMENTATION + "dice_score";
        String generalized = SEGMENTATION + "generalized_dice_score";
        return join(
                of(
                        dice,
                        ONE_HOT,
                        "3",
                        "3, average='micro'",
                        "3, average='weighted'",
                        "3, average='none'",
                        "3, include_background=False",
                        "3, aggregation_level='global'",
                        "3, average='micro', aggregation_level='global'"),
                more(dice, INDEX, "3, input_format='index'", "3, input_format='index', average='none'"),
                more(dice, SHARES, "3, input_format='mixed'"),
                more(dice, SHARES_OF_ONE_HOT, "3"),
                of(
                        generalized,
                        ONE_HOT,
                        "3",
                        "3, weight_type='simple'",
                        "3, weight_type='linear'",
                        "3, per_class=True",
                        "3, include_background=False"),
                more(generalized, INDEX, "3, input_format='index'"));
    }

    private static List<CallGroup> meanIou() {
        String name = SEGMENTATION + "mean_iou";
        return join(
                of(name, ONE_HOT, "", "3, per_class=True", "3, include_background=False"),
                more(name, INDEX, "3, input_format='index'", "3, input_format='index', per_class=True"),
                more(name, SHARES, "3, input_format='mixed'"));
    }

    private static List<CallGroup> jaccard() {
        String binary = CLASSIFICATION + "binary_jaccard_index";
        String classes = CLASSIFICATION + "multiclass_jaccard_index";
        Intake p = Intake.probabilities(1).on(ChannelAxis.NONE).scored();
        Intake z = Intake.logits(1).on(ChannelAxis.NONE).scored();
        return join(
                of(binary, p, "", "threshold=0.25", "zero_division=1.0"),
                more(binary, z, ""),
                more(binary, p.ignoring(-1), "ignore_index=-1"),
                of(classes, INDEX, "3", "3, average='micro'", "3, average='weighted'", "3, average='none'"),
                more(classes, SHARES, "3"),
                more(classes, INDEX.ignoring(-1), "3, ignore_index=-1"),
                more(classes, INDEX, "3, ignore_index=0", "3, average='none', zero_division=1.0"));
    }

    private static List<CallGroup> multilabel() {
        String labels = CLASSIFICATION + "multilabel_jaccard_index";
        String any = "torchmetrics.functional.jaccard_index";
        Intake p = Intake.probabilities(3).scored();
        return join(
                of(labels, p, "3", "3, average='micro'", "3, average='weighted'", "3, average='none', threshold=0.25"),
                more(labels, p, "3, ignore_index=0", "3, ignore_index=1, average='micro'"),
                more(labels, p.ignoring(-1), "3, ignore_index=-1"),
                of(any, INDEX, "'multiclass', num_classes=3"),
                more(any, Intake.logits(1).on(ChannelAxis.NONE).scored(), "'binary'"),
                more(any, p, "'multilabel', num_labels=3, average='none'"));
    }
}
