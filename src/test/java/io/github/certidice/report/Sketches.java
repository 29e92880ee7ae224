package io.github.certidice.report;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Campaign;
import io.github.certidice.evidence.Progress;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.smt.Answer;
import io.github.certidice.evidence.smt.CheckAnswer;
import io.github.certidice.evidence.smt.Solver;
import io.github.certidice.evidence.smt.SolverVerdict;
import java.util.List;

/** Small reports for the tests, without solvers. */
final class Sketches {

    private Sketches() {}

    /** Z3 said what it was asked to say. */
    static Provers agreeing() {
        return slug -> new SolverEvidence(Provers.file(slug), List.of(verdict(Solver.Z3)));
    }

    static SolverVerdict verdict(Solver solver) {
        return new SolverVerdict(solver, "1.0", List.of(new CheckAnswer(7, Answer.UNSAT, Answer.UNSAT)));
    }

    /** Of claims of this catalogue, {@code "a,b"}. */
    static Report of(Catalogue catalogue, String slugs) {
        return of(catalogue.select(slugs));
    }

    static Report of(List<Claim> claims) {
        return Report.of(new Campaign(1, Budget.QUICK, agreeing(), Progress.silent()).run(claims), 1, Budget.QUICK);
    }

    /** Formulas of which Dice is wrong: tp/(tp + fp + fn), which is Jaccard. */
    static Catalogue planted() {
        Formulas right = Formulas.reference();
        return Catalogue.of(right.withDice(right.jaccard()));
    }
}
