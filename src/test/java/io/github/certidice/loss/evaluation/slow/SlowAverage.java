package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** From losses by image and class, null where a group doesn't count, to the result. */
final class SlowAverage {

    private final Averaging rule;
    private final Grouping grouping;
    private final Voxels voxels;
    private List<List<Plain>> weights;
    private int columns;

    SlowAverage(Averaging rule, Grouping grouping, Voxels voxels) {
        this.rule = rule;
        this.grouping = grouping;
        this.voxels = voxels;
    }

    List<Plain> of(Plain[][] losses) {
        columns = losses[0].length;
        weights = new ArrayList<>();
        for (int row = 0; row < losses.length; row++) {
            weights.add(weights(row));
        }
        return reduced(losses).stream()
                .map(value -> SlowSteps.apply(rule.after(), value, 0))
                .toList();
    }

    private List<Plain> reduced(Plain[][] losses) {
        boolean alike = rule.order() == Order.JOINT && rule.classes() == rule.images();
        if (rule.classes() == Reduction.NONE && rule.images() == Reduction.NONE) {
            return IntStream.range(0, losses.length)
                    .boxed()
                    .flatMap(row -> each(losses[row], weights.get(row)).stream())
                    .toList();
        }
        if (alike) {
            List<Item> items = new ArrayList<>();
            for (int row = 0; row < losses.length; row++) {
                items.addAll(items(losses[row], weights.get(row)));
            }
            return List.of(average(items, rule.classes(), isNormalised()));
        }
        boolean classesFirst = rule.classes() != Reduction.NONE
                && (rule.order() != Order.IMAGES_FIRST || rule.images() == Reduction.NONE);
        return classesFirst ? classesFirst(losses) : imagesFirst(losses);
    }

    /** A loss and its weight. */
    private record Item(Plain loss, Plain weight) {}

    private static List<Item> items(Plain[] row, List<Plain> weights) {
        List<Item> items = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            if (row[c] != null) {
                items.add(new Item(row[c], weights.get(c)));
            }
        }
        return items;
    }

    private List<Plain> each(Plain[] row, List<Plain> weights) {
        List<Plain> all = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            all.add(row[c] == null ? none() : row[c].times(weights.get(c)));
        }
        return all;
    }

    private List<Plain> classesFirst(Plain[][] losses) {
        List<Plain> perImage = new ArrayList<>();
        for (int row = 0; row < losses.length; row++) {
            List<Item> items = items(losses[row], weights.get(row));
            perImage.add(items.isEmpty() ? null : average(items, rule.classes(), isNormalised()));
        }
        if (rule.images() == Reduction.NONE) {
            return perImage.stream().map(one -> one == null ? none() : one).toList();
        }
        return List.of(average(plain(perImage), rule.images(), false));
    }

    private List<Plain> imagesFirst(Plain[][] losses) {
        Plain[] perClass = new Plain[columns];
        for (int c = 0; c < perClass.length; c++) {
            List<Plain> column = new ArrayList<>();
            for (Plain[] row : losses) {
                column.add(row[c]);
            }
            List<Item> items = plain(column);
            perClass[c] = items.isEmpty() ? null : average(items, rule.images(), false);
        }
        return rule.classes() == Reduction.NONE
                ? each(perClass, weights.get(0))
                : List.of(average(items(perClass, weights.get(0)), rule.classes(), isNormalised()));
    }

    private List<Item> plain(List<Plain> losses) {
        return losses.stream()
                .filter(Objects::nonNull)
                .map(one -> new Item(one, voxels.number(1)))
                .toList();
    }

    private Plain average(List<Item> items, Reduction reduction, boolean normalised) {
        Plain sum = voxels.number(0);
        Plain total = voxels.number(0);
        for (Item item : items) {
            sum = sum.plus(item.loss().times(item.weight()));
            total = total.plus(item.weight());
        }
        if (reduction == Reduction.SUM) {
            return sum;
        }
        return items.isEmpty() ? none() : sum.over(normalised ? total : voxels.number(items.size()));
    }

    private Plain none() {
        return Plain.of(rule.none() == Averaging.None.ZERO ? 0 : Double.NaN, voxels.digits());
    }

    private boolean isNormalised() {
        return rule.weights() instanceof Averaging.Support
                || rule.weights() instanceof Averaging.Given given && given.normalised();
    }

    private List<Plain> weights(int row) {
        if (!grouping.perClass()) {
            return Collections.nCopies(columns, voxels.number(1));
        }
        if (rule.weights() instanceof Averaging.Given given) {
            return given.weights().stream()
                    .map(w -> Plain.of(w, voxels.digits()))
                    .toList();
        }
        if (rule.weights() instanceof Averaging.Support) {
            return shares(row);
        }
        return rule.weights() instanceof Averaging.InverseSquareFrequency rare
                ? inverseSquares(rare.epsilon())
                : Collections.nCopies(columns, voxels.number(1));
    }

    /** G_c / sum G, of an image where images have losses of their own. */
    private List<Plain> shares(int row) {
        List<Plain> volumes = voxels.classes().stream()
                .map(c -> grouping.perImage() ? volume(row, row + 1, c) : volume(0, voxels.images(), c))
                .toList();
        Plain total = Plain.sum(volumes, voxels.digits());
        return volumes.stream().map(volume -> volume.over(total)).toList();
    }

    private Plain volume(int from, int to, int c) {
        Plain sum = voxels.number(0);
        for (int image = from; image < to; image++) {
            for (int voxel = 0; voxel < voxels.voxels(); voxel++) {
                sum = sum.plus(voxels.target(image, c, voxel).times(voxels.counts(image, c, voxel)));
            }
        }
        return sum;
    }

    /** 1 / (f^2 + epsilon) with the volume f, made to have the mean 1 over all classes. */
    private List<Plain> inverseSquares(Rational epsilon) {
        List<Plain> raw = IntStream.range(0, voxels.allClasses())
                .mapToObj(c -> volume(0, voxels.images(), c))
                .map(f -> voxels.number(1).over(f.times(f).plus(epsilon)))
                .toList();
        Plain mean = Plain.sum(raw, voxels.digits()).over(voxels.number(raw.size()));
        return voxels.classes().stream().map(c -> raw.get(c).over(mean)).toList();
    }
}
