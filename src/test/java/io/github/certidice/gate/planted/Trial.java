package io.github.certidice.gate.planted;

import io.github.certidice.gate.planted.drawn.Asked;
import io.github.certidice.gate.planted.drawn.Draw;
import io.github.certidice.gate.planted.drawn.Scenery;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.image.ElementType;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;

/**
 * A planted loss on one drawn case.
 *
 * @param asked what is asked
 * @param scenery of which kind the tensors are
 * @param seed of the tensors
 */
record Trial(Asked asked, Scenery scenery, long seed) {

    Question question() {
        return new Question(tensors(), true, false);
    }

    private Case tensors() {
        return Draw.of(asked.form(), scenery, seed);
    }

    Oracle oracle() {
        return Oracle.of(asked.call());
    }

    Reply reply(InProcess.Losses losses) {
        try (InProcess subject = InProcess.of(losses)) {
            return subject.ask(Call.parse(asked.call()), question());
        }
    }

    Comparison comparison(InProcess.Losses losses) {
        return comparison(reply(losses));
    }

    Comparison comparison(Reply reply) {
        return reply instanceof Reply.Answered answered
                ? Comparison.of(oracle(), question(), answered.observed())
                : Comparison.error("ERROR", reply.says());
    }

    /** The value by itself. */
    Comparison ofValue(Observed observed) {
        return Comparison.of(oracle(), question(), Observed.of(type(observed), observed.value()));
    }

    private static ElementType type(Observed observed) {
        return observed.dtype();
    }

    @Override
    public String toString() {
        return asked.call() + " " + scenery + " " + seed;
    }
}
