package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.FloatModel;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors of one group, sorted downwards. Voxels with equal errors share what the set loss gains by them: a voxel of
 * either kind gets the same as the others of its kind, and the split between the kinds is the one of smallest norm. Seen
 * from errors, what a tie of a foreground and b background voxels may take is all splits between "foreground first" and
 * "background first"; of those, the most equal one has the smallest norm.
 */
final class LovaszGroup {

    private final Context context;
    private final List<Item> items = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();
    private long foreground;
    private Variable loss;

    LovaszGroup(Context context) {
        this.context = context;
    }

    /** A voxel: its error, what it adds to the foreground, and its place. */
    record Item(Quantity error, int weight, int index) {}

    /** Equal errors: the items from..to, and the gain of each one of weight above 0 and of weight 0. */
    private record Tie(int from, int to, Rational on, Rational off) {
        Rational gain(Item item) {
            return item.weight() > 0 ? on : off;
        }
    }

    void add(Quantity error, int weight, int index) {
        items.add(new Item(error, weight, index));
        foreground += weight;
    }

    long foreground() {
        return foreground;
    }

    void attach(Variable variable) {
        loss = variable;
    }

    /** {@code sum m_(k) (J_k - J_(k-1))} over positive errors. */
    Quantity value() {
        if (items.stream().anyMatch(item -> item.error().isNaN())) {
            return context.arithmetic().input(Double.NaN); // it has no place in an order
        }
        items.sort((a, b) -> b.error().minus(a.error()).signum());
        Arithmetic.Accumulator sum = context.arithmetic().sum();
        long taken = 0;
        int next = 0;
        while (next < items.size() && items.get(next).error().signum() > 0) {
            int end = endOfTie(next);
            long more = weight(next, end);
            Rational gain = set(taken + more, end).minus(set(taken, next));
            sum.add(items.get(next).error().times(gain));
            ties.add(tie(next, end, taken, gain));
            taken += more;
            next = end;
        }
        noteKink(next);
        return context.arithmetic().estimates() ? doubt().value(sum.total()) : sum.total();
    }

    private LovaszDoubt doubt() {
        return new LovaszDoubt((FloatModel) context.arithmetic(), items, foreground);
    }

    /** An error of 0 is at the kink of max(0, m) or |m|, where the slope of smallest norm is 0. */
    private void noteKink(int next) {
        if (context.gradient() && next < items.size() && items.get(next).error().isZero()) {
            context.events().add(Event.KINK);
        }
    }

    private int endOfTie(int from) {
        int end = from + 1;
        while (end < items.size()
                && items.get(end).error().minus(items.get(from).error()).signum() == 0) {
            end++;
        }
        return end;
    }

    private long weight(int from, int to) {
        return items.subList(from, to).stream().mapToLong(Item::weight).sum();
    }

    /** The Jaccard loss of k mispredicted voxels of which the foreground weighs A: {@code 1 - (n - A) / (n + k - A)}. */
    private Rational set(long taken, long k) {
        long union = foreground + k - taken;
        return k == 0 || union == 0 ? Rational.ZERO : Rational.ONE.minus(Rational.of(foreground - taken, union));
    }

    private Tie tie(int from, int to, long taken, Rational gain) {
        long on = items.subList(from, to).stream()
                .filter(item -> item.weight() > 0)
                .count();
        long off = to - from - on;
        if (on == 0 || off == 0) {
            Rational each = gain.over(Rational.of(to - from));
            return noted(from, to, each, each);
        }
        // shares of the whole foreground: when it comes last and when it comes first
        Rational least = gain.minus(set(taken, from + off).minus(set(taken, from)));
        Rational most = set(taken + weight(from, to), from + on).minus(set(taken, from));
        Rational equal = gain.times(Rational.of(on, on + off));
        Rational all = equal.max(least.min(most)).min(least.max(most));
        return noted(from, to, all.over(Rational.of(on)), gain.minus(all).over(Rational.of(off)));
    }

    private Tie noted(int from, int to, Rational on, Rational off) {
        if (to - from > 1 && context.gradient()) {
            context.events().add(Event.TIE_ORDER);
        }
        return new Tie(from, to, on, off);
    }

    /** Writes each voxel's derivative by its error. */
    void share(Quantity[] shares) {
        if (loss == null || loss.slope() == null) {
            return;
        }
        if (context.arithmetic().estimates()) {
            shareInDoubt(shares);
            return;
        }
        for (Tie tie : ties) {
            for (Item item : items.subList(tie.from(), tie.to())) {
                shares[item.index()] = loss.slope().times(tie.gain(item));
            }
        }
    }

    private void shareInDoubt(Quantity[] shares) {
        LovaszDoubt doubt = doubt();
        for (Tie tie : ties) {
            for (Item item : items.subList(tie.from(), tie.to())) {
                shares[item.index()] = loss.slope().times(doubt.gain(item, tie.gain(item)));
            }
        }
        int positive = ties.isEmpty() ? 0 : ties.get(ties.size() - 1).to();
        for (Item item : items.subList(positive, items.size())) {
            shares[item.index()] = loss.slope().times(doubt.gain(item, Rational.ZERO));
        }
    }
}
