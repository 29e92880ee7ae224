package io.github.certidice.gate.campaign;

import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.gate.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trials of a campaign of one call, put to several subjects: what the oracle says of them is worked out once. It counts
 * what a {@link Campaign} of each subject would count; nothing is shrunk.
 *
 * @param call under test
 * @param seed of the trials
 * @param properties that are checked
 */
public record SharedTrials(TestedCall call, long seed, List<Property> properties) {

    /**
     * What came of a subject.
     *
     * @param counts of all properties
     * @param blamed one line for each failure
     */
    public record Outcome(Counts counts, List<String> blamed) {

        /** Copies the list. */
        public Outcome {
            blamed = List.copyOf(blamed);
        }

        /** Of both. */
        public Outcome plus(Outcome other) {
            List<String> both = new ArrayList<>(blamed);
            both.addAll(other.blamed);
            return new Outcome(counts.plus(other.counts), both);
        }
    }

    /** Of trial number k, for each subject. */
    public List<Outcome> outcomes(long k, List<Subject> subjects) {
        Sitting sitting = Sitting.of(Trial.drawn(call, seed, k), k, Panel.of(call, properties));
        return subjects.stream().map(subject -> outcome(sitting, subject)).toList();
    }

    private Outcome outcome(Sitting sitting, Subject subject) {
        List<Inquiry> inquiries = sitting.inquiries();
        var replies = subject.askAll(inquiries);
        for (int i = 0; i < inquiries.size(); i++) {
            sitting.take(inquiries.get(i), replies.get(i));
        }
        sitting.judge();
        Outcome all = new Outcome(Counts.NONE, List.of());
        for (int i = 0; i < properties.size(); i++) {
            Optional<Judgement> judgement = sitting.judgements().get(i);
            all = judgement.isPresent() ? all.plus(outcome(properties.get(i), sitting, judgement.get())) : all;
        }
        return all;
    }

    private static Outcome outcome(Property property, Sitting sitting, Judgement judgement) {
        Counts one = CellTally.one(judgement.verdict());
        return new Outcome(
                one,
                one.failed() == 0
                        ? List.of()
                        : List.of(judgement.flag() + ": " + new Replay(property, sitting.trial()).token()));
    }
}
