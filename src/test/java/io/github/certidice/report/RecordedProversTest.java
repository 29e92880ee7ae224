package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.smt.Answer;
import io.github.certidice.evidence.smt.CheckAnswer;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverOutcome;
import io.github.certidice.evidence.smt.SolverVerdict;
import io.github.certidice.report.json.RecordedOutcomes;
import io.github.certidice.report.json.RecordedProvers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedProversTest {

    private static final String SLUG = "dice-jaccard-gap";
    private static final String PUBLISHED =
            Sketches.of(Catalogue.reference(), SLUG).files().get("claims.json");

    private final List<String> notices = new ArrayList<>();

    private SolverEvidence decidedBy(String published, SolverOutcome here) {
        Provers provers = slug -> new SolverEvidence(Provers.file(slug), List.of(here));
        return new RecordedProvers(provers, RecordedOutcomes.parse(published), notices::add).decide(SLUG);
    }

    @Test
    void whatIsRecordedStandsInForASolverThatIsMissing() {
        SolverEvidence evidence = decidedBy(PUBLISHED, new SolverOutcome.Unavailable(Solver.Z3, "no such library"));
        assertThat(evidence.outcomes()).containsExactly(Sketches.verdict(Solver.Z3));
        assertThat(notices)
                .containsExactly(
                        "proofs/smt/dice-jaccard-gap.smt2 was not compared: z3 is not available: no such library;"
                                + " recorded: z3 1.0 decided all 1 checks as announced");
    }

    @Test
    void whatASolverSaysHereCounts() {
        SolverVerdict unknown =
                new SolverVerdict(Solver.Z3, "1.0", List.of(new CheckAnswer(7, Answer.UNSAT, Answer.UNKNOWN)));
        assertThat(decidedBy(PUBLISHED, unknown).outcomes()).containsExactly(unknown);
        assertThat(notices).isEmpty();
    }

    @Test
    void anotherSolversWordIsNotTaken() {
        SolverOutcome missing = new SolverOutcome.Unavailable(Solver.CVC5, "not for this machine");
        assertThat(decidedBy(PUBLISHED, missing).outcomes()).containsExactly(missing);
    }

    @Test
    void whatWasSaidOfAnotherProofFileIsNotTaken() {
        String changed = PUBLISHED.replaceAll("(\"sha256\" : \")....", "$10000");
        SolverOutcome missing = new SolverOutcome.Unavailable(Solver.Z3, "no such library");
        assertThat(decidedBy(changed, missing).outcomes()).containsExactly(missing);
    }

    @Test
    void refusesWhatIsNoReport() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordedOutcomes.parse("<html>"))
                .withMessageStartingWith("not a claims.json: ");
    }
}
