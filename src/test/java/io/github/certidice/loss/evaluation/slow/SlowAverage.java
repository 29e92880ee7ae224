package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** From losses by image and class, null where a group doesn't count, to the result. */
final class SlowAverage {

    private final Averaging rule;
    private final Grouping grouping;
    private final Voxels voxels;
    private List<Plain> weights;

    SlowAverage(Averaging rule, Grouping grouping, Voxels voxels) {
        this.rule = rule;
        this.grouping = grouping;
        this.voxels = voxels;
    }

    List<Plain> of(Plain[][] losses, List<Plain> volumes) {
        weights = weights(losses.length == 0 ? 0 : losses[0].length, volumes);
        return reduced(losses).stream()
                .map(value -> SlowSteps.apply(rule.after(), value, 0))
                .toList();
    }

    private List<Plain> reduced(Plain[][] losses) {
        boolean alike = rule.order() == Order.JOINT && rule.classes() == rule.images();
        if (rule.classes() == Reduction.NONE && rule.images() == Reduction.NONE) {
            return Arrays.stream(losses).flatMap(row -> each(row).stream()).toList();
        }
        if (alike) {
            return List.of(average(items(losses), rule.classes(), isNormalised()));
        }
        boolean classesFirst = rule.classes() != Reduction.NONE
                && (rule.order() != Order.IMAGES_FIRST || rule.images() == Reduction.NONE);
        return classesFirst ? classesFirst(losses) : imagesFirst(losses);
    }

    /** A loss and its weight. */
    private record Item(Plain loss, Plain weight) {}

    private List<Item> items(Plain[]... losses) {
        List<Item> items = new ArrayList<>();
        for (Plain[] row : losses) {
            for (int c = 0; c < row.length; c++) {
                if (row[c] != null) {
                    items.add(new Item(row[c], weights.get(c)));
                }
            }
        }
        return items;
    }

    private List<Plain> each(Plain... row) {
        List<Plain> all = new ArrayList<>();
        for (int c = 0; c < row.length; c++) {
            all.add(row[c] == null ? none() : row[c].times(weights.get(c)));
        }
        return all;
    }

    private List<Plain> classesFirst(Plain[][] losses) {
        List<Plain> perImage = new ArrayList<>();
        for (Plain[] row : losses) {
            List<Item> items = items(row);
            perImage.add(items.isEmpty() ? null : average(items, rule.classes(), isNormalised()));
        }
        if (rule.images() == Reduction.NONE) {
            return perImage.stream().map(one -> one == null ? none() : one).toList();
        }
        return List.of(average(plain(perImage), rule.images(), false));
    }

    private List<Plain> imagesFirst(Plain[][] losses) {
        Plain[] perClass = new Plain[weights.size()];
        for (int c = 0; c < perClass.length; c++) {
            List<Plain> column = new ArrayList<>();
            for (Plain[] row : losses) {
                column.add(row[c]);
            }
            List<Item> items = plain(column);
            perClass[c] = items.isEmpty() ? null : average(items, rule.images(), false);
        }
        return rule.classes() == Reduction.NONE
                ? each(perClass)
                : List.of(average(items(perClass), rule.classes(), isNormalised()));
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

    private List<Plain> weights(int columns, List<Plain> volumes) {
        List<Integer> classes = voxels.classes();
        if (!grouping.perClass()) {
            return Collections.nCopies(columns, voxels.number(1));
        }
        if (rule.weights() instanceof Averaging.Given given && classes.size() > 1) {
            return given.weights().stream()
                    .map(w -> Plain.of(w, voxels.digits()))
                    .toList();
        }
        if (rule.weights() instanceof Averaging.Support) {
            Plain total = Plain.sum(volumes, voxels.digits());
            return volumes.stream().map(volume -> volume.over(total)).toList();
        }
        return rule.weights() instanceof Averaging.InverseSquareFrequency rare
                ? inverseSquares(volumes, rare.epsilon())
                : Collections.nCopies(columns, voxels.number(1));
    }

    /** 1 / (f^2 + epsilon) with the share f of voxels, made to have the mean 1. */
    private List<Plain> inverseSquares(List<Plain> volumes, Rational epsilon) {
        Plain all = voxels.number((long) voxels.images() * voxels.voxels());
        List<Plain> raw = volumes.stream()
                .map(volume -> volume.over(all))
                .map(share -> voxels.number(1).over(share.times(share).plus(epsilon)))
                .toList();
        Plain mean = Plain.sum(raw, voxels.digits()).over(voxels.number(raw.size()));
        return raw.stream().map(weight -> weight.over(mean)).toList();
    }
}
