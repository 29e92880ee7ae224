package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Voids;
import java.util.ArrayList;
import java.util.List;

/** Makes grids from tensors; checks shapes, numbers and labels. */
final class GridReader {

    private static final double LARGEST_PLAIN = 1e15;

    private final Front front;
    private final Case tensors;
    private final Layout layout;
    private final boolean hard;

    /** The shape of the prediction, or the one it would have with an axis of classes. */
    private final List<Integer> shape;

    private final Axes axes;

    private GridReader(Front front, Case tensors) {
        this.front = front;
        this.tensors = tensors;
        this.layout = front.layout();
        requireRank();
        this.hard = isHard();
        this.shape = hard ? fullShape() : predictionShape();
        this.axes = Axes.of(shape, layout.channels());
        layout.sizes().classes().ifPresent(this::requireClasses);
        requireSomeClass();
    }

    static Grid of(Front front, Case tensors) {
        return new GridReader(front, tensors).grid();
    }

    private Grid grid() {
        requireFinite("prediction", tensors.prediction());
        requireFinite("target", tensors.target());
        Grid.Reader target = isIndex() ? indices() : channels();
        Grid.Counts counts = new CountsReader(front.voids(), tensors, axes, target).reader();
        return new Grid(axes, tensors.prediction(), hard ? predicted() : null, target, counts);
    }

    private List<Integer> predictionShape() {
        return tensors.prediction().shape();
    }

    private List<Integer> targetShape() {
        return tensors.target().shape();
    }

    private void requireRank() {
        layout.sizes().rank().ifPresent(rank -> {
            if (predictionShape().size() != rank) {
                throw InvalidInput.coded("SHAPE_MISMATCH", "prediction", "shape " + predictionShape(), rank + " axes");
            }
        });
    }

    private void requireClasses(int classes) {
        if (axes.classes() != classes) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH", "prediction", axes.classes() + " classes", classes + ", as the call says");
        }
    }

    private void requireSomeClass() {
        if (axes.classes() == 0) {
            throw InvalidInput.coded("SHAPE_MISMATCH", "prediction", "shape " + shape, "at least one class");
        }
        boolean hasAxis = layout.channels() == ChannelAxis.SECOND || layout.channels() == ChannelAxis.LAST;
        if (front.voids().source() instanceof Voids.LastTargetChannel && (!hasAxis || shape.isEmpty())) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH",
                    "target",
                    "shape " + targetShape(),
                    "an axis of classes, whose last one marks the void voxels");
        }
    }

    private boolean isHard() {
        return switch (layout.prediction()) {
            case CHANNELS -> false;
            case INDEX, INDEX_CHANNEL, INDEX_EITHER -> true;
            case BY_SHAPE -> predictionShape().size() != targetShape().size() + 1;
        };
    }

    /** The prediction's shape with the axis of classes that its indices leave out. */
    private List<Integer> fullShape() {
        if (targetShape().size() == predictionShape().size() + 1) {
            return targetShape();
        }
        int classes = layout.sizes()
                .classes()
                .orElseThrow(() -> InvalidInput.coded(
                        "SHAPE_MISMATCH", "prediction", "indices", "a number of classes in the call, or a class axis"));
        List<Integer> full = new ArrayList<>(predictionShape());
        full.add(layout.channels() == ChannelAxis.LAST ? full.size() : Math.min(1, full.size()), classes);
        return full;
    }

    static void requireFinite(String argument, Tensor tensor) {
        if (Scan.isFinite(tensor)) {
            return;
        }
        for (int i = 0; i < tensor.size(); i++) {
            if (!Double.isFinite(tensor.at(i))) {
                throw InvalidInput.coded(
                        "NOT_FINITE", argument, tensor.at(i) + " at element " + i, "finite numbers only");
            }
        }
    }

    private boolean isIndex() {
        return switch (layout.target()) {
            case CHANNELS -> false;
            case INDEX, INDEX_CHANNEL, INDEX_EITHER -> true;
            case BY_SHAPE ->
                !targetShape().equals(shape)
                        && !(axes.classes() == 1 && targetShape().equals(withoutChannels()));
        };
    }

    private List<Integer> withoutChannels() {
        return Axes.withoutChannels(shape, layout.channels());
    }

    /** One number for each class. */
    private Grid.Reader channels() {
        boolean voidChannel = front.voids().source() instanceof Voids.LastTargetChannel;
        int classes = voidChannel ? axes.classes() + 1 : axes.classes();
        List<Integer> expected = voidChannel ? Axes.withChannels(shape, layout.channels(), classes) : shape;
        requireShape(targetShape().equals(expected) || isLoose(expected), expected.toString());
        Axes own = axes.withClasses(classes);
        Tensor target = tensors.target();
        return (image, c, voxel) -> target.at(own.index(image, c, voxel));
    }

    /** Axes of size 1 make no difference where there is one class. */
    private boolean isLoose(List<Integer> expected) {
        boolean single = layout.channels() == ChannelAxis.NONE
                || layout.channels() == ChannelAxis.FLAT
                || layout.target() == Encoding.BY_SHAPE && axes.classes() == 1;
        return single && withoutOnes(targetShape()).equals(withoutOnes(expected));
    }

    private static List<Integer> withoutOnes(List<Integer> shape) {
        return shape.stream().filter(size -> size != 1).toList();
    }

    private void requireShape(boolean fits, String allowed) {
        if (!fits) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH",
                    "target",
                    "shape " + targetShape(),
                    allowed + " for prediction " + predictionShape());
        }
    }

    private Grid.Reader indices() {
        List<Integer> plain = withoutChannels();
        List<Integer> channel = Axes.withChannels(shape, layout.channels(), 1);
        boolean fits =
                layout.target() != Encoding.INDEX_CHANNEL && targetShape().equals(plain)
                        || layout.target() != Encoding.INDEX && targetShape().equals(channel);
        requireShape(fits, allowedIndexShapes(plain, channel));
        requireLabels("target", tensors.target());
        return new Indices(tensors.target(), axes, layout.offValue().doubleValue(), layout.labels());
    }

    private Grid.Reader predicted() {
        requireLabels("prediction", tensors.prediction());
        return new Indices(tensors.prediction(), axes, 0, layout.labels());
    }

    private String allowedIndexShapes(List<Integer> plain, List<Integer> channel) {
        return switch (layout.target()) {
            case INDEX -> plain.toString();
            case INDEX_CHANNEL -> channel.toString();
            case INDEX_EITHER -> plain + " or " + channel;
            default -> shape + ", " + plain + " or " + channel;
        };
    }

    private void requireLabels(String argument, Tensor indices) {
        Integer ignored = front.voids().source() instanceof Voids.Label label ? label.value() : null;
        for (int i = 0; i < indices.size(); i++) {
            double label = indices.at(i);
            boolean isWhole = label == Math.rint(label) && Math.abs(label) < Integer.MAX_VALUE;
            boolean isClass = label >= 0 && label < axes.classes() && isWhole;
            boolean isVoid = ignored != null && label == ignored;
            if (!isClass && !isVoid && (layout.labels() == Labels.REFUSED || !isWhole)) {
                throw InvalidInput.coded(
                        "LABEL_OUT_OF_RANGE", argument, text(label) + " at element " + i, allowedLabels(ignored));
            }
        }
    }

    private String allowedLabels(Integer ignored) {
        return "integers from 0 to " + (axes.classes() - 1) + (ignored == null ? "" : ", or " + ignored);
    }

    private static String text(double label) {
        return label == Math.rint(label) && Math.abs(label) < LARGEST_PLAIN
                ? String.valueOf((long) label)
                : String.valueOf(label);
    }
}
