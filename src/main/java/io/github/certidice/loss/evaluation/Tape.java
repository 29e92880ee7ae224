package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Remembers a computation, so that its derivative can be swept back through it; see {@link Variable}. */
final class Tape {

    private final Arithmetic arithmetic;
    private final Set<Event> events;
    private final boolean recording;
    private final List<Variable> nodes = new ArrayList<>();

    /**
     * A blank one.
     *
     * @param recording false where only values are wanted
     */
    Tape(Arithmetic arithmetic, Set<Event> events, boolean recording) {
        this.arithmetic = arithmetic;
        this.events = events;
        this.recording = recording;
    }

    Arithmetic arithmetic() {
        return arithmetic;
    }

    /** True where numbers carry what a floating-point program may be off. */
    boolean estimates() {
        return arithmetic.estimates();
    }

    boolean isRecording() {
        return recording;
    }

    /** Something to differentiate by. */
    Variable input(Quantity value) {
        return recording ? kept(new Variable(this, value)) : constant(value);
    }

    /** Something without derivative. */
    Variable constant(Quantity value) {
        return new Variable(this, value);
    }

    Variable constant(Rational value) {
        return constant(arithmetic.constant(value));
    }

    Variable constant(double value) {
        return constant(arithmetic.input(value));
    }

    Variable kept(Variable node) {
        node.keep();
        nodes.add(node);
        return node;
    }

    void note(Event event) {
        if (recording) {
            events.add(event);
        }
    }

    Quantity number(Rational x) {
        return arithmetic.constant(x);
    }

    Arithmetic.Accumulator accumulator() {
        return arithmetic.sum();
    }

    /** The sum of any number of variables. */
    Variable sum(List<Variable> terms) {
        Arithmetic.Accumulator sum = arithmetic.sum();
        terms.forEach(term -> sum.add(term.value()));
        Variable total = new Variable(this, sum.total(), terms);
        return terms.stream().anyMatch(Variable::isKept) ? kept(total) : total;
    }

    /** Adds to every variable what the seeds say that it changes; variables are visited once, last ones first. */
    void sweep() {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).pass();
        }
    }
}
