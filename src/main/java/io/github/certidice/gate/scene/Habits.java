package io.github.certidice.gate.scene;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.dialect.Dialects;
import io.github.certidice.oracle.dialect.Entry;
import io.github.certidice.oracle.dialect.Meaning;
import java.util.List;
import java.util.Map;

/**
 * What a library's users hand over where a pipeline leaves it open.
 *
 * @param name of the call
 * @param library that it is of
 * @param meaning of the call
 */
record Habits(String name, String library, Meaning meaning) {

    /** Tensors of one class have an axis of size 1 for it. */
    private static final List<String> KEEPS_AXIS = List.of("segmentation_models_pytorch", "pytorch-toolbelt");

    /** Classes are on the last axis. */
    private static final List<String> CLASSES_LAST = List.of("keras", "optax");

    /** Masks without an axis of classes; others have one of size 1. */
    private static final List<String> FLAT_MASKS = List.of("keep_mask");

    /** Predictions are masks of 0 and 1. */
    private static final List<String> TAKES_LABELS = List.of("lovasz_losses.iou_binary");

    /** The number of spatial axes that the code demands. */
    private static final Map<String, Integer> RANKS = Map.of(
            "losses_pytorch.dice_loss.GDiceLoss", 3,
            "losses_pytorch.dice_loss.PenaltyGDiceLoss", 3,
            "pytorch_toolbelt.losses.soft_micro_f1", 0);

    private static final List<Integer> USUAL_RANKS = List.of(2, 3, 1, 0);

    static Habits of(String name, Meaning meaning) {
        Entry entry = Dialects.entry(name);
        return new Habits(entry.signature().name(), entry.library(), meaning);
    }

    /** The axis of classes that tensors have. */
    ChannelAxis axis(ChannelAxis open) {
        return switch (open) {
            case FLAT -> startsWithOneOf(CLASSES_LAST) ? ChannelAxis.LAST : ChannelAxis.SECOND;
            case NONE -> startsWithOneOf(KEEPS_AXIS) ? ChannelAxis.SECOND : ChannelAxis.NONE;
            default -> open;
        };
    }

    private boolean startsWithOneOf(List<String> libraries) {
        return libraries.stream().anyMatch(library::startsWith);
    }

    boolean isFlatMask(String argument) {
        return FLAT_MASKS.contains(argument);
    }

    boolean takesLabels() {
        return TAKES_LABELS.contains(name);
    }

    /** True where predictions have to sum to 1 in every voxel, though no stage says so. */
    boolean demandsShares() {
        return isNoted("OPTION_FAILS");
    }

    /** Numbers of spatial axes, the usual one first. */
    List<Integer> ranks() {
        if (RANKS.containsKey(name)) {
            return List.of(RANKS.get(name));
        }
        return isNoted("SAMPLES_ONLY") ? List.of(0) : USUAL_RANKS;
    }

    private boolean isNoted(String flag) {
        return meaning.notes().stream().anyMatch(note -> note.flag().equals(flag));
    }
}
