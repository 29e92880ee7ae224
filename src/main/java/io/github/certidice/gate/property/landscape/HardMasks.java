package io.github.certidice.gate.property.landscape;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.input.Intake.Numbers;
import java.util.List;
import java.util.Optional;

/** On masks a loss is its metric: a ratio of counts of voxels, here counted without any of what soft losses need. */
final class HardMasks implements Property {

    private static final String FLAG = "NOT_THE_METRIC";

    /** A logit whose probability is 0 or 1 as good as. */
    private static final double SURE = 64;

    private static final double HALF = 0.5;

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "hard-masks",
                "The metric on masks",
                "Where prediction and target are masks, the loss is one minus the metric, or the metric itself: the mean"
                        + " ratio of numbers of voxels, smoothed as documented.",
                "p \\in \\{0, 1\\}^d \\Rightarrow L(p, g) = 1 - \\frac{k\\,tp + n}{k\\,(tp + \\alpha fp + \\beta fn) + m}",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return call.forms().stream()
                        .noneMatch(form -> MaskCounts.law(parts(call, form)).isPresent())
                ? Optional.of("no plain mean of ratios")
                : Optional.empty();
    }

    private static List<Part> parts(TestedCall call, Form form) {
        return Part.of(call.oracle().meaning().documented(), form.intake());
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        if (trial.scene().isAnyIgnored() || !trial.scene().isHard()) {
            return Optional.empty();
        }
        Scene masks = trial.scene().withBelief(Masks.of(trial, trial.scene().belief(), threshold(trial)));
        return MaskCounts.law(trial.parts())
                .flatMap(law -> law.loss(masks))
                .flatMap(metric -> experiment(trial.ofValue().with(saturated(trial, masks)), metric));
    }

    /** Logits are never quite sure: what the exact loss says decides. */
    private static Optional<Experiment> experiment(Trial hard, double metric) {
        Tensor exact = hard.answer().value();
        boolean is = exact.size() == 1
                && new Difference(
                                "",
                                0,
                                exact.at(0),
                                metric,
                                hard.bounds(hard.scene().dtype()).value().at(0))
                        .isWithin();
        return is
                ? Optional.of(Experiment.of(List.of(hard), answers -> judge(hard, metric, answers.get(0))))
                : Optional.empty();
    }

    private static Judgement judge(Trial hard, double metric, Observed observed) {
        Relation relation = new Relation(FLAG);
        Tensor exact = hard.answer().value();
        if (relation.hasShape("value", observed.value(), exact.shape())) {
            double allowed = hard.ownBounds(observed).value().at(0) + Math.abs(exact.at(0) - metric) + Math.ulp(metric);
            relation.compare(new Difference("value", 0, observed.value().at(0), metric, allowed));
        }
        return relation.judgement(() ->
                List.of(new Fact("masks", TensorWords.of(hard.asked().tensors().prediction()))));
    }

    private static double threshold(Trial trial) {
        return trial.form().intake().numbers() == Numbers.LOGITS ? 0 : HALF;
    }

    private static Scene saturated(Trial trial, Scene masks) {
        if (trial.form().intake().numbers() != Numbers.LOGITS) {
            return masks;
        }
        double[] logits = masks.belief().clone();
        for (int k = 0; k < logits.length; k++) {
            logits[k] = logits[k] == 1 ? SURE : -SURE;
        }
        return masks.withBelief(logits);
    }
}
