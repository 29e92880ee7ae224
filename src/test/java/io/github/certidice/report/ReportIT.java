package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.certidice.evidence.CaseEvidence;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.smt.SolverOutcome;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The published report is the one that this build makes, byte for byte. {@code mvn verify -Dcertidice.accept} publishes
 * a new one, whose diff is to be reviewed.
 */
class ReportIT {

    @Test
    void the_published_report_is_the_one_of_this_build() throws IOException {
        String accept = System.getProperty("certidice.accept", "false");
        if (!accept.equals("false")) {
            Published.replaceBy(WholeReport.files());
        }
        new Difference(Published.files(), WholeReport.files()).says().ifPresent(difference -> fail(difference));
    }

    @Test
    void all_evidence_is_as_the_ledger_expects() {
        assertThat(WholeReport.verdicts()).allMatch(Verdict::isAsExpected);
    }

    @Test
    void both_solvers_decide_every_proof_file() {
        List<SolverOutcome> outcomes = WholeReport.verdicts().stream()
                .flatMap(verdict -> verdict.evidence().stream())
                .filter(SolverEvidence.class::isInstance)
                .flatMap(evidence -> ((SolverEvidence) evidence).outcomes().stream())
                .filter(outcome -> !(outcome instanceof SolverOutcome.Unavailable))
                .toList();

        assertThat(outcomes)
                .hasSizeGreaterThan(8)
                .allSatisfy(outcome ->
                        assertThat(outcome.decides()).as(outcome.says()).isTrue());
    }

    @Test
    void no_evidence_is_vacuous() {
        assertThat(WholeReport.verdicts())
                .hasSizeGreaterThan(48)
                .allSatisfy(verdict -> assertThat(verdict.evidence())
                        .isNotEmpty()
                        .filteredOn(CaseEvidence.class::isInstance)
                        .allMatch(evidence -> ((CaseEvidence) evidence).counts().checked() > 0));
    }

    @Test
    void nothing_found_is_worse_than_the_worst_case_that_is_kept() {
        assertThat(WholeReport.verdicts())
                .as("to keep a worse case: certidice hunt --budget standard --file src/main/resources/worst-cases.tsv")
                .noneMatch(Verdict::beatsWhatIsKept);
    }
}
