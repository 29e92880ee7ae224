package io.github.certidice.evidence;

import io.github.certidice.claim.Claim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Worst cases that a campaign found beside those that were kept.
 *
 * @param kept before
 * @param campaign looks for worse ones
 */
public record Hunt(WorstCases kept, Campaign campaign) {

    /**
     * What came of it.
     *
     * @param cases the worse of both for each claim
     * @param finds claims with a worse case than the one that was kept, and that case
     * @param verdicts of the campaign
     */
    public record Bag(WorstCases cases, Map<Claim, Witness> finds, List<Verdict> verdicts) {}

    /**
     * Hunts for the worst cases of some claims; those of other claims of the catalogue are kept.
     *
     * @param catalogue all claims, in the order in which their cases are kept
     */
    public Bag run(List<Claim> claims, List<Claim> catalogue) {
        Map<Claim, Witness> finds = new LinkedHashMap<>();
        List<Verdict> verdicts = new ArrayList<>(campaign.run(claims));
        for (Verdict verdict : verdicts) {
            verdict.worstFound()
                    .filter(found -> isWorse(verdict, found))
                    .ifPresent(found -> finds.put(verdict.claim(), found));
        }
        return new Bag(joined(catalogue, finds), finds, verdicts);
    }

    private boolean isWorse(Verdict verdict, Witness found) {
        Optional<Witness> before = kept.of(verdict.claim())
                .filter(worst -> verdict.claim().domain().contains(worst.example()))
                .map(worst -> verdict.measured(worst.example()));
        return before.map(known -> verdict.isWorse(found, known)).orElse(true);
    }

    private WorstCases joined(List<Claim> catalogue, Map<Claim, Witness> finds) {
        Map<String, WorstCases.Kept> cases = new LinkedHashMap<>();
        for (Claim claim : catalogue) {
            Optional.ofNullable(finds.get(claim))
                    .map(found -> new WorstCases.Kept(found.example(), command(claim)))
                    .or(() -> kept.of(claim))
                    .ifPresent(worst -> cases.put(claim.slug(), worst));
        }
        return new WorstCases(cases);
    }

    private String command(Claim claim) {
        return "certidice hunt --claims " + claim.slug() + " --budget " + campaign.budget() + " --seed "
                + campaign.seed();
    }
}
