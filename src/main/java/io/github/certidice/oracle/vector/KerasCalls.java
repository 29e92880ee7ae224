package io.github.certidice.oracle.vector;

import static io.github.certidice.oracle.vector.CallGroup.join;
import static io.github.certidice.oracle.vector.CallGroup.more;
import static io.github.certidice.oracle.vector.CallGroup.of;

import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;

/** Calls of Keras and of optax: classes are on the last axis. */
final class KerasCalls {

    private static final String KERAS = "keras.losses.";
    private static final String OPTAX = "optax.losses.";
    private static final Intake P = Intake.probabilities(2).on(ChannelAxis.LAST).softly();
    private static final Intake SHARES =
            Intake.shares(3, Target.CHANNELS).on(ChannelAxis.LAST).softly();
    private static final Intake LOGITS = Intake.logits(2).on(ChannelAxis.LAST).softly();
    private static final Intake CLASS_LOGITS =
            Intake.classLogits(3, Target.CHANNELS).on(ChannelAxis.LAST);

    private KerasCalls() {}

    static List<CallGroup> groups() {
        return join(
                overlaps(),
                binaryFocal(),
                categoricalFocal(),
                optaxDice(),
                optaxOthers(),
                entropies(),
                optaxEntropies());
    }

    private static List<CallGroup> overlaps() {
        return join(
                of(
                        KERAS + "Dice",
                        P,
                        "",
                        "axis=[1, 2]",
                        "axis=[1, 2, 3], reduction='sum'",
                        "axis=[0, 1, 2], reduction='none'"),
                of(KERAS + "dice", P, "", "axis=[1, 2]"),
                of(
                        KERAS + "Tversky",
                        P,
                        "",
                        "alpha=0.3, beta=0.7",
                        "alpha=0.7, beta=0.3, axis=[1, 2]",
                        "alpha=1.0, beta=1.0, axis=[1, 2, 3], reduction=None"),
                of(KERAS + "tversky", P, "", "alpha=0.3, beta=0.7, axis=[1, 2]"));
    }

    private static List<CallGroup> binaryFocal() {
        String name = KERAS + "BinaryFocalCrossentropy";
        String function = KERAS + "binary_focal_crossentropy";
        return join(
                of(
                        name,
                        P,
                        "",
                        "gamma=0.0",
                        "gamma=0.5, reduction='sum'",
                        "apply_class_balancing=True",
                        "apply_class_balancing=True, alpha=0.75, reduction='none'"),
                more(name, LOGITS, "from_logits=True"),
                of(function, P, "", "apply_class_balancing=True"),
                more(function, LOGITS, "from_logits=True, gamma=1.0"));
    }

    private static List<CallGroup> categoricalFocal() {
        String name = KERAS + "CategoricalFocalCrossentropy";
        String function = KERAS + "categorical_focal_crossentropy";
        return join(
                of(name, SHARES, "", "gamma=0.0, alpha=1.0", "alpha=[0.25, 0.5, 1.0], reduction='sum'"),
                more(name, CLASS_LOGITS, "from_logits=True"),
                of(function, SHARES, "", "gamma=0.5"),
                more(function, CLASS_LOGITS, "from_logits=True, alpha=0.75"));
    }

    private static List<CallGroup> optaxDice() {
        String name = OPTAX + "dice_loss";
        return join(
                of(
                        name,
                        CLASS_LOGITS,
                        "",
                        "smooth=0.0",
                        "alpha=0.3, beta=0.7",
                        "class_weights=[1.0, 2.0, 4.0]",
                        "ignore_background=True, class_weights=[1.0, 2.0, 4.0]",
                        "reduction='sum'",
                        "reduction='none'"),
                more(name, Intake.logits(1).on(ChannelAxis.LAST), ""),
                more(name, SHARES, "apply_softmax=False"));
    }

    private static List<CallGroup> optaxOthers() {
        Intake plain = Intake.logits(1).on(ChannelAxis.NONE);
        String generalized = OPTAX + "multiclass_generalized_dice_loss";
        return join(
                of(OPTAX + "binary_dice_loss", plain.softly(), "", "smooth=0.0"),
                more(
                        OPTAX + "binary_dice_loss",
                        Intake.probabilities(1).on(ChannelAxis.NONE).softly(),
                        "apply_sigmoid=False"),
                of(generalized, CLASS_LOGITS, "", "smooth=0.0", "ignore_background=True"),
                more(generalized, SHARES, "apply_softmax=False"));
    }

    private static List<CallGroup> entropies() {
        Intake index = Intake.shares(3, Target.INDEX).on(ChannelAxis.LAST);
        Intake indexedLogits = Intake.classLogits(3, Target.INDEX).on(ChannelAxis.LAST);
        String binary = KERAS + "BinaryCrossentropy";
        String shares = KERAS + "CategoricalCrossentropy";
        String indices = KERAS + "SparseCategoricalCrossentropy";
        return join(
                of(binary, P, "", "label_smoothing=0.125", "reduction='sum'"),
                more(binary, LOGITS, "from_logits=True"),
                of(KERAS + "binary_crossentropy", P, "", "label_smoothing=0.125"),
                of(shares, SHARES, "", "label_smoothing=0.125", "reduction=None"),
                more(shares, CLASS_LOGITS, "from_logits=True"),
                of(KERAS + "categorical_crossentropy", SHARES, ""),
                of(indices, index, "", "reduction='sum'"),
                more(indices, indexedLogits, "from_logits=True"),
                of(KERAS + "sparse_categorical_crossentropy", index, ""));
    }

    private static List<CallGroup> optaxEntropies() {
        Intake softly = CLASS_LOGITS.softly();
        Intake indexed = Intake.classLogits(3, Target.INDEX).on(ChannelAxis.LAST);
        return join(
                of(OPTAX + "sigmoid_binary_cross_entropy", LOGITS, ""),
                of(OPTAX + "sigmoid_focal_loss", LOGITS, "", "alpha=0.25", "alpha=0.75, gamma=0.5"),
                of(OPTAX + "softmax_cross_entropy", softly, ""),
                of(OPTAX + "softmax_cross_entropy_with_integer_labels", indexed, ""));
    }
}
