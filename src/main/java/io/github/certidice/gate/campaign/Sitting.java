package io.github.certidice.gate.campaign;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
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

    private final Trial trial;
    private final long index;

    /** By property; empty where it says nothing. */
    private final List<Optional<Experiment>> experiments;

    private final List<Inquiry> inquiries;
    private final Map<Inquiry, Reply> replies = new IdentityHashMap<>();
    private List<Optional<Judgement>> judgements;

    private Sitting(Trial trial, long index, List<Optional<Experiment>> experiments) {
        this.trial = trial;
        this.index = index;
        this.experiments = experiments;
        this.inquiries = inquiries(experiments);
    }

    static Sitting of(Trial trial, long index, List<Property> properties) {
        List<Optional<Experiment>> experiments =
                properties.stream().map(property -> experiment(property, trial)).toList();
        return new Sitting(trial, index, experiments);
    }

    /** A property says nothing of scenes that it would have to bring into a form that the call doesn't take. */
    static Optional<Experiment> experiment(Property property, Trial trial) {
        try {
            return property.silence(trial.call()).isPresent() ? Optional.empty() : property.on(trial);
        } catch (InvalidInput refused) {
            return Optional.empty();
        }
    }

    private static List<Inquiry> inquiries(List<Optional<Experiment>> experiments) {
        Set<Inquiry> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Inquiry> all = new ArrayList<>();
        experiments.forEach(experiment -> experiment.ifPresent(
                some -> some.inquiries().stream().filter(seen::add).forEach(all::add)));
        return List.copyOf(all);
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
        Set<Inquiry> blamed = Collections.newSetFromMap(new IdentityHashMap<>());
        judgements = experiments.stream()
                .map(experiment -> experiment.flatMap(some -> judgement(some, blamed)))
                .toList();
    }

    /** A failure is counted for the first property that asked what the subject failed at, not for all of them. */
    private Optional<Judgement> judgement(Experiment experiment, Set<Inquiry> blamed) {
        boolean isKnown = experiment.inquiries().stream().anyMatch(blamed::contains);
        experiment.due().stream()
                .filter(inquiry -> Verdicts.isError(replies.get(inquiry)))
                .forEach(blamed::add);
        return isKnown
                ? Optional.empty()
                : Optional.of(Verdicts.of(
                        experiment,
                        experiment.inquiries().stream().map(replies::get).toList()));
    }

    /** By property. */
    List<Optional<Judgement>> judgements() {
        return judgements;
    }
}
