package io.github.certidice.oracle;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome;
import io.github.certidice.oracle.dialect.Note;
import java.util.List;
import java.util.Optional;

/**
 * What an oracle answers.
 *
 * @param outcome value and gradient, correctly rounded
 * @param notes where the answer depends on a convention, or the library differs from what it documents
 */
public record Answer(Outcome outcome, List<Note> notes) {

    /** Copies the notes. */
    public Answer {
        notes = List.copyOf(notes);
    }

    /** The value; a single number unless the loss keeps axes. */
    public Tensor value() {
        return outcome.value();
    }

    /** d sum(value) / d prediction, in the prediction's shape, where it was asked for. */
    public Optional<Tensor> gradient() {
        return outcome.gradient();
    }

    /** True where the gradient is one element of a set. */
    public boolean isGradientSet() {
        return outcome.isGradientSet();
    }
}
