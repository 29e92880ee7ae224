package io.github.certidice.gate.property;

import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where the loss has a number, so has the answer: near poles, where rounding may take a number anywhere, it may still not
 * become NaN or infinite.
 */
final class FiniteProperty implements Property {

    private static final String FLAG = "NOT_FINITE";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "finite",
                "Numbers",
                "Where value or gradient is a number that the subject's format has, the answer is one too: not NaN, not"
                        + " infinite.",
                "|L(p, g)| < \\infty \\Rightarrow |\\hat L(p, g)| < \\infty",
                FLAG);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        return Optional.of(Experiment.of(List.of(trial), answers -> judge(trial, answers.get(0))));
    }

    private static Judgement judge(Trial trial, Observed observed) {
        Relation relation = new Relation(FLAG);
        compare(relation, "value", observed, observed.value(), trial.answer().value());
        if (trial.isOfGradient() && observed.gradient().isPresent()) {
            Tensor exact = trial.answer().outcome().gradient().orElseThrow();
            compare(relation, "gradient", observed, observed.gradient().get(), exact);
        }
        return relation.judgement();
    }

    /** Tensors of another shape are another property's. */
    private static void compare(Relation relation, String part, Observed observed, Tensor found, Tensor exact) {
        if (found.shape().equals(exact.shape())) {
            IntStream.range(0, found.size())
                    .filter(i -> Double.isFinite(observed.dtype().nearest(exact.at(i))))
                    .forEach(
                            i -> relation.compare(new Difference(part, i, found.at(i), exact.at(i), Double.MAX_VALUE)));
        }
    }
}
