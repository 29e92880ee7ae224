package io.github.certidice.report.json;

import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.smt.SolverOutcome;
import java.util.function.Consumer;

/**
 * Provers for comparing a report with a published one: where a solver can't run on this machine, what it said when the
 * published one was made stands in, so that the comparison is about all the rest.
 *
 * @param here the provers of this machine
 * @param recorded what was said then
 * @param notices is told of each outcome that was taken over
 */
public record RecordedProvers(Provers here, RecordedOutcomes recorded, Consumer<String> notices) implements Provers {

    @Override
    public SolverEvidence decide(String slug) {
        SolverEvidence evidence = here.decide(slug);
        return new SolverEvidence(
                evidence.file(),
                evidence.outcomes().stream()
                        .map(outcome -> orRecorded(evidence.file(), outcome))
                        .toList());
    }

    private SolverOutcome orRecorded(String file, SolverOutcome outcome) {
        return outcome instanceof SolverOutcome.Unavailable
                ? recorded.verdict(file, outcome.solver())
                        .<SolverOutcome>map(verdict -> noted(file, outcome, verdict))
                        .orElse(outcome)
                : outcome;
    }

    private SolverOutcome noted(String file, SolverOutcome outcome, SolverOutcome verdict) {
        notices.accept(file + " was not compared: " + outcome.says() + "; recorded: " + verdict.says());
        return verdict;
    }
}
