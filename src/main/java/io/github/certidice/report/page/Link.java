package io.github.certidice.report.page;

import io.github.certidice.claim.Statement;

/**
 * Another claim that a card points to.
 *
 * @param entry its place in the ledger
 * @param slug its anchor
 * @param name its heading
 * @param isHere whether the report has a card of it; a report of a few claims may lack it
 */
public record Link(String entry, String slug, String name, boolean isHere) {

    static Link to(Statement statement, boolean isHere) {
        return new Link(statement.entry(), statement.slug(), statement.name(), isHere);
    }
}
