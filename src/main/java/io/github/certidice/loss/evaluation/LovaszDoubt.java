package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.evaluation.LovaszGroup.Item;
import io.github.certidice.number.Estimated;
import io.github.certidice.number.FloatModel;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.List;

/**
 * What rounding may do to a Lovász loss. With n foreground voxels, and a of them and b others before it in the order of
 * errors, a voxel gains {@code 1 / (n + b)} if it is foreground and {@code (n - a) / ((n + b)(n + b + 1))} if it isn't; both
 * fall in a and b. The orders that the errors of the errors permit bound a and b, hence the gain.
 */
final class LovaszDoubt {

    private final FloatModel model;
    private final List<Item> items;
    private final double foreground;
    private final boolean counts;
    private final Ranks on;
    private final Ranks off;

    LovaszDoubt(FloatModel model, List<Item> items, long foreground) {
        this.model = model;
        this.items = items;
        this.foreground = foreground;
        this.counts = items.stream().allMatch(item -> item.weight() <= 1);
        this.on = ranks(true);
        this.off = ranks(false);
    }

    private Ranks ranks(boolean foreground) {
        return new Ranks(items.stream()
                .filter(item -> item.weight() > 0 == foreground)
                .map(Item::error)
                .toList());
    }

    private static Estimated error(Item item) {
        return (Estimated) item.error();
    }

    /**
     * The sum of errors times gains. The gains are at least 0 and add up to 1 at most, in every order, so that errors move
     * the loss by the largest of their own errors. Each set loss J_k is a quotient of whole numbers, subtracted from 1: it is
     * off by 2u, which weighs {@code sum (m_k - m_(k+1)) <= m_1} (summation by parts), and its difference to the one before
     * by u of the gain; the products and their sum round as any.
     */
    Quantity value(Quantity carried) {
        double value = ((Estimated) carried).value();
        double unit = model.unit();
        double largest =
                items.stream().mapToDouble(item -> error(item).high()).max().orElse(0);
        double sets = 3 * unit * Math.max(largest, 0);
        double moved = moved();
        double sum = (model.share(items.size()) + 2 * unit) * (Math.abs(value) + moved + sets);
        boolean isCounted = items.size() * unit <= 1;
        return model.within(value, isCounted ? moved + sets + sum : Double.POSITIVE_INFINITY);
    }

    /** Where the set loss weighs labels by their number its gains are still at most 1 in size. */
    private double moved() {
        var errors = items.stream()
                .filter(item -> error(item).high() > 0)
                .mapToDouble(item -> error(item).error());
        return counts ? errors.max().orElse(0) : errors.sum();
    }

    /**
     * The gain of a voxel, two set losses that are off by 2u each, and their difference; 0 where its error is not above 0.
     *
     * @param exact the gain by the carried order; equal errors share theirs
     */
    Quantity gain(Item item, Rational exact) {
        Estimated error = error(item);
        boolean atKink = error.isZero();
        if (error.high() < 0 || atKink && !model.free()) {
            return model.constant(Rational.ZERO);
        }
        double rounding = 5 * model.unit();
        double most = most(item);
        double least = error.low() <= 0 ? 0 : least(item);
        boolean isOpen = atKink || error.low() <= 0 || isOpen(item);
        return model.within(exact.doubleValue(), isOpen ? most - least + rounding : rounding);
    }

    /** True where another order gives another gain. */
    private boolean isOpen(Item item) {
        return isOpen(on, item) || isOpen(off, item);
    }

    /** Errors that no rounding tells apart share by convention. */
    private boolean isOpen(Ranks ranks, Item item) {
        int same = model.free() ? own(ranks, item) : ranks.same(item.error());
        return ranks.possible(item.error()) - same > ranks.certain(item.error());
    }

    private int own(Ranks ranks, Item item) {
        return ranks == (item.weight() > 0 ? on : off) ? 1 : 0;
    }

    private double most(Item item) {
        return counts ? gain(item, on.certain(item.error()), off.certain(item.error())) : 1;
    }

    private double least(Item item) {
        int a = on.possible(item.error()) - own(on, item);
        int b = off.possible(item.error()) - own(off, item);
        return counts ? gain(item, a, b) : -1;
    }

    private double gain(Item item, int a, int b) {
        if (item.weight() > 0) {
            return 1 / (foreground + b);
        }
        double first = b == 0 ? 1 : 0;
        return foreground == 0 ? first : (foreground - a) / ((foreground + b) * (foreground + b + 1));
    }
}
