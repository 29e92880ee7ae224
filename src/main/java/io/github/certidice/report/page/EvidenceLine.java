package io.github.certidice.report.page;

import io.github.certidice.evidence.CaseEvidence;
import io.github.certidice.evidence.CoqEvidence;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.smt.SolverOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A piece of evidence as readers see it. All pages show evidence through this, so a new kind needs a case here and
 * nothing else.
 *
 * @param mark one short word for tables, as {@code howto.jte} explains it
 * @param kind enumerated, sampled, searched, kept, solvers or Coq
 * @param scope what was checked, or the proof file
 * @param results counts, or what each prover said
 */
public record EvidenceLine(String mark, String kind, String scope, List<String> results) {

    private static final Map<CaseEvidence.Kind, String> MARKS = Map.of(
            CaseEvidence.Kind.ENUMERATED, "all",
            CaseEvidence.Kind.SAMPLED, "random",
            CaseEvidence.Kind.SEARCHED, "search",
            CaseEvidence.Kind.KEPT, "kept");

    static EvidenceLine of(Evidence evidence) {
        if (evidence instanceof CoqEvidence coq) {
            return ofCoq(coq);
        }
        return evidence instanceof SolverEvidence solvers ? ofSolvers(solvers) : ofCases((CaseEvidence) evidence);
    }

    private static EvidenceLine ofCoq(CoqEvidence evidence) {
        return new EvidenceLine(
                evidence.outcome().proves() ? "Coq" : "Coq not run",
                "Coq",
                evidence.scope(),
                List.of(evidence.outcome().says()));
    }

    private static EvidenceLine ofSolvers(SolverEvidence evidence) {
        return new EvidenceLine(
                "SMT",
                "solvers",
                evidence.file(),
                evidence.outcomes().stream().map(SolverOutcome::says).toList());
    }

    private static EvidenceLine ofCases(CaseEvidence evidence) {
        CaseEvidence.Counts counts = evidence.counts();
        return new EvidenceLine(
                MARKS.get(evidence.kind()),
                evidence.kind().name().toLowerCase(Locale.ROOT),
                evidence.scope(),
                List.of(
                        ExactText.grouped(counts.checked()) + " checked",
                        ExactText.grouped(counts.outside()) + " outside the hypotheses",
                        ExactText.counted(counts.violated(), "violation")));
    }
}
