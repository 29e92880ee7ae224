package io.github.certidice.gate.property;

import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.loss.evaluation.Outcome;
import java.util.Optional;

/** Where there are gradients. */
public final class Slopes {

    private Slopes() {}

    /** The reason of properties of gradients to say nothing about a call. */
    public static Optional<String> silence(TestedCall call) {
        return call.forms().stream().noneMatch(form -> form.intake().isSmooth())
                ? Optional.of("a score, which is a step function")
                : Optional.empty();
    }

    /** True where the value is a number everywhere, so that it may have a slope. */
    public static boolean isSmooth(Trial trial) {
        return trial.isOfGradient() && isFinite(trial.answer().outcome());
    }

    /** True where each value is a number. */
    public static boolean isFinite(Outcome outcome) {
        for (int i = 0; i < outcome.value().size(); i++) {
            if (!Double.isFinite(outcome.value().at(i))) {
                return false;
            }
        }
        return true;
    }

    /** True where the slope is one number in every direction. */
    public static boolean isDifferentiable(Trial trial) {
        return isSmooth(trial) && trial.answer().outcome().flags().isEmpty();
    }
}
