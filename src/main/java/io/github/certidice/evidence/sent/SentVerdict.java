package io.github.certidice.evidence.sent;

import io.github.certidice.claim.Claim;
import io.github.certidice.evidence.Evidence;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.Verdict;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.stream.Collectors;

/**
 * A verdict on its way from the process that gathered the evidence. Both processes have the claims, so only what ran travels.
 *
 * @param claim its slug
 * @param evidence in its order
 */
public record SentVerdict(String claim, ArrayList<SentEvidence> evidence) implements Serializable {

    /** To be sent. What Coq said of theorems stays behind. */
    public static SentVerdict of(Verdict verdict) {
        return new SentVerdict(
                verdict.claim().slug(),
                verdict.evidence().stream()
                        .map(evidence -> SentEvidence.of(verdict.claim(), evidence))
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    /**
     * The verdict as it was sent, with exact numbers measured again.
     *
     * @param from the claim of that slug
     * @param coq is asked about the claim's theorems
     */
    public Verdict received(Claim from, Provers coq) {
        if (!from.slug().equals(claim)) {
            throw new IllegalArgumentException("from: found " + from.slug() + ", allowed: " + claim);
        }
        return new Verdict(
                from,
                evidence.stream().<Evidence>map(one -> one.received(from, coq)).toList());
    }
}
