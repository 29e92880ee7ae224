package io.github.certidice.gate.campaign;

import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.gate.subject.Reply;
import io.github.certidice.gate.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One campaign put to several subjects: what the oracle says of a trial is worked out once. Each subject is asked the same
 * in the same order as in a {@link Campaign} of its own, in tensors of its own, so the results are those of such campaigns.
 */
public final class SharedCampaign {

    private final Campaign campaign;
    private final Map<String, Subject> subjects;

    /** By subject, call and property. */
    private final Map<String, List<List<CellTally>>> tallies = new TreeMap<>();

    private SharedCampaign(Campaign campaign, Map<String, Subject> subjects) {
        this.campaign = campaign;
        this.subjects = subjects;
        subjects.keySet().forEach(name -> tallies.put(name, tallies()));
    }

    private List<List<CellTally>> tallies() {
        return campaign.calls().stream()
                .map(call -> campaign.properties().stream().map(CellTally::new).toList())
                .toList();
    }

    /** The result of each subject, by its name; the campaign's subject is of no account. */
    public static Map<String, GateResult> run(Campaign campaign, Map<String, Subject> subjects) {
        SharedCampaign shared = new SharedCampaign(campaign, subjects);
        for (int call = 0; call < campaign.calls().size(); call++) {
            for (long k = 0; k < campaign.plan().cases(); k++) {
                shared.ask(call, k);
            }
        }
        Map<String, GateResult> results = new LinkedHashMap<>();
        subjects.keySet().forEach(name -> results.put(name, shared.result(name)));
        return results;
    }

    private void ask(int call, long k) {
        Trial trial = Trial.drawn(campaign.calls().get(call), campaign.plan().seed(), k);
        Sitting sitting = Sitting.of(trial, k, Panel.of(trial.call(), campaign.properties()));
        subjects.forEach((name, subject) -> {
            ask(sitting, subject);
            sitting.judge();
            count(tallies.get(name).get(call), sitting);
        });
    }

    private static void ask(Sitting sitting, Subject subject) {
        List<Inquiry> inquiries = sitting.inquiries();
        OwnTensors own = new OwnTensors();
        List<Reply> replies = subject.askAll(inquiries.stream().map(own::of).toList());
        for (int i = 0; i < inquiries.size(); i++) {
            sitting.take(inquiries.get(i), replies.get(i));
        }
    }

    private static void count(List<CellTally> cells, Sitting sitting) {
        for (int i = 0; i < cells.size(); i++) {
            CellTally cell = cells.get(i);
            sitting.judgements().get(i).ifPresent(judgement -> cell.add(judgement, sitting));
        }
    }

    private GateResult result(String name) {
        Plan plan = campaign.plan();
        Campaign own = new Campaign(
                new Plan(name, plan.seed(), plan.cases(), 1, List.of(1)), campaign.calls(), campaign.properties());
        List<List<CellTally>> all = tallies.get(name);
        return own.result(all::get, subjects.get(name));
    }
}
