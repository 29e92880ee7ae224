package io.github.certidice.oracle.input;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.input.Intake.Ignored;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Brings a content into the form that a library takes. */
public final class Tensors {

    private final Intake intake;
    private final Content content;
    private final Format format;

    /** True where a label says which voxels don't count. */
    private final boolean marks;

    /**
     * How numbers and voxels are laid out.
     *
     * @param floats of probabilities, logits and numbers for each class
     * @param integers of labels
     * @param spatial the sizes of the spatial axes
     */
    public record Format(ElementType floats, ElementType integers, List<Integer> spatial) {

        /** Copies the sizes. */
        public Format {
            spatial = List.copyOf(spatial);
        }

        /** Of doubles. */
        public static Format wide(List<Integer> spatial) {
            return new Format(ElementType.FLOAT64, ElementType.INT64, spatial);
        }

        /** Of floats and bytes. */
        public static Format narrow(List<Integer> spatial) {
            return new Format(ElementType.FLOAT32, ElementType.UINT8, spatial);
        }
    }

    private Tensors(Intake intake, Content content, Format format) {
        this.intake = intake;
        this.content = content;
        this.format = format;
        this.marks = content.isAnyIgnored()
                && intake.target() != Target.CHANNELS_AND_VOID
                && intake.ignored().map(Ignored::mask).isEmpty();
    }

    /** What the intake takes for that content. */
    public static Case of(Intake intake, Content content, Format format) {
        return new Tensors(intake, content, format).tensors();
    }

    /** Axes for so many voxels: squares are squares, all else is one line. */
    public static List<Integer> spatial(int rank, int voxels) {
        boolean square = voxels == 4;
        return switch (rank) {
            case 0 -> List.of();
            case 1 -> List.of(voxels);
            case 2 -> square ? List.of(2, 2) : List.of(1, voxels);
            default -> square ? List.of(1, 2, 2) : List.of(1, 1, voxels);
        };
    }

    private Case tensors() {
        return new Case(prediction(), target(), extra());
    }

    private interface Number {
        double at(int image, int c, int voxel);
    }

    private Tensor prediction() {
        if (intake.isHard()) {
            return isIndex()
                    ? index(this::predictedClass)
                    : channels(format.integers(), intake.classes(), content::prediction);
        }
        return channels(format.floats(), intake.classes(), content::prediction);
    }

    private boolean isIndex() {
        return intake.target() == Target.INDEX || intake.target() == Target.INDEX_CHANNEL;
    }

    private int predictedClass(int image, int c, int voxel) {
        return best(k -> content.prediction(image, k, voxel));
    }

    private int trueClass(int image, int c, int voxel) {
        return best(k -> content.target(image, k, voxel));
    }

    private int best(IntToDoubleFunction number) {
        int best = 0;
        for (int c = 1; c < intake.classes(); c++) {
            best = number.applyAsDouble(c) > number.applyAsDouble(best) ? c : best;
        }
        return best;
    }

    private Tensor target() {
        return switch (intake.target()) {
            case INDEX, INDEX_CHANNEL -> index(this::trueLabel);
            case CHANNELS ->
                channels(intake.isHard() ? format.integers() : format.floats(), intake.classes(), this::trueNumber);
            case CHANNELS_AND_VOID -> channels(format.floats(), intake.classes() + 1, this::trueOrVoid);
        };
    }

    private boolean isMarked(int image, int voxel) {
        return marks && content.ignored(image, voxel);
    }

    private double trueLabel(int image, int c, int voxel) {
        return isMarked(image, voxel) ? intake.ignored().orElseThrow().label() : trueClass(image, c, voxel);
    }

    private double trueNumber(int image, int c, int voxel) {
        return isMarked(image, voxel) ? intake.ignored().orElseThrow().label() : content.target(image, c, voxel);
    }

    private double trueOrVoid(int image, int c, int voxel) {
        if (c < intake.classes()) {
            return content.target(image, c, voxel);
        }
        return content.ignored(image, voxel) ? 1 : 0;
    }

    private Map<String, Tensor> extra() {
        String mask = intake.ignored().map(Ignored::mask).orElse(null);
        return mask == null || !content.isAnyIgnored()
                ? Map.of()
                : Map.of(mask, mask(intake.ignored().orElseThrow()));
    }

    private Tensor mask(Ignored mark) {
        return filled(
                format.floats(), mark.channel() ? 1 : 0, (image, c, voxel) -> content.ignored(image, voxel) ? 0 : 1);
    }

    private Tensor index(Number label) {
        return filled(format.integers(), intake.target() == Target.INDEX_CHANNEL ? 1 : 0, label);
    }

    private Tensor channels(ElementType type, int classes, Number number) {
        return filled(type, intake.axes().channels() == ChannelAxis.NONE ? 0 : classes, number);
    }

    /** With so many channels, or without an axis of them for 0. */
    private Tensor filled(ElementType type, int channels, Number number) {
        boolean last = intake.axes().channels() == ChannelAxis.LAST;
        int classes = Math.max(channels, 1);
        int images = content.images();
        int voxels = content.voxels();
        double[] numbers = new double[images * classes * voxels];
        for (int image = 0; image < images; image++) {
            for (int voxel = 0; voxel < voxels; voxel++) {
                for (int c = 0; c < classes; c++) {
                    int place = last ? (image * voxels + voxel) * classes + c : (image * classes + c) * voxels + voxel;
                    numbers[place] = number.at(image, c, voxel);
                }
            }
        }
        return Tensor.of(type, shape(channels, last), numbers);
    }

    private List<Integer> shape(int channels, boolean last) {
        List<Integer> shape = new ArrayList<>(2 + format.spatial().size());
        shape.add(content.images());
        if (channels > 0 && !last) {
            shape.add(channels);
        }
        shape.addAll(format.spatial());
        if (channels > 0 && last) {
            shape.add(channels);
        }
        return shape;
    }
}
