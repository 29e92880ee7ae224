package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.number.Arithmetic;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What all stages of an evaluation share.
 *
 * @param tensors what the loss is evaluated on
 * @param grids prediction and target by front; read once for all precisions
 * @param arithmetic where numbers come from
 * @param events what happened
 * @param gradient true where it is wanted
 */
record Context(Case tensors, Function<Front, Grid> grids, Arithmetic arithmetic, Set<Event> events, boolean gradient) {

    /**
     * Grids of these tensors, each read once. Fronts are told apart by identity: to hash one takes longer than to evaluate
     * a small loss, and the stages of a pipeline share theirs.
     */
    static Function<Front, Grid> grids(Case tensors) {
        Map<Front, Grid> known = new IdentityHashMap<>();
        return front -> known.computeIfAbsent(front, wanted -> GridReader.of(wanted, tensors));
    }

    Grid grid(Front front) {
        return grids.apply(front);
    }

    /** A tape that records where a gradient is wanted. */
    Tape tape() {
        return new Tape(arithmetic, events, gradient);
    }

    /** A tape for values alone. */
    Tape values() {
        return new Tape(arithmetic, events, false);
    }
}
