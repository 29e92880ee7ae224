package io.github.certidice.oracle;

import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.oracle.dialect.Note;

/** What is said of events. */
final class EventNotes {

    private EventNotes() {}

    static Note of(Event event) {
        return new Note(
                event.name(),
                switch (event) {
                    case UNDEFINED ->
                        "The formula has no value here: 0/0, or a power or logarithm of a negative number.";
                    case INFINITE -> "The value is infinite: a division by 0 or a logarithm of 0.";
                    case TIE_ORDER ->
                        "Equal errors were sorted; the gradient is one of a set, the mean over orders"
                                + " within each class.";
                    case KINK -> "The loss has a kink here, whose slope is taken as 0; the gradient is one of a set.";
                    case UNDECIDED -> "No worthwhile precision decided the last digit of some number.";
                });
    }
}
