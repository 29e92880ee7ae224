package io.github.certidice.oracle.comparison;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Outcome.Event;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Tolerances.Bounds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An implementation's answer beside the oracle's.
 *
 * @param verdict what it comes to
 * @param facts why, in order; none where both agree
 */
public record Comparison(Verdict verdict, List<String> facts) {

    /** Copies the facts. */
    public Comparison {
        facts = List.copyOf(facts);
    }

    /** Without an answer. */
    public static Comparison unanswered(Verdict verdict, String why) {
        return new Comparison(verdict, List.of(why));
    }

    /**
     * Compares value and, where it is given, gradient.
     *
     * @param expected with a gradient, where one is observed
     */
    public static Comparison of(Answer expected, Tensor value, Optional<Tensor> gradient, Bounds bounds) {
        List<String> facts = new ArrayList<>(differences("value", expected.value(), value, bounds.value()));
        Verdict verdict = verdict(facts, expected.outcome().flags().contains(Event.UNDEFINED));
        if (gradient.isPresent()) {
            List<String> more = differences(
                    "gradient",
                    expected.gradient().orElseThrow(),
                    gradient.get(),
                    bounds.gradient().orElseThrow());
            facts.addAll(more);
            boolean isConvention =
                    expected.isGradientSet() || expected.outcome().flags().contains(Event.UNDEFINED);
            verdict = worse(verdict, verdict(more, isConvention));
        }
        if (!facts.isEmpty()) {
            expected.notes().forEach(note -> facts.add("flag " + note.flag() + ": " + note.says()));
        }
        return new Comparison(verdict, facts);
    }

    private static Verdict verdict(List<String> differences, boolean isConvention) {
        if (differences.isEmpty()) {
            return Verdict.AGREE;
        }
        return isConvention ? Verdict.ACCEPTABLE : Verdict.DISAGREE;
    }

    private static Verdict worse(Verdict one, Verdict other) {
        if (one == Verdict.DISAGREE || other == Verdict.DISAGREE) {
            return Verdict.DISAGREE;
        }
        return one == Verdict.ACCEPTABLE ? one : other;
    }

    /** The facts of a value or a gradient; none where it is within its bounds. */
    private static List<String> differences(String what, Tensor expected, Tensor observed, Tensor bound) {
        if (!expected.shape().equals(observed.shape())) {
            return List.of(what + ": observed shape " + observed.shape() + ", expected " + expected.shape());
        }
        return new Elements(what, expected, observed, bound).facts();
    }
}
