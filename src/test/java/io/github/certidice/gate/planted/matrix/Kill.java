package io.github.certidice.gate.planted.matrix;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.campaign.SharedCampaign;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.report.planted.Planted;
import io.github.certidice.report.planted.Planted.Mistake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Campaigns against planted mistakes. */
final class Kill {

    static final long SEED = 1;

    private Kill() {}

    /** All properties on its calls, each with so many cases; one subject that nobody has asked yet answers all. */
    static Planted of(Mutant mutant, long cases) {
        return of(List.of(mutant), cases).get(0);
    }

    /** The same of several that are wrong on the same calls. */
    static List<Planted> of(List<Mutant> mutants, long cases) {
        Campaign campaign = Campaign.whole(
                        "planted",
                        SEED,
                        mutants.get(0).calls().stream().map(Calls::of).toList(),
                        KnownProperties.all())
                .withCases(cases);
        Map<String, Subject> subjects = new LinkedHashMap<>();
        mutants.forEach(mutant ->
                subjects.put(mutant.slug(), InProcess.of(mutant.subject().get())));
        Map<String, GateResult> results = SharedCampaign.run(campaign, subjects);
        return mutants.stream()
                .map(mutant -> new Planted(mistake(mutant), results.get(mutant.slug())))
                .toList();
    }

    private static Mistake mistake(Mutant mutant) {
        String seen = mutant.isSeen() ? mutant.seen().replaceFirst("corpus \\d+: ", "") : "";
        String sign = mutant.sign().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Mistake(mutant.slug(), mutant.wrong(), seen, sign, mutant.flag());
    }
}
