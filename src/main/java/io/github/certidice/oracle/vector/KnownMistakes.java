package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.Situation.ABSENT_CLASS;
import static io.github.certidice.oracle.vector.Situation.ALL_BUT_ONE_IGNORED;
import static io.github.certidice.oracle.vector.Situation.ALL_IGNORED;
import static io.github.certidice.oracle.vector.Situation.BOTH_EMPTY;
import static io.github.certidice.oracle.vector.Situation.PREDICTION_EMPTY;
import static io.github.certidice.oracle.vector.Situation.ROUND;
import static io.github.certidice.oracle.vector.Situation.SATURATED_RIGHT;
import static io.github.certidice.oracle.vector.Situation.SATURATED_WRONG;
import static io.github.certidice.oracle.vector.Situation.SOFT_EQUAL;
import static io.github.certidice.oracle.vector.Situation.SOME_IGNORED;
import static io.github.certidice.oracle.vector.Situation.TIES;
import static io.github.certidice.oracle.vector.Situation.TYPICAL;
import static io.github.certidice.oracle.vector.Situation.UNLIKE_IMAGES;

import java.util.List;
import java.util.Optional;

/** Mistakes that were made in public code, and a vector that reveals each. */
final class KnownMistakes {

    /**
     * One of them.
     *
     * @param call that it is visible in
     * @param situation that it is visible on
     * @param words for it
     */
    record Mistake(String call, Situation situation, String words) {}

    private static final String MONAI = "monai.losses.";
    private static final String SMP = "segmentation_models_pytorch.losses.";
    private static final String MMSEG = "mmseg.models.losses.";
    private static final String INDEXED = "softmax=True, to_onehot_y=True";

    private static final List<Mistake> OVERLAPS = List.of(
            at(MONAI + "DiceLoss(soft_label=True)", SOFT_EQUAL, "the sum of p g for soft labels"),
            at("keras.losses.Tversky(alpha=0.3, beta=0.7)", ROUND, "alpha and beta exchanged"),
            at(
                    SMP + "TverskyLoss('multiclass', alpha=0.3, beta=0.7, gamma=2.0)",
                    ROUND,
                    "a power of the mean over classes"),
            at(MONAI + "DiceLoss()", UNLIKE_IMAGES, "sums over the batch where each image has its ratio"),
            at(MONAI + "DiceLoss(batch=True)", UNLIKE_IMAGES, "a ratio for each image where the batch has one"),
            at("kornia.losses.dice_loss(average='macro')", ROUND, "classes summed before the ratio"),
            at("keras.losses.Dice()", BOTH_EMPTY, "smoothing below only, where it is taken for a convention of others"),
            at(MONAI + "DiceLoss(smooth_nr=0.0, smooth_dr=0.0)", BOTH_EMPTY, "0/0 that silently became a number"),
            at(
                    SMP + "DiceLoss('multiclass', class_weights=[1.0, 2.0, 0.1])",
                    ROUND,
                    "weights of the score instead of the loss"),
            at(
                    MONAI + "DiceCELoss(" + INDEXED + ", weight=[1.0, 2.0, 4.0], include_background=False)",
                    ROUND,
                    "weights that are off by one class without background"),
            at(MONAI + "DiceLoss(sigmoid=True)", ROUND, "no activation, or two of them"),
            at(MONAI + "DiceCELoss(" + INDEXED + ")", TYPICAL, "a Dice term with the wrong sign"),
            at(MONAI + "GeneralizedDiceLoss(" + INDEXED + ")", ABSENT_CLASS, "an infinite weight of an absent class"),
            at("optax.losses.binary_dice_loss(apply_sigmoid=False)", ROUND, "a demand that one probability sums to 1"),
            at(SMP + "DiceLoss('multilabel')", ROUND, "a softmax where classes don't exclude each other"));

    private static final List<Mistake> VOIDS = List.of(
            at(MMSEG + "DiceLoss(smooth=1)", SOME_IGNORED, "ignored voxels in the denominator"),
            at(MMSEG + "DiceLoss(smooth=1)", ALL_IGNORED, "ignored voxels in the denominator"),
            at(
                    SMP + "DiceLoss('multiclass', ignore_index=255)",
                    SOME_IGNORED,
                    "an ignored label that becomes a class, or logits masked before the softmax"),
            at(MONAI + "MaskedDiceLoss(sigmoid=True)", SOME_IGNORED, "a mask before the activation"),
            at("lovasz_losses.lovasz_softmax(ignore=255)", ALL_IGNORED, "an empty tensor where nothing counts"),
            at("lovasz_losses.lovasz_softmax(ignore=255)", ALL_BUT_ONE_IGNORED, "an axis lost with one voxel"),
            at("torch.nn.functional.cross_entropy()", ALL_IGNORED, "0 for a mean of nothing"));

    private static final List<Mistake> NUMBERS = List.of(
            at(MONAI + "FocalLoss(gamma=0.5)", SATURATED_RIGHT, "a gradient of infinity times 0"),
            at(SMP + "TverskyLoss('binary', gamma=0.5)", BOTH_EMPTY, "the slope of 0^gamma"),
            at(SMP + "DiceLoss('binary', log_loss=True)", PREDICTION_EMPTY, "log 0, or a clamp without slope"),
            at(
                    "torch.nn.functional.binary_cross_entropy_with_logits()",
                    SATURATED_WRONG,
                    "the logarithm of a sigmoid that underflowed"),
            at("lovasz_losses.lovasz_softmax()", TYPICAL, "float32 inside"));

    private static final List<Mistake> LOVASZ = List.of(
            at("kornia.losses.lovasz_softmax_loss()", ROUND, "the label's number where 1 is meant"),
            at("lovasz_losses.lovasz_softmax()", ABSENT_CLASS, "absent classes in the mean"),
            at(
                    "lovasz_losses.lovasz_hinge()",
                    TYPICAL,
                    "errors in ascending order, Jaccard losses without differences"),
            at("lovasz_losses.lovasz_hinge()", TIES, "a gradient that depends on the order of voxels"),
            at(SMP + "LovaszLoss('multilabel')", ROUND, "classes sorted together"));

    private static final List<Mistake> PIXELWISE = List.of(
            at(SMP + "FocalLoss('binary', alpha=0.25)", ROUND, "alpha for both classes, or for the wrong one"),
            at(MONAI + "FocalLoss(use_softmax=True, to_onehot_y=True, gamma=0.0)", ROUND, "a mean over classes"),
            at("torch.nn.CrossEntropyLoss(weight=[1.0, 2.0, 4.0])", ROUND, "a divisor of indices for one-hot targets"),
            at(MONAI + "DiceCELoss(sigmoid=True)", ROUND, "the softmax of one class, which is 1"));

    private static final List<Mistake> ALL = List.of(OVERLAPS, VOIDS, NUMBERS, LOVASZ, PIXELWISE).stream()
            .flatMap(List::stream)
            .toList();

    private KnownMistakes() {}

    private static Mistake at(String call, Situation situation, String words) {
        return new Mistake(call, situation, words);
    }

    static List<Mistake> all() {
        return ALL;
    }

    /** The mistake that a call reveals in a situation, where one is known. */
    static Optional<String> of(String call, Situation situation) {
        return ALL.stream()
                .filter(one -> one.call().equals(call) && one.situation() == situation)
                .map(Mistake::words)
                .findFirst();
    }
}
