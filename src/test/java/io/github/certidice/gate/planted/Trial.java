package io.github.certidice.gate.planted;

import io.github.certidice.gate.planted.drawn.Asked;
import io.github.certidice.gate.planted.drawn.Draw;
import io.github.certidice.gate.planted.drawn.Scenery;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A planted loss on one drawn case.
 *
 * @param asked what is asked
 * @param scenery of which kind the tensors are
 * @param seed of the tensors
 */
record Trial(Asked asked, Scenery scenery, long seed) {

    private static final String NO_GRADIENT = "no gradient, though it was asked for";

    /** Of a call, in all kinds of cases that it takes. */
    static List<Trial> of(Asked asked, int seeds) {
        Stream<Trial> all = Arrays.stream(Scenery.values())
                .filter(scenery -> scenery.fits(asked.form()))
                .flatMap(scenery -> IntStream.range(0, seeds).mapToObj(seed -> new Trial(asked, scenery, seed)));
        return all.toList();
    }

    /** In tensors that nobody has changed. */
    Question question() {
        Case tensors = Draw.of(asked.form(), scenery, seed);
        return new Question(tensors, true, false);
    }

    /** What a subject says. */
    Reply reply(InProcess.Losses losses, Question question) {
        try (InProcess subject = InProcess.of(losses)) {
            return subject.ask(Call.parse(asked.call()), question);
        }
    }

    /** What becomes of that. */
    Comparison comparison(InProcess.Losses losses) {
        return judged(reply(losses, question()));
    }

    /** An answer without gradient is a failure. */
    Comparison judged(Reply reply) {
        if (!(reply instanceof Reply.Answered answered)) {
            return Comparison.error("REFUSED", reply.says());
        }
        return answered.observed().gradient().isEmpty()
                ? Comparison.error("NO_GRADIENT", NO_GRADIENT)
                : Comparison.of(Oracle.of(asked.call()), question(), answered.observed());
    }

    /** True where a number is NaN that isn't so in the mathematics, whatever the tolerance says. */
    boolean isNaNForNumber(Observed observed) {
        if (!hasNaN(observed.value()) && !hasNaN(observed.gradient().orElseThrow())) {
            return false;
        }
        Answer answer = Oracle.of(asked.call()).answer(question());
        return isNaNForNumber(observed.value(), answer.value())
                || isNaNForNumber(
                        observed.gradient().orElseThrow(), answer.gradient().orElseThrow());
    }

    private static boolean hasNaN(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles()).anyMatch(Double::isNaN);
    }

    private static boolean isNaNForNumber(Tensor observed, Tensor expected) {
        return IntStream.range(0, expected.size())
                .anyMatch(i -> Double.isNaN(observed.at(i)) && !Double.isNaN(expected.at(i)));
    }

    @Override
    public String toString() {
        return asked.call() + ", " + scenery + " " + seed;
    }
}
