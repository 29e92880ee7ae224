package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.symmetry.Twin.Places;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.loss.pipeline.Activation;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.MatthewsLoss;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.loss.pipeline.RatioWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Dice and Jaccard don't know which of the two is the truth. */
final class Exchange implements Property {

    private static final String FLAG = "PREDICTION_TARGET_EXCHANGE";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "exchange",
                "Prediction and target exchanged",
                "Where false positives and false negatives weigh the same, prediction and target may change places.",
                "L(p, g) = L(g, p)",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Laws.silence(call, "prediction and target have different parts in it", Exchange::holds);
    }

    private static boolean holds(Form form, List<Part> parts) {
        return parts.stream().allMatch(Exchange::holds);
    }

    private static boolean holds(Part part) {
        return part.front().activation() instanceof Activation.Identity
                && part.front().layout().offValue().signum() == 0
                && isSymmetric(part.loss());
    }

    /** Matthews's coefficient always is. */
    private static boolean isSymmetric(Pipeline loss) {
        if (loss instanceof MatthewsLoss matthews) {
            return isFixed(matthews.averaging().weights());
        }
        return loss instanceof OverlapLoss overlap
                && isSymmetric(overlap.overlap())
                && isSymmetric(overlap.empty())
                && isFixed(overlap.averaging().weights());
    }

    private static boolean isSymmetric(Overlap overlap) {
        return overlap.alpha().equals(overlap.beta()) && !(overlap.weights() instanceof RatioWeights.InverseVolume);
    }

    private static boolean isSymmetric(EmptyRule rule) {
        boolean ofTarget =
                rule instanceof EmptyRule.Skipped skipped && skipped.criterion() == EmptyRule.Criterion.TARGET;
        return !ofTarget && !(rule instanceof EmptyRule.ZeroLoss);
    }

    private static boolean isFixed(Averaging.Weights weights) {
        return weights instanceof Averaging.Equal || weights instanceof Averaging.Given;
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        Scene scene = trial.scene();
        boolean fits =
                trial.form().intake().soft() || Arrays.stream(scene.belief()).allMatch(p -> p == 0 || p == 1);
        if (!fits || !holds(trial.form(), trial.parts())) {
            return Optional.empty();
        }
        Scene exchanged = scene.withTruth(scene.belief()).withBelief(scene.truth());
        return Optional.of(new Twin(trial, trial.with(exchanged), FLAG, Places.OF_VALUES).experiment());
    }
}
