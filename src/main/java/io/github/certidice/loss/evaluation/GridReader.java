package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Voids;
import java.util.List;

/** Makes grids from tensors; checks shapes, numbers and labels. */
final class GridReader {

    private final Front front;
    private final Case tensors;
    private final Layout layout;
    private final Axes axes;

    private GridReader(Front front, Case tensors) {
        this.front = front;
        this.tensors = tensors;
        this.layout = front.layout();
        this.axes = Axes.of(tensors.prediction().shape(), layout.channels());
    }

    static Grid of(Front front, Case tensors) {
        return new GridReader(front, tensors).grid();
    }

    private Grid grid() {
        requireFinite("prediction", tensors.prediction());
        requireFinite("target", tensors.target());
        Grid.TargetReader target = isIndex() ? indexed() : channels();
        return new Grid(axes, tensors.prediction(), target, new Counts(front.voids(), tensors, axes, target).reader());
    }

    static void requireFinite(String argument, Tensor tensor) {
        for (int i = 0; i < tensor.size(); i++) {
            if (!Double.isFinite(tensor.at(i))) {
                throw InvalidInput.coded(
                        "NOT_FINITE", argument, tensor.at(i) + " at element " + i, "finite numbers only");
            }
        }
    }

    private List<Integer> shape() {
        return tensors.prediction().shape();
    }

    private List<Integer> targetShape() {
        return tensors.target().shape();
    }

    private boolean isIndex() {
        return switch (layout.target()) {
            case CHANNELS -> false;
            case INDEX, INDEX_CHANNEL -> true;
            case BY_SHAPE -> !targetShape().equals(shape());
        };
    }

    /** One number for each class. */
    private Grid.TargetReader channels() {
        boolean voidChannel = front.voids().source() instanceof Voids.LastTargetChannel;
        List<Integer> expected =
                voidChannel ? Axes.withChannels(shape(), layout.channels(), axes.classes() + 1) : shape();
        boolean loose = layout.channels() == ChannelAxis.NONE || layout.channels() == ChannelAxis.FLAT;
        boolean fits = targetShape().equals(expected)
                || loose && withoutOnes(targetShape()).equals(withoutOnes(expected));
        requireShape(fits, expected.toString());
        Axes own = voidChannel ? axes.withClasses(axes.classes() + 1) : axes;
        Tensor target = tensors.target();
        return (image, c, voxel) -> target.at(own.index(image, c, voxel));
    }

    private static List<Integer> withoutOnes(List<Integer> shape) {
        return shape.stream().filter(size -> size != 1).toList();
    }

    private void requireShape(boolean fits, String allowed) {
        if (!fits) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH", "target", "shape " + targetShape(), allowed + " for prediction " + shape());
        }
    }

    private Grid.TargetReader indexed() {
        List<Integer> plain = Axes.withoutChannels(shape(), layout.channels());
        List<Integer> channel = Axes.withChannels(shape(), layout.channels(), 1);
        boolean fits =
                layout.target() != Encoding.INDEX_CHANNEL && targetShape().equals(plain)
                        || layout.target() != Encoding.INDEX && targetShape().equals(channel);
        requireShape(fits, allowedIndexShapes(plain, channel));
        Indexed target = new Indexed(tensors.target(), axes, layout.offValue().doubleValue());
        requireLabels(target);
        return layout.labels() == Labels.CLAMPED ? target.clamped() : target;
    }

    private String allowedIndexShapes(List<Integer> plain, List<Integer> channel) {
        return switch (layout.target()) {
            case INDEX -> plain.toString();
            case INDEX_CHANNEL -> channel.toString();
            default -> shape() + ", " + plain + " or " + channel;
        };
    }

    private void requireLabels(Indexed target) {
        Integer ignored = front.voids().source() instanceof Voids.Label label ? label.value() : null;
        for (int i = 0; i < tensors.target().size(); i++) {
            double label = tensors.target().at(i);
            boolean isClass = label >= 0 && label < axes.classes() && label == Math.rint(label);
            boolean isVoid = ignored != null && label == ignored;
            if (!isClass && !isVoid && (layout.labels() == Labels.REFUSED || label != Math.rint(label))) {
                throw InvalidInput.coded(
                        "LABEL_OUT_OF_RANGE",
                        "target",
                        text(label) + " at element " + i,
                        "integers from 0 to " + (axes.classes() - 1) + (ignored == null ? "" : ", or " + ignored));
            }
        }
    }

    private static String text(double label) {
        return label == Math.rint(label) && Math.abs(label) < 1e15
                ? String.valueOf((long) label)
                : String.valueOf(label);
    }

    /** A target of indices. */
    private record Indexed(Tensor target, Axes axes, double off) implements Grid.TargetReader {
        @Override
        public double at(int image, int c, int voxel) {
            return label(image, voxel) == c ? 1 : off;
        }

        @Override
        public int label(int image, int voxel) {
            return (int) target.at(image * axes.voxels() + voxel);
        }

        @Override
        public boolean isIndex() {
            return true;
        }

        Grid.TargetReader clamped() {
            Indexed plain = this;
            return new Grid.TargetReader() {
                @Override
                public double at(int image, int c, int voxel) {
                    return label(image, voxel) == c ? 1 : off;
                }

                @Override
                public int label(int image, int voxel) {
                    return Math.max(0, Math.min(plain.label(image, voxel), axes.classes() - 1));
                }

                @Override
                public boolean isIndex() {
                    return true;
                }
            };
        }
    }
}
