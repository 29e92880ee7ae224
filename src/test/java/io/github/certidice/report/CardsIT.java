package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.evidence.CaseEvidence;
import io.github.certidice.evidence.CoqEvidence;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What the main page says of each claim. */
class CardsIT {

    private static final Map<String, String> FILES = WholeReport.files();
    private static final Element PAGE = Pages.parse(FILES.get("index.html"));

    static List<Verdict> verdicts() {
        return WholeReport.verdicts();
    }

    @Test
    void consistsOfThePageTheListsAndThePlots() {
        assertThat(FILES.keySet())
                .contains("index.html", "summary.html", "readings.html", "claims.md", "claims.json")
                .contains("ledger.tex", "ledger.bib", "plots/dice-jaccard.svg");
        assertThat(FILES.keySet()).contains("plots/best-weight.svg", "plots/tversky-constants.svg");
        assertThat(FILES.keySet()).contains("plots/slack-dice-jaccard-gap.svg");
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void hasACardForEachClaim(Verdict verdict) {
        Element card = card(verdict.claim().slug());
        assertThat(card.getElementsByTagName("math").getLength()).isPositive();
        assertThat(card.getTextContent())
                .contains(verdict.status().label(), verdict.claim().statement().source());
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void tellsAllEvidenceWithItsCounts(Verdict verdict) {
        String card = card(verdict.claim().slug()).getTextContent();
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

    @Test
    void neverSaysVerified() {
        assertThat(FILES.values())
                .allMatch(text -> !text.toLowerCase(Locale.ROOT).contains("verified"));
    }

    @Test
    void refutedReadingsShowACounterexampleAndTheLawThatHolds() {
        for (Verdict verdict : WholeReport.verdicts()) {
            verdict.claim().statement().correctedBy().ifPresent(law -> {
                String slug = verdict.claim().slug();
                assertThat(card(slug).getTextContent()).contains("REFUTED", "Counterexample", "What holds instead");
                assertThat(Pages.links(card(slug))).contains("#" + law);
                assertThat(Pages.links(card(law))).contains("#" + slug);
            });
        }
    }

    @Test
    void asExpectedThereIsNoAlarm() {
        assertThat(FILES.get("index.html")).doesNotContain("role=\"alert\"");
    }

    @Test
    void isTheSameInAnotherLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(WholeReport.of(WholeReport.verdicts()).files()).isEqualTo(FILES);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Element card(String slug) {
        Element card = Pages.byId(PAGE, slug);
        assertThat(card.getTagName()).isEqualTo("article");
        return card;
    }
}
