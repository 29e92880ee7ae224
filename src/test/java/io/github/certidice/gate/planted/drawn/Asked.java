package io.github.certidice.gate.planted.drawn;

import io.github.certidice.gate.planted.drawn.Form.Labels;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call that planted losses know, and what tensors it takes.
 *
 * @param call in its library's words
 * @param form of its tensors
 */
public record Asked(String call, Form form) {

    /** MONAI. */
    public static final String MONAI = "monai.losses.";
    /** segmentation_models_pytorch. */
    public static final String SMP = "segmentation_models_pytorch.losses.";
    /** PyTorch. */
    public static final String TORCH = "torch.nn.";

    /** Logits of three classes and an index, as MONAI takes them. */
    public static final String FROM_INDEX = "softmax=True, to_onehot_y=True";

    private static final List<Asked> ALL = all(
            Stream.of(MonaiCalls.dice(), MonaiCalls.others(), smpOverlaps(), smpOthers(), torch(), berman(), others()));

    /** All of them. */
    public static List<Asked> all() {
        return ALL;
    }

    /** The one with this text. */
    public static Asked of(String call) {
        return ALL.stream()
                .filter(one -> one.call.equals(call))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not among the calls: " + call));
    }

    static List<Asked> all(Stream<List<Asked>> groups) {
        return groups.flatMap(List::stream).toList();
    }

    /** One call for each list of arguments. */
    static List<Asked> each(String name, Form form, String... arguments) {
        return List.of(arguments).stream()
                .map(list -> new Asked(name + "(" + list + ")", form))
                .toList();
    }

    private static List<Asked> smpOverlaps() {
        Form binary = Form.logits(1, Labels.SOFT);
        Form classes = Form.logits(3, Labels.INDEX);
        Form labels = Form.logits(2, Labels.CHANNELS);
        String dice = SMP + "DiceLoss";
        String tversky = SMP + "TverskyLoss";
        return all(Stream.of(
                each(dice, binary, "'binary'", "'binary', smooth=1.0", "'binary', log_loss=True"),
                each(dice, classes.ignoring(255), "'multiclass', ignore_index=255"),
                each(dice, classes, "'multiclass', class_weights=[1.0, 2.0, 4.0]"),
                each(dice, labels, "'multilabel'"),
                each(SMP + "JaccardLoss", binary, "'binary', smooth=1.0"),
                each(SMP + "JaccardLoss", classes.ignoring(-1), "'multiclass', ignore_index=-1"),
                each(SMP + "JaccardLoss", classes, "'multiclass', classes=[0, 2]"),
                each(tversky, binary, "'binary', alpha=0.3, beta=0.7", "'binary', gamma=0.5"),
                each(tversky, classes, "'multiclass', alpha=0.3, beta=0.7, gamma=2.0", "'multiclass', gamma=0.5")));
    }

    private static List<Asked> smpOthers() {
        Form binary = Form.logits(1, Labels.CHANNELS);
        Form classes = Form.logits(3, Labels.INDEX);
        String focal = SMP + "FocalLoss";
        String lovasz = SMP + "LovaszLoss";
        return all(Stream.of(
                each(SMP + "MCCLoss", Form.probabilities(1, Labels.CHANNELS), "", "eps=1.0"),
                each(focal, binary, "'binary'", "'binary', alpha=0.25", "'binary', gamma=0.5", "'binary', gamma=0.0"),
                each(focal, classes.ignoring(255), "'multiclass', ignore_index=255, alpha=0.25"),
                each(lovasz, binary, "'binary'"),
                each(lovasz, classes, "'multiclass'", "'multiclass', per_image=True"),
                each(lovasz, classes.ignoring(255), "'multiclass', ignore_index=255"),
                each(lovasz, Form.logits(2, Labels.CHANNELS), "'multilabel'")));
    }

    private static List<Asked> torch() {
        Form logits = Form.logits(2, Labels.SOFT);
        Form index = Form.logits(3, Labels.INDEX);
        return all(Stream.of(
                each(
                        TORCH + "BCEWithLogitsLoss",
                        logits,
                        "",
                        "reduction='sum'",
                        "reduction='none'",
                        "weight=[[[2.0]], [[0.5]]], pos_weight=[[[3.0]], [[1.0]]]"),
                each(
                        TORCH + "CrossEntropyLoss",
                        index.ignoring(-100),
                        "",
                        "reduction='sum'",
                        "reduction='none'",
                        "weight=[1.0, 2.0, 4.0]",
                        "weight=[1.0, 2.0, 4.0], label_smoothing=0.125"),
                each(TORCH + "CrossEntropyLoss", index.ignoring(255), "ignore_index=255, weight=[1.0, 2.0, 4.0]"),
                each(TORCH + "functional.cross_entropy", Form.logits(3, Labels.SHARED), "", "weight=[1.0, 2.0, 4.0]")));
    }

    private static List<Asked> berman() {
        String hinge = "lovasz_losses.lovasz_hinge";
        String softmax = "lovasz_losses.lovasz_softmax";
        Form flat = Form.logits(1, Labels.FLAT);
        Form shares = Form.shares(3, Labels.INDEX);
        return all(Stream.of(
                each(hinge, flat, "", "per_image=False"),
                each(hinge, flat.ignoring(255), "ignore=255"),
                each(softmax, shares, "", "classes='all'", "per_image=True"),
                each(softmax, shares.ignoring(255), "ignore=255"),
                each("kornia.losses.lovasz_softmax_loss", Form.logits(3, Labels.INDEX), ""),
                each("kornia.losses.lovasz_hinge_loss", flat, "")));
    }

    private static List<Asked> others() {
        Form classes = Form.logits(3, Labels.INDEX);
        return all(Stream.of(
                each("kornia.losses.dice_loss", classes.ignoring(-100), "", "average='macro'"),
                each("mmseg.models.losses.DiceLoss", classes.ignoring(255), "smooth=1"),
                each("keras.losses.Dice", Form.probabilities(2, Labels.CHANNELS), ""),
                each("keras.losses.Tversky", Form.probabilities(2, Labels.CHANNELS), "alpha=0.3, beta=0.7"),
                each("optax.losses.binary_dice_loss", Form.probabilities(1, Labels.FLAT), "apply_sigmoid=False"),
                each("optax.losses.binary_dice_loss", Form.logits(1, Labels.FLAT), "")));
    }
}
