package io.github.certidice.cli;

import io.github.certidice.evidence.DataCheck;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Rational;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a user's own pair looks like to every score, surrogate and law, as lines of text. */
final class DataSummary {

    /** Longer fractions are no news to anybody. */
    private static final int LONGEST_FRACTION = 60;

    private DataSummary() {}

    static void print(DataCheck check, PrintWriter out) {
        out.println("shape " + check.pair().prediction().shape() + ", "
                + check.pair().size() + " voxels");
        check.counts()
                .ifPresent(c -> out.println(
                        "thresholded: tp " + c.tp() + ", fp " + c.fp() + ", fn " + c.fn() + ", tn " + c.tn()));
        out.println();
        printScores(check.scores(), out);
        out.println();
        printFindings(check.findings(), out);
        out.flush();
    }

    private static void printScores(List<DataCheck.Score> scores, PrintWriter out) {
        row(out, "SCORE OR LOSS", "VALUE, CORRECTLY ROUNDED", "EXACTLY");
        for (DataCheck.Score score : scores) {
            row(out, score.name(), Decimal.shortest(score.value()), exact(score.exact()));
        }
    }

    private static void printFindings(List<DataCheck.Finding> findings, PrintWriter out) {
        row(out, "LAW", "VERDICT", "SLACK TO ITS UPPER LIMIT");
        for (DataCheck.Finding finding : findings) {
            row(out, finding.claim().slug(), finding.holds() ? "holds" : "VIOLATED", Decimal.shortest(finding.slack()));
        }
        long violated = findings.stream().filter(f -> !f.holds()).count();
        out.println(findings.size() + " laws checked, " + (violated == 0 ? "all hold" : violated + " VIOLATED"));
    }

    private static void row(PrintWriter out, String first, String second, String third) {
        out.println(String.format(Locale.ROOT, "%-34s %-25s %s", first, second, third)
                .stripTrailing());
    }

    private static String exact(Optional<Rational> value) {
        return value.map(Rational::toString)
                .filter(text -> text.length() <= LONGEST_FRACTION)
                .map(text -> "= " + text)
                .orElse("");
    }
}
