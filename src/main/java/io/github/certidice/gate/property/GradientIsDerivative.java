package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.ElementType;
import io.github.certidice.oracle.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The gradient is the derivative of the subject's own value: along a random direction, at several scales,
 *
 * <pre>|L(p + h d) - L(p - h d) - grad L(p) . 2 h d|</pre>
 *
 * is at most what rounding explains in the subject's values and gradient, and the same expression for the exact loss, which
 * is what is missing of a straight line, and twice the change of the subject's difference quotient from one scale to the
 * next, for subjects whose loss is another one. Where it isn't the documented one, it may have a kink there too, and any slope
 * between those of both sides is allowed.
 */
final class GradientIsDerivative implements Property {

    private static final String FLAG = "GRADIENT_NOT_DERIVATIVE";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "gradient-is-derivative",
                "Gradient of its own value",
                "The gradient is the derivative of the value that the subject itself gives, along random directions.",
                "\\nabla \\hat L(p) \\cdot d = \\lim_{h \\to 0} \\frac{\\hat L(p + h d) - \\hat L(p - h d)}{2 h}",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Slopes.silence(call);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!Slopes.isDifferentiable(trial)) {
            return Optional.empty();
        }
        List<Secant> secants = steps(trial).stream()
                .map(step -> Secant.of(trial, step))
                .flatMap(Optional::stream)
                .toList();
        return secants.size() < 2 ? Optional.empty() : Optional.of(experiment(trial, secants));
    }

    /** Large ones for formats with few digits. */
    private static List<Double> steps(Trial trial) {
        return trial.scene().dtype() == ElementType.FLOAT64 ? List.of(0x1p-6, 0x1p-14) : List.of(0x1p-3, 0x1p-6);
    }

    private static Experiment experiment(Trial trial, List<Secant> secants) {
        List<Trial> trials = Stream.concat(
                        Stream.of(trial),
                        secants.stream().flatMap(secant -> Stream.of(secant.ahead(), secant.behind())))
                .toList();
        return Experiment.of(trials, answers -> judge(trial, secants, answers));
    }

    private static Judgement judge(Trial trial, List<Secant> secants, List<Observed> answers) {
        Relation relation = new Relation(FLAG);
        if (!relation.hasGradient(trial, answers.get(0)) || !isComparable(trial, secants, answers)) {
            return relation.judgement();
        }
        List<Secant.Measured> measured = new ArrayList<>();
        for (int k = 0; k < secants.size(); k++) {
            measured.add(secants.get(k).measured(answers.get(0), answers.get(2 * k + 1), answers.get(2 * k + 2)));
        }
        for (int k = 0; k < measured.size(); k++) {
            relation.compare(measured.get(k).difference(measured.get(k == 0 ? 1 : 0)));
        }
        return relation.judgement(() -> List.of(
                new Fact("ahead", TensorWords.numbers(secants.get(0).further())),
                new Fact("behind", TensorWords.numbers(secants.get(0).back())),
                new Fact("values there", values(answers))));
    }

    private static String values(List<Observed> answers) {
        return TensorWords.numbers(answers.get(1).value()) + " and "
                + TensorWords.numbers(answers.get(2).value());
    }

    /** Only numbers have differences; that they are numbers is another property. */
    private static boolean isComparable(Trial trial, List<Secant> secants, List<Observed> answers) {
        return answers.stream().allMatch(Secant::isFinite)
                && secants.stream().allMatch(Secant::isExactlyFinite)
                && answers.stream()
                        .allMatch(answer -> answer.value()
                                .shape()
                                .equals(trial.answer().value().shape()));
    }
}
