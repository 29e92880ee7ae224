package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Estimated;
import io.github.certidice.number.FloatModel;
import io.github.certidice.number.Quantity;
import java.util.Comparator;
import java.util.List;

/** What rounding may do to the choice of the k largest terms. */
final class LargestDoubt {

    private final FloatModel model;
    private final List<Quantity> terms;
    private final int count;
    private final Ranks ranks;

    LargestDoubt(FloatModel model, List<Quantity> terms, int count) {
        this.model = model;
        this.terms = terms;
        this.count = count;
        this.ranks = new Ranks(terms);
    }

    /** The sum of the k largest moves by no more than the k largest errors add up to. */
    Quantity value(Quantity carried) {
        double moved = terms.stream()
                .map(term -> ((Estimated) term).error())
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .mapToDouble(Double::doubleValue)
                .sum();
        Estimated sum = (Estimated) carried;
        return model.within(sum.value(), sum.error() + moved);
    }

    /** The slope of the sum by a term: 1 or 0, or either; null for 0. */
    Quantity share(int term, boolean isKept, Quantity slope) {
        Quantity x = terms.get(term);
        if (slope == null || !isOpen(x)) {
            return isKept ? slope : null;
        }
        return slope.times(model.within(isKept ? 1 : 0, 1));
    }

    /** True where x is among the k largest in some order that the errors permit, and not in another one. */
    private boolean isOpen(Quantity x) {
        int others = ranks.possible(x) - (model.free() ? 1 : ranks.same(x));
        return ranks.certain(x) < count && ranks.possible(x) > count && others > ranks.certain(x);
    }
}
