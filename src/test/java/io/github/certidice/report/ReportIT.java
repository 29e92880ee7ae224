package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Campaign;
import io.github.certidice.evidence.CaseEvidence;
import io.github.certidice.evidence.Progress;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.coq.Theories;
import io.github.certidice.evidence.smt.SolverOutcome;
import io.github.certidice.report.json.RecordedEvidence;
import io.github.certidice.report.json.RecordedOutcomes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The published report is the one that this build makes, byte for byte. {@code mvn verify -Dcertidice.accept} publishes
 * a new one, whose diff is to be reviewed.
 */
class ReportIT {

    private static final Path PUBLISHED = Path.of("reports");
    private static final Path FRESH = Path.of("target", "report");
    private static final Predicate<String> SCOREBOARD = name -> name.startsWith("scoreboard.");
    private static final long SEED = 1;

    private static Report report;

    /** What ran here goes to target; what didn't run here is taken from the published report for the comparison. */
    @BeforeAll
    static void run() throws IOException {
        Provers solvers = Provers.solvers();
        Provers here = Theories.compiled().map(solvers::and).orElse(solvers);
        List<Verdict> verdicts = new Campaign(SEED, Budget.STANDARD, here, Progress.silent())
                .run(Catalogue.reference().claims());
        Report.of(verdicts, SEED, Budget.STANDARD).writeTo(FRESH);
        report = Report.of(withRecorded(verdicts), SEED, Budget.STANDARD);
    }

    private static List<Verdict> withRecorded(List<Verdict> verdicts) throws IOException {
        RecordedOutcomes recorded = RecordedOutcomes.parse(published().getOrDefault("claims.json", "{}"));
        Consumer<String> notices = notice -> System.out.println("ReportIT: " + notice);
        return verdicts.stream()
                .map(verdict -> new RecordedEvidence(recorded, notices).in(verdict))
                .toList();
    }

    @Test
    void the_published_report_is_the_one_of_this_build() throws IOException {
        String accept = System.getProperty("certidice.accept", "false");
        if (!accept.equals("false")) {
            publish();
        }
        new Difference(published(), report.files()).says().ifPresent(difference -> fail(difference));
    }

    /** A report replaces its folder; the scoreboard, which another program writes into the same one, is put back. */
    private static void publish() throws IOException {
        Map<String, String> others = contents(SCOREBOARD);
        for (String other : others.keySet()) {
            Files.delete(PUBLISHED.resolve(other));
        }
        report.writeTo(PUBLISHED);
        for (Map.Entry<String, String> other : others.entrySet()) {
            Files.writeString(PUBLISHED.resolve(other.getKey()), other.getValue());
        }
    }

    @Test
    void all_evidence_is_as_the_ledger_expects() {
        assertThat(report.verdicts()).allMatch(Verdict::isAsExpected);
    }

    @Test
    void both_solvers_decide_every_proof_file() {
        List<SolverOutcome> outcomes = report.verdicts().stream()
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
        assertThat(report.verdicts())
                .hasSizeGreaterThan(48)
                .allSatisfy(verdict -> assertThat(verdict.evidence())
                        .isNotEmpty()
                        .filteredOn(CaseEvidence.class::isInstance)
                        .allMatch(evidence -> ((CaseEvidence) evidence).counts().checked() > 0));
    }

    /** Contents by name; none where nothing was published yet. */
    private static Map<String, String> published() throws IOException {
        return contents(SCOREBOARD.negate());
    }

    private static Map<String, String> contents(Predicate<String> wanted) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(PUBLISHED)) {
            try (Stream<Path> paths = Files.walk(PUBLISHED)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    String name = PUBLISHED.relativize(path).toString().replace('\\', '/');
                    if (wanted.test(name)) {
                        files.put(name, Files.readString(path).replace("\r\n", "\n"));
                    }
                }
            }
        }
        return files;
    }
}
