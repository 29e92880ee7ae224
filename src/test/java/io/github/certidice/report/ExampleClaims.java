package io.github.certidice.report;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Statement;
import java.util.List;

/** Claims that the catalogue hasn't got, for the tests. */
final class ExampleClaims {

    private ExampleClaims() {}

    /** The same claim as a conjecture. */
    static Claim open(Claim claim) {
        Statement s = claim.statement();
        return withStatement(claim, statement(s, s.slug(), s.name(), s.words(), s.source(), true));
    }

    /** The same claim under another slug. */
    static Claim renamed(Claim claim, String slug) {
        Statement s = claim.statement();
        return withStatement(claim, statement(s, slug, s.name(), s.words(), s.source(), s.isOpen()));
    }

    /** The same claim with this name and source. */
    static Claim worded(Claim claim, String name, String source) {
        Statement s = claim.statement();
        return withStatement(claim, statement(s, s.slug(), name, s.words(), source, s.isOpen()));
    }

    private static Statement statement(
            Statement s, String slug, String name, String words, String source, boolean isOpen) {
        return new Statement(
                s.entry(),
                slug,
                name,
                words,
                s.latex(),
                s.quantity(),
                source,
                s.hypotheses(),
                List.of(),
                isOpen,
                s.correctedBy());
    }

    private static Claim withStatement(Claim claim, Statement statement) {
        return new Claim(
                statement,
                claim.domain(),
                claim.law(),
                claim.tightness(),
                claim.needs(),
                claim.proof(),
                claim.theorems());
    }
}
