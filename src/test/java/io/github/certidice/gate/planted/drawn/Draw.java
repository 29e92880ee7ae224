package io.github.certidice.gate.planted.drawn;

import io.github.certidice.gate.planted.drawn.Form.Labels;
import io.github.certidice.gate.planted.drawn.Form.Numbers;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** One case, voxel by voxel. */
public final class Draw {

    private final Form form;
    private final Scenery scenery;
    private final SplittableRandom random;
    private final int images;
    private final int voxels;

    private Draw(Form form, Scenery scenery, long seed) {
        this.form = form;
        this.scenery = scenery;
        random = new SplittableRandom(seed * 31 + scenery.ordinal());
        boolean single = scenery == Scenery.ONE_VOXEL;
        images = single ? 1 : scenery == Scenery.UNLIKE_IMAGES ? 2 : random.nextInt(1, 4);
        voxels = single ? 1 : random.nextInt(1, 7);
    }

    /** The same for the same seed. */
    public static Case of(Form form, Scenery scenery, long seed) {
        return new Draw(form, scenery, seed).drawn();
    }

    private Case drawn() {
        int n = images * voxels;
        double[][] truth = new double[n][];
        double[][] belief = new double[n][];
        boolean[] ignored = new boolean[n];
        for (int i = 0; i < n; i++) {
            truth[i] = truth(i / voxels);
            belief[i] = belief(truth[i]);
            ignored[i] = isVoid(i);
        }
        return new Case(channels(belief), target(truth, ignored), extra(ignored));
    }

    private boolean isVoid(int i) {
        return switch (scenery) {
            case SOME_VOID -> i % 2 == 1 || random.nextInt(4) == 0;
            case ALL_VOID_BUT_ONE -> i != images * voxels / 2;
            case ALL_VOID -> true;
            default -> form.hasVoids() && scenery == Scenery.TYPICAL && random.nextInt(4) == 0;
        };
    }

    private double[] truth(int image) {
        return switch (scenery) {
            case TARGET_EMPTY, BOTH_EMPTY -> none();
            case TARGET_FULL -> all();
            case UNLIKE_IMAGES -> image % 2 == 0 ? none() : all();
            case ABSENT_CLASS -> one(random.nextInt(form.classes() - 1));
            case SOFT, SOFT_EQUAL -> form.isExclusive() ? shares(true) : each(c -> random.nextInt(9) / 8.0);
            default -> form.isExclusive() ? one(random.nextInt(form.classes())) : each(c -> random.nextInt(2));
        };
    }

    private double[] none() {
        return form.isExclusive() ? one(0) : each(c -> 0);
    }

    private double[] all() {
        return form.isExclusive() ? one(form.classes() - 1) : each(c -> 1);
    }

    private double[] one(int chosen) {
        return each(c -> c == chosen ? 1 : 0);
    }

    private double[] each(IntToDoubleFunction number) {
        double[] numbers = new double[form.classes()];
        Arrays.setAll(numbers, number);
        return numbers;
    }

    /** With sum 1: eighths, or as they come. */
    private double[] shares(boolean round) {
        double[] parts = each(c -> 1);
        for (int rest = 8 - form.classes(); rest > 0; rest--) {
            parts[random.nextInt(form.classes())]++;
        }
        double[] rough = round ? parts : each(c -> random.nextDouble());
        double sum = Arrays.stream(rough).sum();
        return each(c -> rough[c] / sum);
    }

    private double[] belief(double[] truth) {
        return switch (scenery) {
            case PERFECT, SATURATED_RIGHT -> certain(truth);
            case DISJOINT, SATURATED_WRONG, CONFIDENT_WRONG -> certain(opposite(truth));
            case BOTH_EMPTY, PREDICTION_EMPTY -> certain(none());
            case SOFT_EQUAL -> truth.clone();
            case TIES -> tied();
            default -> doubtful(scenery != Scenery.TYPICAL && scenery != Scenery.SOME_VOID);
        };
    }

    private double[] tied() {
        return switch (form.numbers()) {
            case LOGITS -> each(c -> 0);
            case PROBABILITIES -> each(c -> 0.5);
            case SHARES -> each(c -> 1.0 / form.classes());
        };
    }

    private double[] certain(double[] label) {
        double most = scenery == Scenery.SATURATED_RIGHT || scenery == Scenery.SATURATED_WRONG ? 800 : 40;
        return form.numbers() == Numbers.LOGITS ? each(c -> label[c] > 0 ? most : -most) : label.clone();
    }

    private double[] opposite(double[] label) {
        return form.isExclusive() && form.classes() > 1
                ? each(c -> label[(c + 1) % label.length])
                : each(c -> 1 - label[c]);
    }

    private double[] doubtful(boolean round) {
        return switch (form.numbers()) {
            case LOGITS -> each(c -> round ? random.nextInt(-16, 17) / 8.0 : 6 * random.nextDouble() - 3);
            case PROBABILITIES -> each(c -> round ? random.nextInt(1, 8) / 8.0 : random.nextDouble());
            case SHARES -> shares(round);
        };
    }

    private Tensor channels(double[][] numbers) {
        if (form.labels() == Labels.FLAT) {
            return filled(ElementType.FLOAT64, 0, (i, c) -> numbers[i][0]);
        }
        return filled(ElementType.FLOAT64, form.classes(), (i, c) -> numbers[i][c]);
    }

    private Tensor target(double[][] truth, boolean[] ignored) {
        Integer label = form.voids().label();
        return switch (form.labels()) {
            case INDEX, INDEX_CHANNEL ->
                filled(
                        ElementType.INT64,
                        form.labels() == Labels.INDEX ? 0 : 1,
                        (i, c) -> label != null && ignored[i] ? label : index(truth[i]));
            default ->
                filled(
                        ElementType.FLOAT64,
                        form.labels() == Labels.FLAT ? 0 : form.classes(),
                        (i, c) -> label != null && ignored[i] ? label : truth[i][c]);
        };
    }

    private static int index(double[] label) {
        int best = 0;
        for (int c = 1; c < label.length; c++) {
            best = label[c] > label[best] ? c : best;
        }
        return best;
    }

    private Map<String, Tensor> extra(boolean[] ignored) {
        String mask = form.voids().mask();
        return mask == null ? Map.of() : Map.of(mask, filled(ElementType.FLOAT64, 1, (i, c) -> ignored[i] ? 0 : 1));
    }

    private interface Entry {
        double of(int voxel, int c);
    }

    /** With so many channels, or without an axis of them for 0. */
    private Tensor filled(ElementType type, int channels, Entry entry) {
        int classes = Math.max(channels, 1);
        double[] numbers = new double[images * classes * voxels];
        for (int i = 0; i < images * voxels; i++) {
            for (int c = 0; c < classes; c++) {
                numbers[(i / voxels * classes + c) * voxels + i % voxels] = entry.of(i, c);
            }
        }
        List<Integer> shape = new ArrayList<>(List.of(images, 1, voxels));
        if (channels > 0) {
            shape.add(1, channels);
        }
        return Tensor.of(type, shape, numbers);
    }
}
