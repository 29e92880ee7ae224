package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;

/** From the losses of groups to the values that a library returns. */
final class Averager {

    private final Averaging rule;
    private final Tape tape;
    private final Source source;
    private final List<Integer> shape = new ArrayList<>();
    private List<Variable> values = List.of();

    /**
     * What was grouped.
     *
     * @param grid the voxels
     * @param classes that count
     * @param grouping which axes are left
     */
    record Source(Grid grid, List<Integer> classes, Grouping grouping) {
        /** The number of losses that an image has. */
        int columns() {
            return grouping.perClass() ? classes.size() : 1;
        }
    }

    Averager(Averaging rule, Tape tape, Source source) {
        this.rule = rule;
        this.tape = tape;
        this.source = source;
    }

    List<Integer> shape() {
        return shape;
    }

    List<Variable> values() {
        return values;
    }

    /** Averages losses by image and class; null for a group that doesn't count. */
    void average(Variable[][] losses) {
        Quantity[][] weights = new ClassWeigher(rule.weights(), tape, source).weights(losses);
        List<List<Item>> items = new ArrayList<>();
        for (int image = 0; image < losses.length; image++) {
            items.add(new ArrayList<>());
            for (int c = 0; c < losses[image].length; c++) {
                items.get(image).add(new Item(losses[image][c], weights[image][c]));
            }
        }
        boolean alike = rule.classes() == rule.images();
        boolean joint = alike && (rule.order() == Order.JOINT || rule.classes() == Reduction.NONE);
        List<Variable> averaged = joint ? jointly(items) : inOrder(items);
        values = rule.after().isEmpty()
                ? averaged
                : averaged.stream()
                        .map(value -> Shaper.apply(rule.after(), value, 0, tape))
                        .toList();
        if (rule.spatialOnes() && !shape.isEmpty()) {
            shape.addAll(source.grid().axes().spatialOnes());
        }
    }

    private List<Variable> jointly(List<List<Item>> items) {
        if (rule.classes() == Reduction.NONE) {
            return all(items);
        }
        List<Item> all = new ArrayList<>();
        items.forEach(all::addAll);
        return List.of(reduced(all, rule.classes()));
    }

    /** Nothing is reduced: axes that groups still have stay. */
    private List<Variable> all(List<List<Item>> items) {
        keepImages(items.size());
        keepClasses(source.columns());
        return items.stream().flatMap(List::stream).map(this::weightedOrNothing).toList();
    }

    private Variable weightedOrNothing(Item item) {
        return item.counts() ? weighted(item) : nothing();
    }

    private void keepImages(int images) {
        if (source.grouping().perImage()) {
            shape.add(images);
        }
    }

    /** Libraries that keep spatial axes of size 1 also keep that of the classes where these share a ratio. */
    private void keepClasses(int classes) {
        if (source.grouping().perClass() || rule.spatialOnes()) {
            shape.add(classes);
        }
    }

    /** An axis that stays goes last. */
    private List<Variable> inOrder(List<List<Item>> items) {
        boolean imagesFirst = rule.classes() == Reduction.NONE
                || rule.order() == Order.IMAGES_FIRST && rule.images() != Reduction.NONE;
        return imagesFirst ? imagesFirst(items) : classesFirst(items);
    }

    private List<Variable> classesFirst(List<List<Item>> items) {
        List<Item> perImage = new ArrayList<>();
        for (List<Item> row : items) {
            boolean some = row.stream().anyMatch(Item::counts);
            perImage.add(new Item(some ? reduced(row, rule.classes()) : null, one()));
        }
        if (rule.images() == Reduction.NONE) {
            keepImages(perImage.size());
            return perImage.stream().map(this::weightedOrNothing).toList();
        }
        return List.of(mean(perImage, rule.images(), false));
    }

    private List<Variable> imagesFirst(List<List<Item>> items) {
        List<Item> perClass = new ArrayList<>();
        for (int c = 0; !items.isEmpty() && c < source.columns(); c++) {
            int column = c;
            List<Item> ofClass = items.stream()
                    .map(row -> new Item(row.get(column).loss(), one()))
                    .toList();
            boolean some = ofClass.stream().anyMatch(Item::counts);
            Quantity weight = items.get(0).get(c).weight();
            perClass.add(new Item(some ? mean(ofClass, rule.images(), false) : null, weight));
        }
        if (rule.classes() == Reduction.NONE) {
            keepClasses(source.columns());
            return perClass.stream().map(this::weightedOrNothing).toList();
        }
        return List.of(reduced(perClass, rule.classes()));
    }

    /** A loss, or null for a group that doesn't count, and its weight. */
    private record Item(Variable loss, Quantity weight) {
        boolean counts() {
            return loss != null;
        }
    }

    private Variable reduced(List<Item> items, Reduction reduction) {
        return mean(items, reduction, isNormalised());
    }

    private boolean isNormalised() {
        return rule.weights() instanceof Averaging.Given given && given.normalised()
                || rule.weights() instanceof Averaging.Support;
    }

    private Variable mean(List<Item> all, Reduction reduction, boolean normalised) {
        List<Item> items = new ArrayList<>(all);
        items.removeIf(item -> !item.counts());
        if (items.isEmpty()) {
            return reduction == Reduction.SUM ? tape.constant(Rational.ZERO) : nothing();
        }
        List<Variable> terms = new ArrayList<>(items.size());
        items.forEach(item -> terms.add(weighted(item)));
        Variable sum = tape.sum(terms);
        if (reduction == Reduction.SUM) {
            return sum;
        }
        Quantity divisor = tape.number(Rational.of(items.size()));
        if (normalised) {
            divisor = items.stream().map(Item::weight).reduce(Quantity::plus).orElseThrow();
        }
        return sum.over(tape.constant(divisor));
    }

    private Variable weighted(Item item) {
        return item.loss().times(tape.constant(item.weight()));
    }

    private Variable nothing() {
        return rule.none() == Averaging.None.ZERO ? tape.constant(Rational.ZERO) : tape.constant(Double.NaN);
    }

    private Quantity one() {
        return tape.number(Rational.ONE);
    }
}
