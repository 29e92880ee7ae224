package io.github.certidice.cli;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Real;
import java.io.PrintWriter;
import java.util.List;

/** What a campaign found, as lines of text. */
final class Summary {

    private Summary() {}

    static void print(List<Verdict> verdicts, PrintWriter out) {
        int width =
                verdicts.stream().mapToInt(v -> v.claim().slug().length()).max().orElse(0);
        for (Verdict verdict : verdicts) {
            String slug = verdict.claim().slug();
            out.println(slug + " ".repeat(width - slug.length() + 2) + line(verdict));
            if (!verdict.isAsExpected()) {
                explain(verdict, out);
            }
        }
        long unexpected = verdicts.stream().filter(v -> !v.isAsExpected()).count();
        out.println(verdicts.size() + " claims, "
                + (unexpected == 0 ? "all as the ledger says" : unexpected + " not as the ledger says"));
    }

    private static String line(Verdict verdict) {
        String label = verdict.status().label()
                + " ".repeat(12 - verdict.status().label().length());
        return label
                + verdict.claim()
                        .statement()
                        .correctedBy()
                        .map(law -> "a false wording; what holds: " + law)
                        .orElse(verdict.status().says());
    }

    private static void explain(Verdict verdict, PrintWriter out) {
        out.println("  NOT AS THE LEDGER SAYS: " + verdict.claim().statement().words());
        for (Evidence evidence : verdict.evidence()) {
            out.println("  " + evidence.says());
        }
        verdict.violation().ifPresent(witness -> print(verdict.claim(), witness.example(), witness.measurement(), out));
    }

    private static String exactAndDecimal(Real x) {
        return x + " = " + Decimal.of(x, Decimal.DOUBLE_DIGITS);
    }

    /** The facts of one case. */
    static void print(Claim claim, Case example, Measurement measurement, PrintWriter out) {
        out.println("claim     " + claim.slug() + ": " + claim.statement().name());
        out.println("case      " + example.token());
        out.println("quantity  " + exactAndDecimal(measurement.quantity()));
        out.println("lower     " + exactAndDecimal(measurement.lower()));
        out.println("upper     " + exactAndDecimal(measurement.upper()));
        out.println("verdict   " + (measurement.holds() ? "holds" : "VIOLATED"));
        out.flush();
    }
}
