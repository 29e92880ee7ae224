package io.github.certidice.report.planted;

import io.github.certidice.gate.result.Counts;
import java.util.List;

/**
 * A right implementation that is written differently, and what campaigns made of it.
 *
 * @param slug its name in files
 * @param how it is written
 * @param asked how much it was asked
 * @param counts of all properties
 * @param blamed what it was blamed for: none, if the properties are right
 */
public record Spared(String slug, String how, Asked asked, Counts counts, List<String> blamed) {

    /** Copies the list. */
    public Spared {
        blamed = List.copyOf(blamed);
    }

    /**
     * How much that was.
     *
     * @param calls of losses
     * @param campaigns a call with a seed
     * @param cases of all campaigns together
     */
    public record Asked(long calls, long campaigns, long cases) {

        /** Of both. */
        public Asked plus(Asked other) {
            return new Asked(calls + other.calls, campaigns + other.campaigns, cases + other.cases);
        }
    }
}
