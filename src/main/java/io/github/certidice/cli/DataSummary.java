package io.github.certidice.cli;

import io.github.certidice.evidence.DataCheck;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Rational;
import java.io.PrintWriter;
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
        check.scores()
                .forEach(score -> out.printf(
                        Locale.ROOT,
                        "%-38s %-24s %s%n",
                        score.name(),
                        Decimal.shortest(score.value()),
                        exact(score.exact())));
        out.println();
        check.findings()
                .forEach(finding -> out.printf(
                        Locale.ROOT,
                        "%-38s %-10s slack %s%n",
                        finding.claim().slug(),
                        finding.holds() ? "holds" : "VIOLATED",
                        Decimal.shortest(finding.slack())));
        long violated = check.findings().stream().filter(f -> !f.holds()).count();
        out.println(
                check.findings().size() + " laws checked, " + (violated == 0 ? "all hold" : violated + " VIOLATED"));
        out.flush();
    }

    private static String exact(Optional<Rational> value) {
        return value.map(Rational::toString)
                .filter(text -> text.length() <= LONGEST_FRACTION)
                .map(text -> "= " + text)
                .orElse("");
    }
}
