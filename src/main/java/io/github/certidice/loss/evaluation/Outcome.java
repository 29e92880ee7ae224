package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;
import io.github.certidice.number.Certified;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pipeline gives on one case.
 *
 * @param value each number correctly rounded; a single number unless the loss keeps axes
 * @param gradient of the sum of the values by each number of the prediction, correctly rounded, where it was asked for
 * @param certified the values before rounding
 * @param flags where a convention was used, or the mathematics has no number
 */
public record Outcome(Tensor value, Optional<Tensor> gradient, List<Certified> certified, Set<Event> flags) {

    /** What happened on the way. */
    public enum Event {
        /** 0/0, or a power or logarithm of a negative number: NaN. */
        UNDEFINED,
        /** A division by 0 or a logarithm of 0: infinite. */
        INFINITE,
        /** Equal errors were sorted: the gradient is one element of a set, the mean over orders within each class. */
        TIE_ORDER,
        /** An absolute value, clamp or hinge at its kink, whose slope is taken as 0: the gradient is an element of a set. */
        KINK,
        /** No precision that is worthwhile decided the last digit of some number: it may be off by one unit there. */
        UNDECIDED
    }

    /** True where the gradient is one element of a set. */
    public boolean isGradientSet() {
        return flags.contains(Event.TIE_ORDER) || flags.contains(Event.KINK);
    }
}
