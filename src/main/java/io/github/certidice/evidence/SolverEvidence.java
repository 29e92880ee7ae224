package io.github.certidice.evidence;

import io.github.certidice.evidence.smt.Answer;
import io.github.certidice.evidence.smt.CheckAnswer;
import io.github.certidice.evidence.smt.SolverOutcome;
import io.github.certidice.evidence.smt.SolverVerdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A proof file that was run on solvers.
 *
 * @param file the file, from the root of the project
 * @param outcomes what each solver said
 */
public record SolverEvidence(String file, List<SolverOutcome> outcomes) implements Evidence {

    /** True where at least one solver gave every announced answer, and none gave the opposite of one. */
    public boolean decides() {
        return outcomes.stream().anyMatch(SolverOutcome::decides) && !contradicts();
    }

    /** True where a solver found the opposite of an announced answer: sat for unsat, or unsat for sat. */
    public boolean contradicts() {
        return verdicts().flatMap(verdict -> verdict.disagreements().stream()).anyMatch(SolverEvidence::isOpposite);
    }

    private static boolean isOpposite(CheckAnswer check) {
        return check.found() != Answer.UNKNOWN;
    }

    private Stream<SolverVerdict> verdicts() {
        return outcomes.stream().filter(SolverVerdict.class::isInstance).map(SolverVerdict.class::cast);
    }

    /** The solvers that decided the file, with their versions: {@code "z3 4.14.1 and cvc5 1.3.2"}. */
    public String deciders() {
        return verdicts()
                .filter(SolverVerdict::decides)
                .map(verdict -> verdict.solver().word() + " " + verdict.version())
                .collect(Collectors.joining(" and "));
    }

    @Override
    public String says() {
        return file + ": " + outcomes.stream().map(SolverOutcome::says).collect(Collectors.joining("; "));
    }
}
