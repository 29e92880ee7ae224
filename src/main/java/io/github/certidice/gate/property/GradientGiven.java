package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;

/**
 * A gradient that is asked for is given, be it 0 everywhere: a constant instead of a tensor ends a training run at its first
 * backward pass.
 */
final class GradientGiven implements Property {

    private static final String FLAG = "NO_GRADIENT";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "gradient-given",
                "Gradient given",
                "A gradient that is asked for is given, be it 0 everywhere.",
                "\\hat\\nabla L(p, g) \\text{ exists}",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Slopes.silence(call);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        return trial.isOfGradient()
                ? Optional.of(Experiment.of(List.of(trial), answers -> judge(answers.get(0))))
                : Optional.empty();
    }

    private static Judgement judge(Observed observed) {
        return observed.gradient().isPresent()
                ? Judgement.agreed(0)
                : Judgement.wrong(
                        FLAG,
                        Double.POSITIVE_INFINITY,
                        () -> List.of(
                                new Fact("observed", "no gradient"),
                                new Fact("expected", "a gradient of the prediction's shape")));
    }
}
