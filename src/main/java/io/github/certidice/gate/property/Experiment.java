package io.github.certidice.gate.property;

import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.function.Function;

/**
 * Questions to a subject, and a judgement of its answers.
 *
 * @param inquiries asked in this order; the same object as in another experiment is asked once for both
 * @param judge of as many answers, in the same order
 */
public record Experiment(List<Inquiry> inquiries, Function<List<Observed>, Judgement> judge) {

    /** Copies the list. */
    public Experiment {
        inquiries = List.copyOf(inquiries);
    }

    /** Of trials, each asked once. */
    public static Experiment of(List<Trial> trials, Function<List<Observed>, Judgement> judge) {
        return new Experiment(trials.stream().map(Trial::inquiry).toList(), judge);
    }
}
