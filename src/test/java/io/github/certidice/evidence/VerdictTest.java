package io.github.certidice.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.smt.Answer;
import io.github.certidice.evidence.smt.CheckAnswer;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverOutcome;
import io.github.certidice.evidence.smt.SolverVerdict;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The status of a claim follows from the evidence, and from nothing else. */
class VerdictTest {

    private static final Claim GAP = Catalogue.reference().claim("dice-jaccard-gap");
    private static final Claim ATTAINED = Catalogue.reference().claim("lovasz-soft-jaccard-gap");
    private static final Claim LITERAL = Catalogue.reference().claim("mean-order");

    private static final SolverOutcome UNSAT = verdict(Answer.UNSAT);
    private static final SolverOutcome UNKNOWN = verdict(Answer.UNKNOWN);
    private static final SolverOutcome SAT = verdict(Answer.SAT);
    private static final SolverOutcome ABSENT = new SolverOutcome.Unavailable(Solver.CVC5, "no natives");

    private static SolverVerdict verdict(Answer found) {
        return new SolverVerdict(Solver.Z3, "1.2.3", List.of(new CheckAnswer(7, Answer.UNSAT, found)));
    }

    private static SolverEvidence solved(SolverOutcome... outcomes) {
        return new SolverEvidence("proofs/smt/x.smt2", List.of(outcomes));
    }

    private static CaseEvidence checked(Claim claim, CaseEvidence.Kind kind, Confusion... cases) {
        Tally tally = new Tally(claim);
        for (Confusion counts : cases) {
            tally.check(Case.of(counts));
        }
        return tally.evidence(kind, "some cases");
    }

    private static CaseEvidence fine(CaseEvidence.Kind kind) {
        return checked(GAP, kind, new Confusion(1, 1, 0, 0), new Confusion(2, 3, 0, 0));
    }

    @Test
    void without_evidence_nothing_ran() {
        Verdict verdict = new Verdict(GAP, List.of());

        assertThat(verdict.status()).isInstanceOf(Status.NotRun.class);
        assertThat(verdict.isAsExpected()).as("a law of which nothing is known").isFalse();
    }

    @Test
    void samples_are_never_more_than_samples() {
        Verdict verdict = new Verdict(GAP, List.of(fine(CaseEvidence.Kind.SAMPLED)));

        assertThat(verdict.status()).isEqualTo(new Status.Sampled(2));
    }

    @Test
    void a_search_alone_says_nothing() {
        assertThat(new Verdict(GAP, List.of(fine(CaseEvidence.Kind.SEARCHED))).status())
                .isInstanceOf(Status.NotRun.class);
    }

    @Test
    void an_enumeration_that_met_no_case_of_the_domain_says_nothing() {
        CaseEvidence none = checked(GAP, CaseEvidence.Kind.ENUMERATED, new Confusion(0, 0, 0, 3));

        assertThat(none.counts()).isEqualTo(new CaseEvidence.Counts(0, 1, 0));
        assertThat(new Verdict(GAP, List.of(none)).status()).isInstanceOf(Status.NotRun.class);
    }

    @Test
    void the_strongest_evidence_decides() {
        List<Evidence> all =
                List.of(fine(CaseEvidence.Kind.ENUMERATED), fine(CaseEvidence.Kind.SAMPLED), solved(UNSAT, ABSENT));

        assertThat(new Verdict(GAP, all).status()).isEqualTo(new Status.Decided("z3 1.2.3"));
        assertThat(new Verdict(GAP, all.subList(0, 2)).status()).isEqualTo(new Status.Enumerated("some cases"));
    }

    @Test
    void unknown_is_no_proof() {
        Verdict verdict = new Verdict(GAP, List.of(fine(CaseEvidence.Kind.ENUMERATED), solved(UNKNOWN)));

        assertThat(verdict.status()).isInstanceOf(Status.Enumerated.class);
        assertThat(verdict.isAsExpected()).isTrue();
    }

    @Test
    void solvers_that_contradict_each_other_or_the_law_are_no_proof_and_not_as_expected() {
        Verdict verdict = new Verdict(GAP, List.of(fine(CaseEvidence.Kind.ENUMERATED), solved(UNSAT, SAT)));

        assertThat(verdict.status()).isInstanceOf(Status.Enumerated.class);
        assertThat(verdict.isAsExpected()).isFalse();
    }

    @Test
    void one_counterexample_outweighs_everything_and_the_smallest_is_shown() {
        Law tooGood = example ->
                new Measurement(GAP.law().of(example).quantity(), Bound.of(0), Bound.of(Rational.of(1, 100)));
        Claim wrong = GAP.checkedBy(tooGood);
        CaseEvidence evidence = checked(
                wrong,
                CaseEvidence.Kind.SAMPLED,
                new Confusion(9, 9, 0, 0),
                new Confusion(1, 1, 0, 0),
                new Confusion(4, 0, 0, 0),
                new Confusion(5, 9, 0, 0));
        Verdict verdict = new Verdict(wrong, List.of(evidence, solved(UNSAT)));

        assertThat(evidence.counts()).isEqualTo(new CaseEvidence.Counts(4, 0, 3));
        assertThat(verdict.status()).isInstanceOf(Status.Refuted.class);
        assertThat(verdict.violation().orElseThrow().example()).isEqualTo(Case.of(new Confusion(1, 1, 0, 0)));
        assertThat(verdict.isAsExpected()).isFalse();
    }

    @Test
    void a_false_wording_that_is_not_refuted_is_not_as_expected() {
        assertThat(new Verdict(LITERAL, List.of()).isAsExpected()).isFalse();
    }

    @Test
    void a_witness_that_does_not_attain_the_constant_is_not_as_expected() {
        Law looser = example -> {
            Measurement m = ATTAINED.law().of(example);
            return new Measurement(m.quantity(), m.lower(), m.upper().plus(Rational.of(1, 1_000_000)));
        };

        assertThat(new Verdict(ATTAINED, List.of()).isAttained()).contains(true);
        assertThat(new Verdict(ATTAINED.checkedBy(looser), List.of()).isAttained())
                .contains(false);
        assertThat(new Verdict(ATTAINED.checkedBy(looser), List.of()).isAsExpected())
                .isFalse();
    }

    @Test
    void a_campaign_gives_the_same_evidence_whatever_the_threads_do() {
        Provers none = slug -> solved(ABSENT);
        List<Claim> claims = Catalogue.reference().select("dice-jaccard-gap,soft-dice-jaccard-gap,tversky-strict");
        Campaign campaign = new Campaign(5, Budget.QUICK, none, Progress.silent());

        assertThat(campaign.run(claims)).hasToString(campaign.run(claims).toString());
        assertThat(new Campaign(6, Budget.QUICK, none, Progress.silent())
                        .run(claims)
                        .toString())
                .as("another seed")
                .isNotEqualTo(campaign.run(claims).toString());
    }

    @Test
    void the_histogram_counts_every_case_that_has_room() {
        CaseEvidence evidence =
                checked(GAP, CaseEvidence.Kind.ENUMERATED, new Confusion(1, 1, 0, 0), new Confusion(3, 0, 0, 0));

        assertThat(evidence.histogram().total()).isEqualTo(2);
        assertThat(evidence.histogram().counts().get(Histogram.BINS - 1))
                .as("slack of the perfect prediction")
                .isOne();
        assertThat(evidence.histogram().counts().get(0))
                .as("slack of J = 1/2, near the extreme")
                .isOne();
    }
}
