package io.github.certidice.gate.campaign;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.gate.subject.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All properties on one trial: what several of them ask is asked once. */
final class Sitting {

    private static final int FEW = 4;

    private final Trial trial;
    private final long index;

    /** By property; empty where it says nothing. */
    private final List<Optional<Experiment>> experiments;

    private final List<Inquiry> inquiries;
    private final Map<Inquiry, Reply> replies;
    private List<Optional<Judgement>> judgements;

    private Sitting(Trial trial, long index, List<Optional<Experiment>> experiments) {
        this.trial = trial;
        this.index = index;
        this.experiments = experiments;
        this.inquiries = inquiries(experiments);
        this.replies = new IdentityHashMap<>(inquiries.size());
    }

    static Sitting of(Trial trial, long index, Panel panel) {
        return new Sitting(trial, index, panel.experiments(trial));
    }

    private static List<Inquiry> inquiries(List<Optional<Experiment>> experiments) {
        Set<Inquiry> seen = Collections.newSetFromMap(new IdentityHashMap<>(FEW));
        List<Inquiry> all = new ArrayList<>();
        for (Optional<Experiment> experiment : experiments) {
            if (experiment.isPresent()) {
                for (Inquiry inquiry : experiment.get().inquiries()) {
                    if (seen.add(inquiry)) {
                        all.add(inquiry);
                    }
                }
            }
        }
        return all;
    }

    Trial trial() {
        return trial;
    }

    long index() {
        return index;
    }

    /** What is to be asked, each once. */
    List<Inquiry> inquiries() {
        return inquiries;
    }

    void take(Inquiry inquiry, Reply reply) {
        replies.put(inquiry, reply);
    }

    /** Once all replies are in. */
    void judge() {
        Set<Inquiry> blamed = Collections.newSetFromMap(new IdentityHashMap<>(FEW));
        judgements = new ArrayList<>(experiments.size());
        for (Optional<Experiment> experiment : experiments) {
            judgements.add(experiment.flatMap(some -> judgement(some, blamed)));
        }
    }

    /** A failure is counted for the first property that asked what the subject failed at, not for all of them. */
    private Optional<Judgement> judgement(Experiment experiment, Set<Inquiry> blamed) {
        boolean isKnown = !Collections.disjoint(experiment.inquiries(), blamed);
        for (Inquiry inquiry : experiment.due()) {
            if (Verdicts.isError(replies.get(inquiry))) {
                blamed.add(inquiry);
            }
        }
        return isKnown ? Optional.empty() : Optional.of(Verdicts.of(experiment, replies(experiment)));
    }

    private List<Reply> replies(Experiment experiment) {
        List<Reply> all = new ArrayList<>(experiment.inquiries().size());
        for (Inquiry inquiry : experiment.inquiries()) {
            all.add(replies.get(inquiry));
        }
        return all;
    }

    /** By property. */
    List<Optional<Judgement>> judgements() {
        return judgements;
    }
}
