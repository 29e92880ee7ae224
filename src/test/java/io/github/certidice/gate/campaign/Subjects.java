package io.github.certidice.gate.campaign;

import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.util.function.UnaryOperator;

/** Subjects made of the oracle. */
final class Subjects {

    private Subjects() {}

    /** The oracle itself. */
    static Subject right() {
        return InProcess.of(Subjects::answer);
    }

    /** The oracle of another call. */
    static Subject taking(UnaryOperator<String> call) {
        return InProcess.of((asked, question) -> answer(Call.parse(call.apply(asked.toString())), question));
    }

    static Observed answer(Call call, Question question) {
        Answer answer = Oracle.of(call).answer(question);
        return new Observed(ElementType.FLOAT64, answer.value(), answer.gradient());
    }
}
