package io.github.certidice.oracle.dialect;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Channels;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.oracle.call.Arguments;
import java.util.List;
import java.util.Optional;

/** The modes of segmentation_models_pytorch and of pytorch-toolbelt, which is its origin. */
enum TaskMode {
    /** One class, whatever the axes are. */
    BINARY(Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS), Activation.SIGMOID),
    /** Classes that exclude each other; targets are indices. */
    MULTICLASS(Layout.of(ChannelAxis.SECOND, Encoding.INDEX_EITHER), Activation.SOFTMAX),
    /** Classes that don't; targets have a channel for each. */
    MULTILABEL(Layout.CHANNELS_SECOND, Activation.SIGMOID);

    private final Layout layout;
    private final Activation activation;

    TaskMode(Layout layout, Activation activation) {
        this.layout = layout;
        this.activation = activation;
    }

    /** The mode that the argument of that name names. */
    static TaskMode of(Arguments arguments) {
        return switch (arguments.choice("mode", "binary", "multiclass", "multilabel")) {
            case "binary" -> BINARY;
            case "multiclass" -> MULTICLASS;
            default -> MULTILABEL;
        };
    }

    /** All voxels and classes, with the activation of this mode. */
    Front front() {
        return Front.of(layout, activation);
    }

    /** By from_logits, ignore_index where there is one, and classes. */
    Front front(Arguments arguments) {
        Front front = arguments.flag("from_logits") ? front() : front().with(Activation.IDENTITY);
        return front.with(voids(arguments)).with(channels(arguments));
    }

    /** Voxels with the label ignore_index. */
    static Voids voids(Arguments arguments) {
        Optional<Integer> label = arguments.all().containsKey("ignore_index")
                ? arguments.optionalWhole("ignore_index")
                : Optional.empty();
        return label.map(Voids::label).orElse(Voids.NONE);
    }

    private Channels channels(Arguments arguments) {
        List<Integer> classes = classes(arguments);
        if (!classes.isEmpty() && this == BINARY) {
            throw arguments.invalid("classes", "None in mode binary");
        }
        return Channels.only(classes);
    }

    /** The classes that count, in order; empty for all. */
    static List<Integer> classes(Arguments arguments) {
        List<Integer> classes = arguments.wholes("classes").orElse(List.of());
        if (classes.isEmpty() && !arguments.isNone("classes")) {
            throw arguments.invalid("classes", "None, or at least one index");
        }
        if (classes.stream().distinct().count() < classes.size()) {
            throw arguments.unsupported("classes", "each class once");
        }
        classes.stream().filter(c -> c < 0).findFirst().ifPresent(c -> {
            throw InvalidInput.of("classes", c, "indices of at least 0");
        });
        return classes.stream().sorted().toList();
    }
}
