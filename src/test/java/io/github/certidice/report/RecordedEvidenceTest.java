package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Theorem;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.CoqEvidence;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.coq.CoqOutcome;
import io.github.certidice.evidence.smt.Answer;
import io.github.certidice.evidence.smt.CheckAnswer;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverOutcome;
import io.github.certidice.evidence.smt.SolverVerdict;
import io.github.certidice.report.json.RecordedEvidence;
import io.github.certidice.report.json.RecordedOutcomes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedEvidenceTest {

    private static final String SLUG = "dice-jaccard-gap";
    private static final String PUBLISHED =
            Sketches.of(Catalogue.reference(), SLUG).files().get("claims.json");

    private final List<String> notices = new ArrayList<>();

    private SolverEvidence decidedBy(String published, SolverOutcome here) {
        Verdict verdict = new Verdict(
                Catalogue.reference().claim(SLUG), List.of(new SolverEvidence(Provers.file(SLUG), List.of(here))));
        return (SolverEvidence) new RecordedEvidence(RecordedOutcomes.parse(published), notices::add)
                .in(verdict)
                .evidence()
                .get(0);
    }

    private static CoqOutcome outcomeOf(Theorem theorem, String published, CoqOutcome here, List<String> notices) {
        Verdict verdict = new Verdict(Catalogue.reference().claim(SLUG), List.of(new CoqEvidence(theorem, here)));
        Evidence evidence = new RecordedEvidence(RecordedOutcomes.parse(published), notices::add)
                .in(verdict)
                .evidence()
                .get(0);
        return ((CoqEvidence) evidence).outcome();
    }

    @Test
    void whatCoqSaidStandsInWhereItDidNotRunAndOnlyThere() {
        Theorem theorem = new Theorem("DiceJaccardGap", "dice_jaccard_gap");
        CoqOutcome accepted = new CoqOutcome.Accepted("8.16.1", List.of("Classical_Prop.classic"));
        Verdict then = new Verdict(Catalogue.reference().claim(SLUG), List.of(new CoqEvidence(theorem, accepted)));
        String published = Report.of(List.of(then), 1, Budget.QUICK).files().get("claims.json");
        CoqOutcome notRun = new CoqOutcome.NotRun("Coq was not asked");
        CoqOutcome rejected = new CoqOutcome.Rejected("Error: no");

        assertThat(outcomeOf(theorem, published, notRun, notices)).isEqualTo(accepted);
        assertThat(notices)
                .containsExactly("proofs/coq/DiceJaccardGap.v was not compared: NOT RUN: Coq was not asked; recorded:"
                        + " Coq 8.16.1 accepted it; axioms of the real numbers: Classical_Prop.classic");
        assertThat(outcomeOf(theorem, published, rejected, notices)).isEqualTo(rejected);
        assertThat(outcomeOf(new Theorem("DiceJaccardGap", "other"), published, notRun, notices))
                .isEqualTo(notRun);
        String changed = published.replaceAll("(\"sha256\" : \")....", "$10000");
        assertThat(outcomeOf(theorem, changed, notRun, notices)).isEqualTo(notRun);
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
