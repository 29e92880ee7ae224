package io.github.certidice.gate.property;

import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;

/** The same question again has the same answer, bit by bit: what is left of the first one changes nothing, not even its tensors. */
final class RepeatedProperty implements Property {

    private static final String FLAG = "NOT_REPEATED";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "repeated",
                "Repeated",
                "The same question again, in the same tensors, has the same answer, bit by bit.",
                "\\hat L_2(p, g) = \\hat L_1(p, g)",
                FLAG);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        return Optional.of(new Experiment(
                List.of(trial.inquiry(), trial.again()), answers -> judge(answers.get(0), answers.get(1))));
    }

    private static Judgement judge(Observed first, Observed second) {
        if (first.equals(second)) {
            return Judgement.agreed(0);
        }
        Observed shown = first;
        return Relation.exactly("value", second.value(), first.value(), FLAG)
                .or(() -> shown.gradient()
                        .flatMap(gradient -> Relation.exactly(
                                "gradient", second.gradient().orElse(Tensor.of(List.of(0))), gradient, FLAG)))
                .orElseGet(() -> Judgement.agreed(0));
    }
}
