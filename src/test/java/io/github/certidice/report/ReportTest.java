package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.CaseEvidence;
import io.github.certidice.evidence.CoqEvidence;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.report.math.Mathematics;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ReportTest {

    private static final String LAW_AND_READING = "tversky-monotone,tversky-strict";

    private static Report report;
    private static Map<String, String> files;
    private static String html;
    private static Element page;

    @BeforeAll
    static void write() {
        report = Sketches.all();
        files = Sketches.files();
        html = files.get("index.html");
        page = Pages.parse(html);
    }

    static List<Claim> claims() {
        return Catalogue.reference().claims();
    }

    static List<Verdict> verdicts() {
        return Sketches.all().verdicts();
    }

    @Test
    void consistsOfThePageTheListsAndThePlots() {
        assertThat(files.keySet())
                .contains("index.html", "summary.html", "readings.html", "claims.md", "claims.json")
                .contains("ledger.tex", "ledger.bib", "plots/dice-jaccard.svg");
        assertThat(files.keySet()).contains("plots/best-weight.svg", "plots/tversky-constants.svg");
        assertThat(files.keySet()).contains("plots/slack-dice-jaccard-gap.svg");
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void hasACardForEachClaim(Verdict verdict) {
        Element card = card(page, verdict.claim().slug());
        assertThat(card.getElementsByTagName("math").getLength()).isPositive();
        assertThat(card.getTextContent())
                .contains(verdict.status().label(), verdict.claim().statement().source());
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void tellsAllEvidenceWithItsCounts(Verdict verdict) {
        String card = card(page, verdict.claim().slug()).getTextContent();
        for (Evidence evidence : verdict.evidence()) {
            assertThat(card).contains(facts(evidence));
        }
    }

    private static List<String> facts(Evidence evidence) {
        if (evidence instanceof CoqEvidence coq) {
            return List.of(coq.scope(), coq.outcome().says());
        }
        if (evidence instanceof SolverEvidence solvers) {
            return List.of(solvers.file(), solvers.outcomes().get(0).says());
        }
        CaseEvidence cases = (CaseEvidence) evidence;
        return List.of(
                grouped(cases.counts().checked()) + " checked",
                grouped(cases.counts().outside()) + " outside the hypotheses",
                grouped(cases.counts().violated()) + " violation");
    }

    private static String grouped(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyFormulaOfTheLedgerIsTypeset(Claim claim) {
        assertThat(Mathematics.toMathMl(claim.statement().latex(), true)).startsWith("<math");
        assertThat(Mathematics.toMathMl(claim.statement().quantity(), false)).startsWith("<math");
    }

    @Test
    void neverSaysVerified() {
        assertThat(files.values())
                .allMatch(text -> !text.toLowerCase(Locale.ROOT).contains("verified"));
    }

    @Test
    void refutedReadingsShowACounterexampleAndTheLawThatHolds() {
        for (Verdict verdict : report.verdicts()) {
            verdict.claim().statement().correctedBy().ifPresent(law -> {
                String slug = verdict.claim().slug();
                assertThat(card(page, slug).getTextContent())
                        .contains("REFUTED", "Counterexample", "What holds instead");
                assertThat(Pages.links(card(page, slug))).contains("#" + law);
                assertThat(Pages.links(card(page, law))).contains("#" + slug);
            });
        }
    }

    @Test
    void asExpectedThereIsNoAlarm() {
        assertThat(html).doesNotContain("role=\"alert\"");
    }

    @Test
    void aLawThatFailsIsRefutedWithAnAlarm() {
        String failing =
                Sketches.of(Sketches.planted(), "dice-jaccard-identity").files().get("index.html");
        assertThat(failing).contains("Not as the ledger expects", "A law was refuted.", "Counterexample");
        assertThat(failing).contains("<span class=\"chip refuted\">REFUTED</span>");
        assertThat(failing).contains("--claims dice-jaccard-identity --replay 'tp1fp1fn0tn0'");
    }

    @Test
    void aReadingThatIsNotRefutedIsNotAsExpected() {
        String markdown = Sketches.of(Sketches.planted(), "mean-order").files().get("claims.md");
        assertThat(markdown).contains("- NOT AS EXPECTED: A reading that the ledger calls false was not refuted.");
    }

    @Test
    void aSmallReportIsTheGoldenFileByteForByte() throws IOException {
        Map<String, String> small =
                Sketches.of(Catalogue.reference(), LAW_AND_READING).files();
        Golden.assertSameBytes("report.md", small.get("claims.md"));
        Golden.assertSameBytes("report.json", small.get("claims.json"));
        Golden.assertSameBytes("report.html", small.get("index.html"));
        Golden.assertSameBytes("summary.html", small.get("summary.html"));
        Golden.assertSameBytes("readings.html", small.get("readings.html"));
        Golden.assertSameBytes("ledger.tex", small.get("ledger.tex"));
        Golden.assertSameBytes("ledger.bib", small.get("ledger.bib"));
    }

    @Test
    void plotsAreDrawnOnlyOfClaimsThatAreThere() {
        assertThat(Sketches.of(Catalogue.reference(), LAW_AND_READING).files())
                .doesNotContainKeys("plots/dice-jaccard.svg", "plots/best-weight.svg", "plots/tversky-constants.svg");
    }

    @Test
    void isTheSameInAnotherLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(report.files()).isEqualTo(files);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Element card(Element root, String slug) {
        Element card = Pages.byId(root, slug);
        assertThat(card.getTagName()).isEqualTo("article");
        return card;
    }
}
