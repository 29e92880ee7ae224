package io.github.certidice.evidence.smt;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The answers of one solver to all checks of one proof file, in the file's order.
 *
 * @param version the version that the loaded native library reports
 */
public record SolverVerdict(Solver solver, String version, List<CheckAnswer> checks) implements SolverOutcome {

    public SolverVerdict {
        checks = List.copyOf(checks);
    }

    /** Every check has exactly the announced answer, and there is one: an unknown, or a missing answer, is no proof. */
    @Override
    public boolean decides() {
        return !checks.isEmpty() && checks.stream().allMatch(CheckAnswer::agrees);
    }

    /** The checks whose answer is not the announced one. */
    public List<CheckAnswer> disagreements() {
        return checks.stream().filter(check -> !check.agrees()).toList();
    }

    @Override
    public String says() {
        String who = solver.word() + " " + version;
        if (decides()) {
            return who + " decided all " + checks.size() + " checks as announced";
        }
        String where = disagreements().stream().map(CheckAnswer::toString).collect(Collectors.joining("; "));
        return who + " did not decide " + disagreements().size() + " of " + checks.size() + " checks: " + where;
    }
}
