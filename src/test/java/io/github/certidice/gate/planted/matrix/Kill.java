package io.github.certidice.gate.planted.matrix;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.campaign.Progress;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.report.planted.Planted;
import io.github.certidice.report.planted.Planted.Mistake;
import java.util.Locale;

/** A campaign against a planted mistake. */
final class Kill {

    static final long SEED = 1;

    private Kill() {}

    /** All properties on its calls, each with so many cases; one subject that nobody has asked yet answers all. */
    static Planted of(Mutant mutant, long cases) {
        Campaign campaign = Campaign.whole(
                        mutant.slug(),
                        SEED,
                        mutant.calls().stream().map(Calls::of).toList(),
                        KnownProperties.all())
                .withCases(cases);
        try (InProcess subject = InProcess.of(mutant.subject().get())) {
            return new Planted(mistake(mutant), campaign.run(subject, Progress.NONE));
        }
    }

    private static Mistake mistake(Mutant mutant) {
        String seen = mutant.isSeen() ? mutant.seen().replaceFirst("corpus \\d+: ", "") : "";
        String sign = mutant.sign().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Mistake(mutant.slug(), mutant.wrong(), seen, sign, mutant.flag());
    }
}
