package io.github.certidice.gate.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.planted.Mutants;
import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.gate.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedCampaignTest {

    private static final List<String> NAMES =
            List.of("input-changed", "target-changed", "momentum", "alpha-beta-swapped");
    private static final List<TestedCall> CALLS = List.of(
            TestedCall.of("segmentation_models_pytorch.losses.TverskyLoss(mode=\"binary\",alpha=0.3,beta=0.7)"));

    private static Subject subject(String name) {
        Mutant mutant = Mutants.all().stream()
                .filter(one -> one.slug().equals(name))
                .findFirst()
                .orElseThrow();
        return InProcess.of(mutant.subject().get());
    }

    private static Campaign campaign(String name) {
        return Campaign.whole(name, 3, CALLS, KnownProperties.all()).withCases(20);
    }

    /** Those that remember calls, or change their tensors, don't spoil it for others. */
    @Test
    void results_are_those_of_campaigns_of_their_own() {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        NAMES.forEach(name -> subjects.put(name, subject(name)));

        Map<String, GateResult> shared = SharedCampaign.run(campaign("all"), subjects);

        for (String name : NAMES) {
            GateResult own = campaign(name).run(subject(name), Progress.NONE);
            assertThat(shared.get(name).toJson()).as(name).isEqualTo(own.toJson());
        }
        assertThat(shared.values().stream().map(GateResult::calls).distinct()).hasSizeGreaterThan(2);
    }
}
