package io.github.certidice.cli;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import java.util.List;
import picocli.CommandLine.Option;

/** What a campaign on the ledger's claims is about. */
final class CampaignOptions {

    @Option(names = "--claims", paramLabel = "<slug>[,<slug>...]", description = "Only these claims; all by default.")
    private String claims;

    @Option(names = "--seed", defaultValue = "1", description = "Of random cases and of the search (${DEFAULT-VALUE}).")
    private long seed;

    List<Claim> claimsOf(Catalogue catalogue) {
        return claims == null ? catalogue.claims() : catalogue.select(claims);
    }

    /** What was asked for, in messages. */
    String asked() {
        return claims == null ? "nothing" : claims;
    }

    boolean areSelected() {
        return claims != null;
    }

    long seed() {
        return seed;
    }
}
