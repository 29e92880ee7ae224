package io.github.certidice.gate.scene;

import io.github.certidice.loss.pipeline.Choice;
import io.github.certidice.loss.pipeline.CompoundLoss;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.GroupedLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.number.Rational;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the losses whose weighted sum a call means.
 *
 * @param weight its factor
 * @param loss without choices and sums
 */
public record Part(Rational weight, GroupedLoss loss) {

    /**
     * How the tensors choose.
     *
     * @param target how they say which class
     * @param classes how many there are
     */
    record Chosen(Target target, int classes) {

        private boolean meets(Choice.Condition condition) {
            return condition instanceof Choice.AtMostChannels channels
                    ? classes <= channels.most()
                    : target != Target.CHANNELS;
        }
    }

    /** The parts of a loss of such tensors. */
    public static List<Part> of(Pipeline pipeline, Intake intake) {
        return of(pipeline, new Chosen(intake.target(), intake.classes()));
    }

    static List<Part> of(Pipeline pipeline, Chosen chosen) {
        List<Part> parts = new ArrayList<>();
        add(parts, Rational.ONE, pipeline, chosen);
        return List.copyOf(parts);
    }

    private static void add(List<Part> parts, Rational weight, Pipeline pipeline, Chosen chosen) {
        if (pipeline instanceof CompoundLoss sum) {
            sum.terms().forEach(term -> add(parts, weight.times(term.weight()), term.loss(), chosen));
        } else if (pipeline instanceof Choice choice) {
            add(parts, weight, chosen.meets(choice.condition()) ? choice.met() : choice.otherwise(), chosen);
        } else {
            parts.add(new Part(weight, (GroupedLoss) pipeline));
        }
    }

    /** From tensors to probabilities. */
    public Front front() {
        return loss.front();
    }
}
