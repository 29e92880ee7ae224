package io.github.certidice.report;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Campaign;
import io.github.certidice.evidence.Progress;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.coq.Theories;
import io.github.certidice.report.json.RecordedEvidence;
import io.github.certidice.report.json.RecordedOutcomes;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** The report of this build: all claims, the standard budget, the solvers, and Coq in {@code -Pstrict}. Made once for all tests. */
final class WholeReport {

    private static final Path FRESH = Path.of("target", "report");
    private static final long SEED = 1;
    private static final Budget BUDGET = Budget.STANDARD;

    private WholeReport() {}

    /** On all claims, in the ledger's order; what a prover that isn't here said when the published report was made stands in. */
    static List<Verdict> verdicts() {
        return Holder.VERDICTS;
    }

    static Verdict verdict(String slug) {
        return verdicts().stream()
                .filter(verdict -> verdict.claim().slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    /** A report of some of the verdicts. */
    static Report of(List<Verdict> verdicts) {
        return Report.of(verdicts, SEED, BUDGET);
    }

    /** The files of the report of all verdicts. */
    static SortedMap<String, String> files() {
        return Holder.FILES;
    }

    private static final class Holder {

        private static final List<Verdict> HERE = here();
        private static final List<Verdict> VERDICTS = withRecorded(HERE);
        private static final SortedMap<String, String> FILES =
                Collections.unmodifiableSortedMap(of(VERDICTS).files());

        /** What ran on this machine goes to target as it is. */
        static {
            new ReportFolder(FRESH).write(VERDICTS.equals(HERE) ? FILES : of(HERE).files());
        }

        private static List<Verdict> here() {
            Provers solvers = Provers.solvers();
            Provers all = Theories.compiled().map(solvers::and).orElse(solvers);
            return new Campaign(SEED, BUDGET, all, Progress.silent())
                    .run(Catalogue.reference().claims());
        }

        private static List<Verdict> withRecorded(List<Verdict> verdicts) {
            RecordedOutcomes recorded = RecordedOutcomes.parse(Published.files().getOrDefault("claims.json", "{}"));
            RecordedEvidence evidence =
                    new RecordedEvidence(recorded, notice -> System.out.println("report: " + notice));
            return verdicts.stream().map(evidence::in).toList();
        }
    }
}
