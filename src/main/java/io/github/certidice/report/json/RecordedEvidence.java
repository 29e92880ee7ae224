package io.github.certidice.report.json;

import io.github.certidice.evidence.CoqEvidence;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.coq.CoqOutcome;
import io.github.certidice.evidence.smt.SolverOutcome;
import java.util.function.Consumer;

/**
 * For comparing a report with a published one: where a prover didn't run on this machine, what it said when the published one
 * was made stands in, so that the comparison is about all the rest.
 *
 * @param recorded what was said then
 * @param notices is told of each outcome that was taken over
 */
public record RecordedEvidence(RecordedOutcomes recorded, Consumer<String> notices) {

    /** A verdict with what was said then in place of what wasn't said here. */
    public Verdict in(Verdict here) {
        return new Verdict(
                here.claim(), here.evidence().stream().map(this::orRecorded).toList());
    }

    private Evidence orRecorded(Evidence here) {
        if (here instanceof CoqEvidence coq) {
            return orRecorded(coq);
        }
        return here instanceof SolverEvidence solvers ? orRecorded(solvers) : here;
    }

    private CoqEvidence orRecorded(CoqEvidence here) {
        return here.outcome() instanceof CoqOutcome.NotRun
                ? recorded.outcome(here.theorem())
                        .map(outcome -> noted(here, outcome))
                        .orElse(here)
                : here;
    }

    private CoqEvidence noted(CoqEvidence here, CoqOutcome outcome) {
        note(here.theorem().file(), here.outcome().says(), outcome.says());
        return new CoqEvidence(here.theorem(), outcome);
    }

    private SolverEvidence orRecorded(SolverEvidence here) {
        return new SolverEvidence(
                here.file(),
                here.outcomes().stream()
                        .map(outcome -> orRecorded(here.file(), outcome))
                        .toList());
    }

    private SolverOutcome orRecorded(String file, SolverOutcome here) {
        return here instanceof SolverOutcome.Unavailable
                ? recorded.verdict(file, here.solver())
                        .<SolverOutcome>map(verdict -> noted(file, here, verdict))
                        .orElse(here)
                : here;
    }

    private SolverOutcome noted(String file, SolverOutcome here, SolverOutcome verdict) {
        note(file, here.says(), verdict.says());
        return verdict;
    }

    private void note(String file, String here, String then) {
        notices.accept(file + " was not compared: " + here + "; recorded: " + then);
    }
}
