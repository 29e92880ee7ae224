package io.github.certidice.cli;

import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Limits;
import io.github.certidice.gate.subject.ProcessSubject;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.call.Call;
import java.io.Serializable;
import java.time.Duration;

/**
 * Who is tested, as words that can be sent to another machine.
 *
 * @param command a program with its arguments, or {@code "oracle"}
 * @param answer how long it may take for one answer
 * @param start how long it may take to start and give its first answer
 */
record Tested(String command, Duration answer, Duration start) implements Serializable {

    private static final String ORACLE = "oracle";

    /** Nothing runs yet. */
    Subject open() {
        return command.equals(ORACLE)
                ? InProcess.of(Tested::exact)
                : ProcessSubject.of(command, Limits.USUAL.withAnswer(answer).withStart(start));
    }

    private static Observed exact(Call call, Question question) {
        Answer answer = Oracle.of(call).answer(question);
        return new Observed(ElementType.FLOAT64, answer.value(), answer.gradient());
    }
}
