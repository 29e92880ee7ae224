package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Order;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** From the losses of groups to the values that a library returns. */
final class Averager {

    private final Averaging rule;
    private final Tape tape;
    private final Source source;
    private final List<Quantity> volumes;
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

    Averager(Averaging rule, Tape tape, Source source, List<Quantity> volumes) {
        this.rule = rule;
        this.tape = tape;
        this.source = source;
        this.volumes = volumes;
    }

    List<Integer> shape() {
        return shape;
    }

    List<Variable> values() {
        return values;
    }

    /** Averages losses by image and class; null for a group that doesn't count. */
    void average(Variable[][] losses) {
        List<Quantity> weights = weights(source.columns());
        boolean alike = rule.classes() == rule.images();
        boolean joint = alike && (rule.order() == Order.JOINT || rule.classes() == Reduction.NONE);
        values = joint ? jointly(losses, weights) : inOrder(losses, weights);
        values = values.stream()
                .map(value -> Shaper.apply(rule.after(), value, 0, tape))
                .toList();
        if (rule.spatialOnes() && !shape.isEmpty()) {
            shape.addAll(source.grid().axes().spatialOnes());
        }
    }

    private List<Variable> jointly(Variable[][] losses, List<Quantity> weights) {
        if (rule.classes() == Reduction.NONE) {
            return all(losses, weights);
        }
        List<Item> items = new ArrayList<>();
        for (Variable[] row : losses) {
            addTo(items, row, weights);
        }
        return List.of(reduced(items, rule.classes()));
    }

    /** Nothing is reduced: axes that groups still have stay. */
    private List<Variable> all(Variable[][] losses, List<Quantity> weights) {
        keepImages(losses.length);
        keepClasses(weights.size());
        List<Variable> all = new ArrayList<>();
        for (Variable[] row : losses) {
            for (int c = 0; c < row.length; c++) {
                all.add(row[c] == null ? nothing() : weighted(row[c], weights.get(c)));
            }
        }
        return all;
    }

    private void keepImages(int images) {
        if (source.grouping().perImage()) {
            shape.add(images);
        }
    }

    private void keepClasses(int classes) {
        if (source.grouping().perClass()) {
            shape.add(classes);
        }
    }

    /** An axis that stays goes last. */
    private List<Variable> inOrder(Variable[][] losses, List<Quantity> weights) {
        boolean imagesFirst = rule.classes() == Reduction.NONE
                || rule.order() == Order.IMAGES_FIRST && rule.images() != Reduction.NONE;
        return imagesFirst ? imagesFirst(losses, weights) : classesFirst(losses, weights);
    }

    private List<Variable> classesFirst(Variable[][] losses, List<Quantity> weights) {
        List<Variable> perImage = new ArrayList<>();
        for (Variable[] row : losses) {
            List<Item> items = new ArrayList<>();
            addTo(items, row, weights);
            perImage.add(items.isEmpty() ? null : reduced(items, rule.classes()));
        }
        return overRest(perImage, rule.images(), this::keepImages);
    }

    private List<Variable> imagesFirst(Variable[][] losses, List<Quantity> weights) {
        List<Variable> perClass = new ArrayList<>();
        List<Quantity> kept = new ArrayList<>();
        for (int c = 0; c < weights.size(); c++) {
            List<Item> items = new ArrayList<>();
            for (Variable[] row : losses) {
                if (row[c] != null) {
                    items.add(new Item(row[c], one()));
                }
            }
            perClass.add(items.isEmpty() ? null : reduced(items, rule.images()));
            kept.add(weights.get(c));
        }
        if (rule.classes() == Reduction.NONE) {
            keepClasses(perClass.size());
            return combined(perClass, kept);
        }
        List<Item> items = new ArrayList<>();
        addTo(items, perClass.toArray(Variable[]::new), kept);
        return List.of(reduced(items, rule.classes()));
    }

    private List<Variable> combined(List<Variable> perClass, List<Quantity> weights) {
        List<Variable> all = new ArrayList<>();
        for (int c = 0; c < perClass.size(); c++) {
            all.add(perClass.get(c) == null ? nothing() : weighted(perClass.get(c), weights.get(c)));
        }
        return all;
    }

