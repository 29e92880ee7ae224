package io.github.certidice.gate.property;

import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.oracle.Comparison;
import java.util.List;
import java.util.Optional;

/** The value is the oracle's. */
final class ValueProperty implements Property {

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "value",
                "Value",
                "The value is the exact one, as far as rounding in the subject's format allows.",
                "|\\hat L(p, g) - L(p, g)| \\le \\tau",
                "OTHER");
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        return Optional.of(Experiment.of(List.of(trial), answers -> {
            var observed = answers.get(0);
            Comparison comparison = Comparison.ofValue(trial.answer().outcome(), observed, trial);
            return Judgement.of(comparison, () -> OracleFacts.ofValue(trial, comparison));
        }));
    }
}
