package io.github.certidice.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.report.math.Mathematics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportTest {

    private static final String LAW_AND_READING = "tversky-monotone,tversky-strict";

    static List<Claim> claims() {
        return Catalogue.reference().claims();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyFormulaOfTheLedgerIsTypeset(Claim claim) {
        assertThat(Mathematics.toMathMl(claim.statement().latex(), true)).startsWith("<math");
        assertThat(Mathematics.toMathMl(claim.statement().quantity(), false)).startsWith("<math");
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
}
