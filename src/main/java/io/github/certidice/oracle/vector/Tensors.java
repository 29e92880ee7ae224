package io.github.certidice.oracle.vector;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.oracle.vector.Intake.Ignored;
import io.github.certidice.oracle.vector.Intake.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Brings a sketch into the form that a library takes. */
final class Tensors {

    private final Intake intake;
    private final Sketch sketch;
    private final ElementType floats;
    private final ElementType integers;

    private Tensors(Intake intake, Sketch sketch, boolean isShort) {
        this.intake = intake;
        this.sketch = sketch;
        this.floats = isShort ? ElementType.FLOAT32 : ElementType.FLOAT64;
        this.integers = isShort ? ElementType.UINT8 : ElementType.INT64;
    }

    /** Of an intake in a situation. */
    static Case of(Intake intake, Situation situation, long seed) {
        Sketch sketch = new Sketch(intake, situation, seed);
        return new Tensors(intake, sketch, situation == Situation.FLOAT32).tensors();
    }

    private Case tensors() {
        return new Case(prediction(), target(), extra());
    }

    private interface Number {
        double at(int image, int c, int voxel);
    }

    private Tensor prediction() {
        if (intake.isHard()) {
            return isIndex() ? index(this::predictedClass) : channels(integers, intake.classes(), sketch::prediction);
        }
        return channels(floats, intake.classes(), sketch::prediction);
    }

    private boolean isIndex() {
        return intake.target() == Target.INDEX || intake.target() == Target.INDEX_CHANNEL;
    }

    private int predictedClass(int image, int c, int voxel) {
        return best(k -> sketch.prediction(image, k, voxel));
    }

    private int trueClass(int image, int c, int voxel) {
        return best(k -> sketch.target(image, k, voxel));
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
            case CHANNELS -> channels(intake.isHard() ? integers : floats, intake.classes(), this::trueNumber);
            case CHANNELS_AND_VOID -> channels(floats, intake.classes() + 1, this::trueOrVoid);
        };
    }

    private boolean isMarked(int image, int voxel) {
        return sketch.ignored(image, voxel)
                && intake.target() != Target.CHANNELS_AND_VOID
                && intake.ignored().orElseThrow().mask() == null;
    }

    private double trueLabel(int image, int c, int voxel) {
        return isMarked(image, voxel) ? intake.ignored().orElseThrow().label() : trueClass(image, c, voxel);
    }

    private double trueNumber(int image, int c, int voxel) {
        return isMarked(image, voxel) ? intake.ignored().orElseThrow().label() : sketch.target(image, c, voxel);
    }

    private double trueOrVoid(int image, int c, int voxel) {
        if (c < intake.classes()) {
            return sketch.target(image, c, voxel);
        }
        return sketch.ignored(image, voxel) ? 1 : 0;
    }

    private Map<String, Tensor> extra() {
        String mask = intake.ignored().map(Ignored::mask).orElse(null);
        return mask == null || !sketch.isAnyIgnored()
                ? Map.of()
                : Map.of(mask, mask(intake.ignored().orElseThrow()));
    }

    private Tensor mask(Ignored mark) {
        return filled(floats, mark.channel() ? 1 : 0, (image, c, voxel) -> sketch.ignored(image, voxel) ? 0 : 1);
    }

    private Tensor index(Number label) {
        return filled(integers, intake.target() == Target.INDEX_CHANNEL ? 1 : 0, label);
    }

    private Tensor channels(ElementType type, int classes, Number number) {
        return filled(type, intake.axes().channels() == ChannelAxis.NONE ? 0 : classes, number);
    }

    /** With so many channels, or without an axis of them for 0. */
    private Tensor filled(ElementType type, int channels, Number number) {
        boolean last = intake.axes().channels() == ChannelAxis.LAST;
        int classes = Math.max(channels, 1);
        double[] numbers = new double[sketch.images() * classes * sketch.voxels()];
        for (int image = 0; image < sketch.images(); image++) {
            for (int voxel = 0; voxel < sketch.voxels(); voxel++) {
                for (int c = 0; c < classes; c++) {
                    int place = last
                            ? (image * sketch.voxels() + voxel) * classes + c
                            : (image * classes + c) * sketch.voxels() + voxel;
                    numbers[place] = number.at(image, c, voxel);
                }
            }
        }
        return Tensor.of(type, shape(channels, last), numbers);
    }

    private List<Integer> shape(int channels, boolean last) {
        List<Integer> shape = new ArrayList<>(List.of(sketch.images()));
        shape.addAll(spatial());
        if (channels > 0) {
            shape.add(last ? shape.size() : 1, channels);
        }
        return shape;
    }

    private List<Integer> spatial() {
        int voxels = sketch.voxels();
        boolean square = voxels == 4;
        return switch (intake.axes().rank()) {
            case 0 -> List.of();
            case 1 -> List.of(voxels);
            case 2 -> square ? List.of(2, 2) : List.of(1, voxels);
            default -> square ? List.of(1, 2, 2) : List.of(1, 1, voxels);
        };
    }
}
