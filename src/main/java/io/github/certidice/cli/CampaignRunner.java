package io.github.certidice.cli;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.campaign.Replay;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.ProcessSubject;
import io.github.certidice.gate.subject.Subject;
import io.github.certidice.oracle.call.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All properties that are known. */
final class CampaignRunner implements GateRunner {

    /** Edge cases have low numbers. */
    private static final long ORDINARY = 1_000_000;

    @Override
    public List<PropertyWords> properties() {
        return KnownProperties.all().stream().map(Property::words).toList();
    }

    @Override
    public Prepared campaign(Plan plan, List<String> calls) {
        Campaign campaign = new Campaign(plan, tested(calls), KnownProperties.all());
        return (tested, progress) -> run(campaign, tested, progress);
    }

    private static GateResult run(Campaign campaign, Tested tested, ProgressLine progress) {
        try (Subject subject = tested.open()) {
            requireStarts(subject, campaign.calls().get(0));
            return campaign.run(subject, progress::at);
        }
    }

    /** Two ways to write a call are one call. */
    private static List<TestedCall> tested(List<String> calls) {
        Map<String, TestedCall> all = new LinkedHashMap<>();
        for (String text : calls) {
            Call call = Call.parse(text);
            all.computeIfAbsent(call.toString(), same -> TestedCall.of(call));
        }
        return List.copyOf(all.values());
    }

    /** A subject that fails at one ordinary case may have a mistake; one that fails at the next too doesn't work. */
    private static void requireStarts(Subject subject, TestedCall call) {
        if (subject instanceof ProcessSubject process) {
            process.requireStarts(
                    Trial.drawn(call, 1, ORDINARY).inquiry(),
                    Trial.drawn(call, 1, ORDINARY + 1).inquiry());
        }
    }

    @Override
    public Prepared replay(String token, String subject) {
        Replay replay = Replay.of(token);
        return (tested, progress) -> run(replay, tested, subject);
    }

    private static GateResult run(Replay replay, Tested tested, String name) {
        try (Subject subject = tested.open()) {
            return replay.run(subject, name);
        }
    }
}
