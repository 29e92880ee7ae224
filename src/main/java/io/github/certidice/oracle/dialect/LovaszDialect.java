package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.LovaszLoss.Foreground;
import io.github.certidice.loss.pipeline.LovaszLoss.Margin;
import io.github.certidice.loss.pipeline.Voids;
import io.github.certidice.oracle.call.Arguments;

/** The Lovász losses of segmentation_models_pytorch and pytorch-toolbelt, both after Berman's. */
final class LovaszDialect {

    private LovaszDialect() {}

    static Meaning smp(Arguments arguments) {
        Voids voids = TaskMode.voids(arguments);
        Meaning meaning = switch (TaskMode.of(arguments)) {
            case BINARY -> binary(arguments, voids);
            case MULTICLASS -> smpMulticlass(arguments, voids);
            case MULTILABEL -> smpMultilabel(arguments, voids);
        };
        return arguments.flag("from_logits")
                ? meaning
                : meaning.noting("OPTION_IGNORED", "The library ignores from_logits and takes logits always.");
    }

    private static Meaning smpMulticlass(Arguments arguments, Voids voids) {
        LovaszLoss shipped = multiclass(arguments, voids, Activation.SOFTMAX);
        LovaszLoss documented =
                arguments.flag("from_logits") ? shipped : multiclass(arguments, voids, Activation.IDENTITY);
        Meaning meaning = notedVoid(voids, notedFloats(Meaning.of(documented)));
        return arguments.flag("from_logits")
                ? meaning
                : meaning.shippedAs(
                        shipped, "DOUBLE_ACTIVATION", "The library takes the softmax of probabilities once more.");
    }

    private static Meaning smpMultilabel(Arguments arguments, Voids voids) {
        boolean perImage = arguments.flag("per_image");
        Front front = Front.of(Layout.CHANNELS_SECOND, Activation.IDENTITY).with(voids);
        return notedFloats(Meaning.of(hinge(front, perImage ? Grouping.IMAGE_CLASS : Grouping.CLASS))
                .shippedAs(
                        hinge(front, perImage ? Grouping.IMAGE : Grouping.ALL),
                        "CHANNELS_FLATTENED",
                        "In mode multilabel the library sorts all channels together, as if they were one class."));
    }

    static Meaning toolbeltBinary(Arguments arguments) {
        return binary(arguments, TaskMode.voids(arguments));
    }

    static Meaning toolbelt(Arguments arguments) {
        Voids voids = arguments.optionalWhole("ignore").map(Voids::label).orElse(Voids.NONE);
        Meaning meaning = notedFloats(Meaning.of(multiclass(arguments, voids, Activation.IDENTITY)));
        return notedVoid(voids, meaning)
                .noting("CONVENTION_PROBABILITIES", "The loss takes probabilities, unlike BinaryLovaszLoss.");
    }

    private static Meaning binary(Arguments arguments, Voids voids) {
        boolean perImage = arguments.flag("per_image");
        ChannelAxis axis = perImage ? ChannelAxis.NONE : ChannelAxis.FLAT;
        Front front = Front.of(Layout.of(axis, Encoding.CHANNELS), Activation.IDENTITY)
                .with(voids);
        return notedFloats(Meaning.of(hinge(front, perImage ? Grouping.IMAGE : Grouping.ALL)));
    }

    private static LovaszLoss hinge(Front front, Grouping grouping) {
        return new LovaszLoss(front, grouping, Margin.HINGE, Foreground.CLASS, EmptyRule.FORMULA, Averaging.MEAN);
    }

    private static LovaszLoss multiclass(Arguments arguments, Voids voids, Activation activation) {
        Layout layout = Layout.of(ChannelAxis.SECOND, Encoding.INDEX_EITHER).with(Labels.NO_CLASS);
        Averaging averaging = Averaging.MEAN.with(Averaging.Order.CLASSES_FIRST).with(Averaging.None.ZERO);
        return new LovaszLoss(
                Front.of(layout, activation).with(voids),
                arguments.flag("per_image") ? Grouping.IMAGE_CLASS : Grouping.CLASS,
                Margin.PROBABILITY,
                Foreground.CLASS,
                EmptyRule.PRESENT,
                averaging);
    }

    private static Meaning notedFloats(Meaning meaning) {
        return meaning.noting(
                "FLOAT64_FAILS",
                "With float64 predictions the library raises: it makes the Jaccard differences float32.");
    }

    private static Meaning notedVoid(Voids voids, Meaning meaning) {
        return voids.equals(Voids.NONE)
                ? meaning
                : meaning.noting(
                        "ALL_VOID", "Where all voxels are ignored, the library returns an empty tensor instead of 0.");
    }
}
