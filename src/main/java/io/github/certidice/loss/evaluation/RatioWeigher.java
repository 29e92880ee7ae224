package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Joins the classes of an image into one ratio, by their weights. */
final class RatioWeigher {

    private final Overlap overlap;
    private final OverlapCell[][] cells;
    private final Tape tape;

    RatioWeigher(Overlap overlap, OverlapCell[][] cells, Tape tape) {
        this.overlap = overlap;
        this.cells = cells;
        this.tape = tape;
    }

    /**
     * Weighted sums over classes.
     *
     * @param tp true positives
     * @param p of the prediction
     * @param g of the target
     */
    record Sums(Variable tp, Variable p, Variable g) {}

    Sums joint(int image, List<Integer> classes) {
        List<Variable> tp = new ArrayList<>();
        List<Variable> p = new ArrayList<>();
        List<Variable> g = new ArrayList<>();
        for (int c : classes) {
            OverlapCell cell = cells[image][c];
            tp.add(cell.tp().times(tape.constant(ofProducts(image, c))));
            p.add(cell.p().times(tape.constant(ofSums(image, c))));
            g.add(cell.g().times(tape.constant(ofSums(image, c))));
        }
        return new Sums(tape.sum(tp), tape.sum(p), tape.sum(g));
    }

    /** A weight on probabilities meets itself in products. */
    private Quantity ofProducts(int image, int c) {
        if (overlap.weights() instanceof RatioWeights.OfProbabilities) {
            Rational power = overlap.form().isNorm() ? overlap.exponent() : Rational.TWO;
            return given(image, c).power(power);
        }
        return weight(image, c);
    }

    private Quantity ofSums(int image, int c) {
        return overlap.weights() instanceof RatioWeights.OfProbabilities
                ? given(image, c).power(overlap.exponent())
                : weight(image, c);
    }

    private Quantity given(int image, int c) {
        RatioWeights.OfProbabilities given = (RatioWeights.OfProbabilities) overlap.weights();
        OverlapRun.requireSize(given.argument(), given.weights().size(), cells[image].length);
        return tape.number(given.weights().get(c));
    }

    private Quantity weight(int image, int c) {
        return overlap.weights() instanceof RatioWeights.InverseVolume rule && rule.power() > 0
                ? inverse(rule, image, c)
                : tape.number(Rational.ONE);
    }

    private Quantity inverse(RatioWeights.InverseVolume rule, int image, int c) {
        Quantity volume = cells[image][c].g().value();
        Rational power = Rational.of(rule.power());
        if (rule.absent() instanceof RatioWeights.Added added) {
            return inverse(volume.plus(added.epsilon()).power(power));
        }
        if (rule.absent() instanceof RatioWeights.Floored floored) {
            Quantity least = tape.number(floored.least());
            Quantity raised = volume.power(power);
            return inverse(raised.max(least));
        }
        return volume.isZero() ? ofAbsent(rule, image, c) : inverse(volume.power(power));
    }

    private Quantity inverse(Quantity x) {
        return tape.number(Rational.ONE).over(x);
    }

    /** The largest weight of the same image, or of a class; 0 where there is none. */
    private Quantity ofAbsent(RatioWeights.InverseVolume rule, int image, int c) {
        Quantity smallest = null;
        for (OverlapCell other : others(rule.absent(), image, c)) {
            Quantity volume = other.g().value();
            boolean smaller = smallest == null || volume.minus(smallest).signum() < 0;
            if (!volume.isZero() && smaller) {
                smallest = volume;
            }
        }
        return smallest == null ? tape.number(Rational.ZERO) : inverse(smallest.power(Rational.of(rule.power())));
    }

    /** Those of which an absent class takes the largest weight. */
    private List<OverlapCell> others(RatioWeights.Absent absent, int image, int c) {
        if (absent instanceof RatioWeights.AsLargestClass) {
            return List.of(cells[image]);
        }
        int column = absent instanceof RatioWeights.AsLargestImageTransposed ? transposed(image, c) : c;
        return Arrays.stream(cells).map(row -> row[column]).toList();
    }

    /** The class whose weight lies where that of class c is looked for. */
    private int transposed(int image, int c) {
        return (image * cells[image].length + c) / cells.length;
    }
}
