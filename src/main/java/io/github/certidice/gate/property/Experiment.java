package io.github.certidice.gate.property;

import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.oracle.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Questions to a subject, and a judgement of its answers.
 *
 * @param inquiries asked in this order; the same object as in another experiment is asked once for both
 * @param judge of as many answers, in the same order
 * @param demand what the subject has to do
 */
public record Experiment(List<Inquiry> inquiries, Function<List<Observed>, Judgement> judge, Demand demand) {

    /** What a subject has to do with questions. */
    public enum Demand {
        /** Answer. */
        ANSWER,
        /** Answer, but it may refuse what goes beyond the call under test: other arguments, formats, losses. */
        ANSWER_OR_REFUSE,
        /** Answer what follows where it answers the first: a failure at that one is another property's. */
        ANSWER_LIKE_FIRST,
        /** Refuse: the judge is asked where all are answered. */
        REFUSE
    }

    /** Copies the list. */
    public Experiment {
        inquiries = List.copyOf(inquiries);
    }

    /** Questions that have to be answered. */
    public Experiment(List<Inquiry> inquiries, Function<List<Observed>, Judgement> judge) {
        this(inquiries, judge, Demand.ANSWER);
    }

    /** A question that has to be refused, and a judgement of an answer. */
    public static Experiment ofRefusal(Inquiry inquiry, Function<Observed, Judgement> judge) {
        return new Experiment(List.of(inquiry), answers -> judge.apply(answers.get(0)), Demand.REFUSE);
    }

    /** The same where the subject may refuse. */
    public Experiment orRefusal() {
        return new Experiment(inquiries, judge, Demand.ANSWER_OR_REFUSE);
    }

    /** The same where an answer is due only if the first question has one. */
    public Experiment likeFirst() {
        return new Experiment(inquiries, judge, Demand.ANSWER_LIKE_FIRST);
    }

    /** The questions at which a failure counts. */
    public List<Inquiry> due() {
        return demand == Demand.ANSWER_LIKE_FIRST ? inquiries.subList(1, inquiries.size()) : inquiries;
    }

    /** Of trials, each asked once. */
    public static Experiment of(List<Trial> trials, Function<List<Observed>, Judgement> judge) {
        List<Inquiry> inquiries = new ArrayList<>(trials.size());
        trials.forEach(trial -> inquiries.add(trial.inquiry()));
        return new Experiment(inquiries, judge);
    }
}
