package io.github.certidice.gate.property.landscape;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.property.Slopes;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Comparison.Verdict;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;

/**
 * In formats of 16 bits the value is that of the rounded prediction, as far as rounding in the format of the answer allows
 * where sums are wider. It doesn't overflow where the exact value doesn't. A subject may refuse such formats.
 */
final class HalfPrecision implements Property {

    private static final String FLAG = "HALF_PRECISION";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "half-precision",
                "Formats of 16 bits",
                "With predictions of 16 bits value and gradient are the exact ones, as far as rounding in the answer's"
                        + " format allows, and the value doesn't overflow.",
                "|\\hat L(\\mathrm{fl}(p), g) - L(\\mathrm{fl}(p), g)| \\le \\tau_{16}",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return call.forms().stream().allMatch(form -> form.intake().isHard())
                ? Optional.of("predictions are labels")
                : Optional.empty();
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        if (trial.form().intake().isHard()) {
            return Optional.empty();
        }
        ElementType format = trial.random().nextInt(2) == 0 ? ElementType.FLOAT16 : ElementType.BFLOAT16;
        Trial half = trial.with(trial.scene().as(format));
        return Slopes.isFinite(half.answer().outcome())
                ? Optional.of(experiment(half, half.with(half.scene().as(ElementType.FLOAT64))))
                : Optional.empty();
    }

    /** What is wrong with the same numbers as doubles too is none of the format's mistakes. */
    private static Experiment experiment(Trial half, Trial same) {
        return Experiment.of(List.of(half, same), answers -> {
                    Judgement judgement = judge(half, answers.get(0));
                    return judgement.verdict() != Verdict.DISAGREE || isRight(same, answers.get(1))
                            ? judgement
                            : Judgement.unsupported("is wrong in float64 too");
                })
                .orRefusal();
    }

    private static boolean isRight(Trial same, Observed observed) {
        return judge(same, observed).verdict() != Verdict.DISAGREE;
    }

    private static Judgement judge(Trial half, Observed observed) {
        Relation relation = new Relation(FLAG);
        Tensor exact = half.answer().value();
        if (relation.hasShape("value", observed.value(), exact.shape())) {
            Tensor allowed = half.bounds(observed.dtype()).value();
            for (int i = 0; i < exact.size(); i++) {
                boolean fits = Double.isFinite(observed.dtype().nearest(exact.at(i)));
                double most = fits ? Math.min(allowed.at(i), Double.MAX_VALUE) : allowed.at(i);
                relation.compare(new Difference("value", i, observed.value().at(i), exact.at(i), most));
            }
        }
        if (half.isOfGradient() && relation.hasGradient(half, observed)) {
            Tensor allowed = half.bounds(observed.dtype()).gradient().orElseThrow();
            Tensor slopes = half.answer().gradient().orElseThrow();
            relation.compare("gradient", observed.gradient().orElseThrow(), slopes::at, allowed::at);
        }
        return relation.judgement(() -> List.of(
                new Fact("rounded to", TensorWords.of(half.asked().tensors().prediction())),
                new Fact("answered in", observed.dtype().dtype())));
    }
}
