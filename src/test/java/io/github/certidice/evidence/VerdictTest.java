package io.github.certidice.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.Theorem;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.coq.CoqOutcome;
import io.github.certidice.evidence.smt.Answer;
import io.github.certidice.evidence.smt.CheckAnswer;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverOutcome;
import io.github.certidice.evidence.smt.SolverVerdict;
import io.github.certidice.image.Confusion;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static CoqEvidence theorem(CoqOutcome outcome) {
        return new CoqEvidence(new Theorem("DiceJaccardGap", "dice_jaccard_gap"), outcome);
    }

    @Test
    void a_theorem_is_more_than_solvers() {
        CoqEvidence accepted = theorem(new CoqOutcome.Accepted("8.16.1", List.of()));
        Verdict verdict = new Verdict(GAP, List.of(fine(CaseEvidence.Kind.ENUMERATED), solved(UNSAT), accepted));

        assertThat(verdict.status().label()).isEqualTo("PROVED");
        assertThat(verdict.status().says()).isEqualTo("for all cases, in Coq: DiceJaccardGap.dice_jaccard_gap");
        assertThat(verdict.isAsExpected()).isTrue();
    }

    @Test
    void a_theorem_that_was_not_checked_says_nothing_and_is_no_failure() {
        Verdict verdict =
                new Verdict(GAP, List.of(fine(CaseEvidence.Kind.ENUMERATED), theorem(new CoqOutcome.NotRun("no Coq"))));

        assertThat(verdict.status()).isInstanceOf(Status.Enumerated.class);
        assertThat(verdict.isAsExpected()).isTrue();
    }

    static Stream<CoqOutcome> failures() {
        return Stream.of(
                new CoqOutcome.Rejected("Error: no"), new CoqOutcome.Accepted("8.16.1", List.of("Lemmas.admitted")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_theorem_that_is_refused_or_rests_on_something_admitted_is_not_as_expected(CoqOutcome failure) {
        Verdict verdict = new Verdict(GAP, List.of(fine(CaseEvidence.Kind.ENUMERATED), theorem(failure)));

        assertThat(verdict.status()).isInstanceOf(Status.Enumerated.class);
        assertThat(verdict.isAsExpected()).isFalse();
    }

    private static Claim conjecture(Law law) {
        return Claim.named("a-conjecture", "A conjecture")
                .entry("H1")
                .open()
                .enumerated(Enumerations.quadruples(2, 2, 2))
                .measures("D", law);
    }

    @Test
    void a_conjecture_stays_open_whatever_was_tested_until_a_case_refutes_it() {
        Claim open = conjecture(c -> new Measurement(Rational.HALF, Bound.of(0), Bound.of(1)));
        Claim refuted = conjecture(c -> new Measurement(Rational.TWO, Bound.of(0), Bound.of(1)));
        CaseEvidence held = checked(open, CaseEvidence.Kind.ENUMERATED, new Confusion(1, 1, 0, 0));
        CaseEvidence broken = checked(refuted, CaseEvidence.Kind.ENUMERATED, new Confusion(1, 1, 0, 0));

        assertThat(new Verdict(open, List.of(held)).status())
                .isEqualTo(new Status.Open("some cases: 1 cases, no violation"));
        assertThat(new Verdict(open, List.of(held)).isAsExpected()).isTrue();
        assertThat(new Verdict(open, List.of()).isAsExpected()).isFalse();
        assertThat(new Verdict(refuted, List.of(broken)).status()).isInstanceOf(Status.Refuted.class);
        assertThat(new Verdict(refuted, List.of(broken)).isAsExpected()).isFalse();
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
