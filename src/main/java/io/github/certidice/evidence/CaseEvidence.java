package io.github.certidice.evidence;

import java.util.Locale;
import java.util.Optional;

/**
 * Cases that were checked exactly, one by one.
 *
 * @param kind how they were chosen
 * @param scope which cases they are
 * @param counts how many
 * @param violation the smallest case that violates the law
 * @param closest the case closest to the constant
 * @param histogram the distribution of slack
 */
public record CaseEvidence(
        Kind kind,
        String scope,
        Counts counts,
        Optional<Witness> violation,
        Optional<Witness> closest,
        Histogram histogram)
        implements Evidence {

    /** How cases are chosen. */
    public enum Kind {
        /** All of them. */
        ENUMERATED,
        /** At random. */
        SAMPLED,
        /** Where the extreme is expected, then by an optimiser. */
        SEARCHED,
        /** The worst one known, kept from an earlier search. */
        KEPT
    }

    /**
     * Numbers of cases.
     *
     * @param checked in the domain
     * @param outside generated but not in the domain
     * @param violated checked and found to violate the law
     */
    public record Counts(long checked, long outside, long violated) {}

    @Override
    public String says() {
        String violations = counts.violated() == 0 ? "no violation" : grouped(counts.violated()) + " violate the law";
        return scope + ": " + grouped(counts.checked()) + " cases, " + violations;
    }

    /** With a comma after every three digits. */
    private static String grouped(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
