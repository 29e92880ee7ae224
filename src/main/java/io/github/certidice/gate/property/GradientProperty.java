package io.github.certidice.gate.property;

import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.oracle.Comparison;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;

/** Each coordinate of the gradient is the oracle's, or one of those that may be chosen. */
final class GradientProperty implements Property {

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "gradient",
                "Gradient",
                "Each coordinate of the gradient is the exact one, as far as rounding allows; at kinks and ties it is one of"
                        + " those that may be chosen.",
                "|\\hat\\partial_i L(p, g) - \\partial_i L(p, g)| \\le \\tau_i",
                "OTHER");
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Slopes.silence(call);
    }

    /** Where the value is no number, neither is its slope. */
    @Override
    public Optional<Experiment> on(Trial trial) {
        return Slopes.isSmooth(trial)
                ? Optional.of(Experiment.of(List.of(trial), answers -> judge(trial, answers.get(0))))
                : Optional.empty();
    }

    private static Judgement judge(Trial trial, Observed observed) {
        if (observed.gradient().isEmpty()) {
            return Judgement.unsupported("gave no gradient");
        }
        Comparison comparison = Comparison.ofGradient(trial.answer().outcome(), observed, trial);
        return Judgement.of(comparison, () -> OracleFacts.of(trial));
    }
}
