package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Step;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From the sums of all cells to the value: ratios, empty rule, shape, averaging. */
final class OverlapHead {

    private final OverlapLoss loss;
    private final Tape tape;
    private final TargetPeaks peaks;
    private final OverlapCell[][] cells;
    private final Averager averager;

    OverlapHead(OverlapLoss loss, Context context, Grid grid, TargetPeaks peaks, OverlapCell[][] cells) {
        this.loss = loss;
        this.peaks = peaks;
        this.cells = cells;
        tape = context.tape();
        for (OverlapCell[] row : cells) {
            for (OverlapCell cell : row) {
                cell.close(tape);
            }
        }
        Averager.Source source = new Averager.Source(grid, peaks.classes(), loss.grouping());
        averager = new Averager(loss.averaging(), tape, source);
        averager.average(losses());
    }

    List<Integer> shape() {
        return averager.shape();
    }

    List<Quantity> values() {
        List<Quantity> values = new ArrayList<>(averager.values().size());
        averager.values().forEach(value -> values.add(blurred(value.value())));
        return values;
    }

    /** A mean of 1 - x, which programs take as 1 - mean of x: one addition for each group. */
    private Quantity blurred(Quantity value) {
        if (!tape.estimates() || !loss.shape().contains(Step.ONE_MINUS)) {
            return value;
        }
        long groups = Arrays.stream(cells).mapToLong(row -> row.length).sum();
        return groups > 1 ? value.blurred(tape.number(Rational.of(1 + groups / 8))) : value;
    }

    void sweep() {
        averager.values().forEach(value -> value.seed(tape.number(Rational.ONE)));
        tape.sweep();
    }

    /** The losses of all groups; null for those that don't count. */
    private Variable[][] losses() {
        Variable[][] losses = new Variable[cells.length][];
        RatioWeigher weigher = new RatioWeigher(loss.overlap(), cells, tape);
        for (int image = 0; image < cells.length; image++) {
            losses[image] = loss.grouping().perClass() ? perClass(image) : new Variable[] {joint(weigher, image)};
        }
        return losses;
    }

    private Variable[] perClass(int image) {
        Variable[] losses = new Variable[cells[image].length];
        for (int c = 0; c < losses.length; c++) {
            OverlapCell cell = cells[image][c];
            losses[c] = isSkipped(image, c) ? null : loss(c, cell.tp(), cell.p(), cell.g());
        }
        return losses;
    }

    private Variable joint(RatioWeigher weigher, int image) {
        List<Integer> counted = new ArrayList<>();
        for (int c = 0; c < cells[image].length; c++) {
            if (!isSkipped(image, c)) {
                counted.add(c);
            }
        }
        RatioWeigher.Sums sums = weigher.joint(image, counted);
        return loss(0, sums.tp(), sums.p(), sums.g());
    }

    private boolean isSkipped(int image, int c) {
        if (!(loss.empty() instanceof EmptyRule.Skipped rule)) {
            return false;
        }
        boolean empty = Rational.of(peaks.target(image, c)).compareTo(rule.threshold()) <= 0;
        return rule.criterion() == EmptyRule.Criterion.UNION
                ? empty && cells[image][c].p().isZero()
                : empty;
    }

    private Variable loss(int c, Variable tp, Variable p, Variable g) {
        Variable below = below(tp, p, g);
        Variable ratio = ratio(tp, below);
        Variable shaped = tape.estimates() && startsFromOne()
                ? Shaper.apply(afterFirst(), ofErrors(ratio, p, below), c, tape)
                : Shaper.apply(loss.shape(), ratio, c, tape);
        boolean silenced = loss.empty() instanceof EmptyRule.ZeroLoss && g.isZero();
        return silenced ? tape.constant(Rational.ZERO) : shaped;
    }

    private boolean startsFromOne() {
        return !loss.shape().isEmpty() && loss.shape().get(0).equals(Step.ONE_MINUS);
    }

    private List<Step> afterFirst() {
        return loss.shape().subList(1, loss.shape().size());
    }

    /**
     * 1 - r, which programs also take as {@code (alpha (P - TP) + beta (G - TP) + (m - n) / k)} over
     * {@code TP + alpha (P - TP) + beta (G - TP) + m / k}. What the sums are off moves that as it moves 1 - r. It rounds by itself: a
     * difference, a sum and m - n above, a difference, a sum and two additions below, and the quotient are eight roundings of the result;
     * weights that aren't powers of 2, and k, are at most eight more: two for each above and two below, where those are other products.
     * Its slope by P is {@code k alpha / B - (1 - r) k alpha / B}, which cancels where r is small: there the errors above are most of B
     * too, and their roundings cancel with it; three above, two additions below, a quotient and a product are left, and the same eight
     * for weights.
     */
    private Variable ofErrors(Variable ratio, Variable p, Variable below) {
        Overlap o = loss.overlap();
        Variable fromOne = ratio.complement();
        Variable once = Doubtful.value(fromOne, fromOne);
        Variable value = isDirect(o) ? once : Doubtful.value(once, fromOne);
        if (below.isZero()) {
            return value;
        }
        Variable size = tape.constant(o.scale().times(o.alpha())).over(tape.constant(below.value()));
        Variable sloped = Doubtful.slope(value, p, size);
        return isDirect(o) ? sloped : Doubtful.slope(sloped, p, size);
    }

    /** {@code (k TP + n) / max(k ((1 - alpha - beta) TP + alpha P + beta G) + m, floor)}. */
    private Variable ratio(Variable tp, Variable below) {
        Variable above = tp.times(loss.overlap().scale()).plus(loss.overlap().numerator());
        boolean isEmpty = above.isZero() && below.isZero();
        return isEmpty && loss.empty() instanceof EmptyRule.RatioAtZero rule
                ? tape.constant(rule.ratio())
                : above.over(below);
    }

    private Variable below(Variable tp, Variable p, Variable g) {
        Overlap o = loss.overlap();
        Rational rest = Rational.ONE.minus(o.alpha()).minus(o.beta());
        List<Variable> terms = new ArrayList<>();
        if (tape.estimates() && !isDirect(o)) {
            addByParts(terms, tp, o);
        } else {
            addTo(terms, tp, rest);
        }
        addTo(terms, p, o.alpha());
        addTo(terms, g, o.beta());
        Variable below = tape.sum(terms).times(o.scale()).plus(o.denominator());
        return o.floor().map(below::atLeast).orElse(below);
    }

    /** True for Dice and Jaccard, whose denominators programs take as P + G and P + G - TP. */
    private static boolean isDirect(Overlap o) {
        boolean dice = o.scale().equals(Rational.TWO) && o.alpha().equals(Rational.HALF);
        return o.alpha().equals(o.beta()) && (dice || o.alpha().equals(Rational.ONE));
    }

    /** TP + alpha (P - TP) + beta (G - TP), term by term. */
    private static void addByParts(List<Variable> terms, Variable tp, Overlap o) {
        addTo(terms, tp, Rational.ONE);
        addTo(terms, tp, o.alpha().negated());
        addTo(terms, tp, o.beta().negated());
    }

    private static void addTo(List<Variable> terms, Variable x, Rational factor) {
        if (factor.signum() != 0) {
            terms.add(x.times(factor));
        }
    }
}
