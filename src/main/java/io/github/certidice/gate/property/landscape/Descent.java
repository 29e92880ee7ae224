package io.github.certidice.gate.property.landscape;

import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.property.Slopes;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import java.util.Optional;

/**
 * Two trials of which the second has a loss that is exactly no larger.
 *
 * @param from the first
 * @param to the second
 */
record Descent(Trial from, Trial to) {

    /** Where the exact losses are numbers and don't grow; each of them, where a value has several. */
    static Optional<Descent> between(Trial from, Trial to) {
        Tensor high = from.answer().value();
        Tensor low = to.answer().value();
        boolean falls = Slopes.isFinite(from.answer().outcome())
                && Slopes.isFinite(to.answer().outcome())
                && high.shape().equals(low.shape());
        for (int i = 0; falls && i < low.size(); i++) {
            falls = low.at(i) <= high.at(i);
        }
        return falls ? Optional.of(new Descent(from, to)) : Optional.empty();
    }

    /** Whether the subject's loss doesn't grow either, but for rounding on both sides. */
    void compare(Relation relation, Observed first, Observed second) {
        Tensor a = from.ownBounds(first).value();
        Tensor b = to.ownBounds(second).value();
        if (relation.hasShape("value", first.value(), a.shape())
                && relation.hasShape("value", second.value(), b.shape())) {
            for (int i = 0; i < a.size(); i++) {
                relation.atMost(new Difference(
                        "value there", i, second.value().at(i), first.value().at(i), a.at(i) + b.at(i)));
            }
        }
    }

    Fact facts() {
        return new Fact("there", TensorWords.of(to.asked().tensors().prediction()));
    }
}
