package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Joins what came of the parts of a campaign, from files or from other machines. */
final class CampaignParts {

    private CampaignParts() {}

    /**
     * One part.
     *
     * @param name for messages
     * @param result what came of it
     */
    record Part(String name, GateResult result) {

        /**
         * Of the text of a {@code gate.json}.
         *
         * @throws InvalidInput where it is none
         */
        static Part read(String name, String json) {
            return new Part(name, GateResult.parse(json, name));
        }
    }

    /**
     * The result of the whole campaign, of at least one part.
     *
     * @throws InvalidInput where a part is missing, is there twice, or is of another campaign
     */
    static GateResult joined(List<Part> parts) {
        GateResult all = parts.get(0).result();
        for (Part part : parts.subList(1, parts.size())) {
            all = joined(all, part);
        }
        requireWhole(all.plan());
        return all;
    }

    private static GateResult joined(GateResult all, Part part) {
        try {
            return all.plus(part.result());
        } catch (InvalidInput e) {
            throw InvalidInput.of(
                    part.name(),
                    "a part that doesn't go with those before it (" + e.getMessage() + ")",
                    "the parts of one campaign, each once");
        }
    }

    private static void requireWhole(Plan plan) {
        if (!plan.isWhole()) {
            String missing = IntStream.rangeClosed(1, plan.shards())
                    .filter(shard -> !plan.done().contains(shard))
                    .mapToObj(shard -> shard + "/" + plan.shards())
                    .collect(Collectors.joining(", "));
            throw InvalidInput.of("merge", "no part " + missing, "every part of the campaign");
        }
    }
}