    private interface Keeper {
        void keep(int size);
    }

    private List<Variable> overRest(List<Variable> rest, Reduction reduction, Keeper keeper) {
        if (reduction == Reduction.NONE) {
            keeper.keep(rest.size());
            return rest.stream().map(one -> one == null ? nothing() : one).toList();
        }
        List<Item> items = new ArrayList<>();
        rest.stream().filter(one -> one != null).forEach(one -> items.add(new Item(one, one())));
        return List.of(mean(items, reduction, false));
    }

    /** A loss and its weight. */
    private record Item(Variable loss, Quantity weight) {}

    private static void addTo(List<Item> items, Variable[] row, List<Quantity> weights) {
        for (int c = 0; c < row.length; c++) {
            if (row[c] != null) {
                items.add(new Item(row[c], weights.get(c)));
            }
        }
    }

    private Variable reduced(List<Item> items, Reduction reduction) {
        return mean(items, reduction, isNormalised());
    }

    private boolean isNormalised() {
        return rule.weights() instanceof Averaging.Given given && given.normalised()
                || rule.weights() instanceof Averaging.Support;
    }

    private Variable mean(List<Item> items, Reduction reduction, boolean normalised) {
        if (items.isEmpty()) {
            return reduction == Reduction.SUM ? tape.constant(Rational.ZERO) : nothing();
        }
        Variable sum = tape.sum(
                items.stream().map(item -> weighted(item.loss(), item.weight())).toList());
        if (reduction == Reduction.SUM) {
            return sum;
        }
        Quantity divisor = tape.number(Rational.of(items.size()));
        if (normalised) {
            divisor = items.stream().map(Item::weight).reduce(Quantity::plus).orElseThrow();
        }
        return sum.over(tape.constant(divisor));
    }

    private Variable weighted(Variable loss, Quantity weight) {
        return loss.times(tape.constant(weight));
    }

    private Variable nothing() {
        return rule.none() == Averaging.None.ZERO ? tape.constant(Rational.ZERO) : tape.constant(Double.NaN);
    }

    private Quantity one() {
        return tape.number(Rational.ONE);
    }

    private List<Quantity> weights(int groups) {
        if (rule.weights() instanceof Averaging.Given given && source.classes().size() > 1) {
            OverlapRun.requireSize(given.argument(), given.weights().size(), groups);
            return given.weights().stream().map(tape::number).toList();
        }
        boolean byVolume = rule.weights() instanceof Averaging.Support
                || rule.weights() instanceof Averaging.InverseSquareFrequency;
        if (!byVolume || !source.grouping().perClass()) {
            return Collections.nCopies(groups, one());
        }
        if (volumes.isEmpty() && groups > 0) {
            throw InvalidInput.of("weight", "weights by volume", "given weights, for a loss without overlaps");
        }
        return rule.weights() instanceof Averaging.InverseSquareFrequency frequencies
                ? inverseSquares(frequencies.epsilon())
                : shares();
    }

    /** {@code G_c / sum G}. */
    private List<Quantity> shares() {
        Quantity sum = volumes.stream().reduce(Quantity::plus).orElse(one());
        return volumes.stream().map(volume -> volume.over(sum)).toList();
    }

    /** {@code 1 / (f^2 + epsilon)}, over their mean. */
    private List<Quantity> inverseSquares(Rational epsilon) {
        Rational voxels =
                Rational.of((long) source.grid().images() * source.grid().voxels());
        List<Quantity> raw = new ArrayList<>();
        for (Quantity volume : volumes) {
            Quantity share = volume.over(tape.number(voxels));
            raw.add(one().over(share.times(share).plus(epsilon)));
        }
        Quantity sum = raw.stream().reduce(Quantity::plus).orElse(one());
        Quantity mean = sum.over(tape.number(Rational.of(raw.size())));
        return raw.stream().map(weight -> weight.over(mean)).toList();
    }
}
