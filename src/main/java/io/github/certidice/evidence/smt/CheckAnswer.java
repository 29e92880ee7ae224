package io.github.certidice.evidence.smt;

import java.io.Serializable;

/**
 * One {@code (check-sat)} of a proof file: the line it stands on, the answer that the file announces, and the answer
 * that the solver gave.
 */
public record CheckAnswer(int line, Answer expected, Answer found) implements Serializable {

    /** The solver gave exactly the announced answer; an unknown never agrees. */
    public boolean agrees() {
        return found == expected && (found == Answer.SAT || found == Answer.UNSAT);
    }

    CheckAnswer answered(Answer answer) {
        return new CheckAnswer(line, expected, answer);
    }

    @Override
    public String toString() {
        return "line " + line + ": expected " + expected.word() + ", found " + found.word();
    }
}
