package io.github.certidice.gate.property;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.gate.subject.Inquiry;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.input.Intake;
import io.github.certidice.oracle.input.Intake.Target;
import java.util.List;
import java.util.Optional;

/** A label that is no class and marks nothing is refused: whoever answers has taken it for something that it isn't. */
final class ForeignLabels implements Property {

    private static final String FLAG = "NOT_REFUSED";
    private static final int BELOW = -5;

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "foreign-labels",
                "Labels that are no class",
                "A target with a label that is no class, and that doesn't mark voxels to ignore, is refused.",
                "g_i \\notin \\{0, \\dots, C - 1\\} \\Rightarrow \\text{error}",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return call.forms().stream().noneMatch(form -> isIndexed(form.intake()))
                ? Optional.of("targets aren't indices")
                : Optional.empty();
    }

    private static boolean isIndexed(Intake intake) {
        return intake.target() == Target.INDEX || intake.target() == Target.INDEX_CHANNEL;
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!isIndexed(trial.form().intake())) {
            return Optional.empty();
        }
        int label = label(trial);
        Question question = changed(trial, label);
        return isRefused(trial, question)
                ? Optional.of(Experiment.ofRefusal(
                        new Inquiry(trial.call().call(), question), observed -> accepted(trial, label, observed)))
                : Optional.empty();
    }

    /** The one above the last class, or one below 0: both are common, as labels of borders and of nothing. */
    private static int label(Trial trial) {
        int first = trial.random().nextInt(2) == 0 ? trial.scene().size().classes() : BELOW;
        return trial.form().intake().ignored().stream().anyMatch(mark -> mark.label() == first) ? first - 1 : first;
    }

    private static Question changed(Trial trial, int label) {
        Case tensors = trial.ofValue().asked().tensors();
        double[] labels = tensors.target().toDoubles();
        labels[place(trial, labels.length)] = label;
        Tensor target = Tensor.of(tensors.target().type(), tensors.target().shape(), labels);
        return new Question(new Case(tensors.prediction(), target, tensors.extra()), false, false);
    }

    private static int place(Trial trial, int size) {
        return trial.random().nextInt(size);
    }

    /** True where the oracle refuses it, so that it means nothing to this call. */
    private static boolean isRefused(Trial trial, Question question) {
        try {
            trial.call().oracle().answer(question);
            return false;
        } catch (InvalidInput refused) {
            return true;
        }
    }

    private static Judgement accepted(Trial trial, int label, Observed observed) {
        int place = place(trial, trial.asked().tensors().target().size());
        return Judgement.wrong(
                FLAG,
                Double.POSITIVE_INFINITY,
                () -> List.of(
                        new Fact("instead", "label " + label + " at place " + place + " of the target"),
                        new Fact("observed", "an answer: " + observed.value()),
                        new Fact("expected", "an error")));
    }
}
