package io.github.certidice.gate.property.variant;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.property.Slopes;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.number.ExactSum;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.call.Value;
import io.github.certidice.oracle.dialect.Dialects;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sum is the sum of what isn't reduced, and the mean is that over their number, where the documentation has it so. */
final class Reductions implements Property {

    private static final String FLAG = "REDUCTION";
    private static final String ARGUMENT = "reduction";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "reductions",
                "Reductions",
                "Reduced by sum or mean, the loss is sum or mean of what it is without reduction.",
                "L_{sum} = \\sum_i L_i, \\quad L_{mean} = \\frac{1}{n} \\sum_i L_i",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return unreduced(call).isEmpty() ? Optional.of("has no reduction, or is without one") : Optional.empty();
    }

    /** The call without reduction; nothing where it is that itself, or has none. */
    private static Optional<TestedCall> unreduced(TestedCall call) {
        Value none = new Value.Text("none");
        boolean has =
                Dialects.entry(call.call().name()).signature().parameters().contains(ARGUMENT);
        return has
                ? Neighbours.with(call, ARGUMENT, none)
                        .filter(other -> !other.call().equals(call.call()))
                : Optional.empty();
    }

    /** Which of the two it is, if any, the exact losses say. */
    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!Slopes.isFinite(trial.answer().outcome()) || trial.answer().value().size() != 1) {
            return Optional.empty();
        }
        return unreduced(trial.call())
                .flatMap(call -> trial.ofValue().by(call))
                .filter(other -> Slopes.isFinite(other.answer().outcome()))
                .flatMap(other -> Reduced.of(trial, other))
                .map(reduced -> Experiment.of(List.of(trial, reduced.other()), reduced::judge)
                        .orRefusal());
    }

    /** The sum of the other trial's numbers, divided. */
    private record Reduced(Trial trial, Trial other, int divisor) {

        /** Where the exact losses are 0, a sum and a mean can't be told apart. */
        private static Optional<Reduced> of(Trial trial, Trial other) {
            Tensor apart = other.answer().value();
            List<Reduced> fitting = Stream.of(apart.size(), 1)
                    .distinct()
                    .map(divisor -> new Reduced(trial, other, divisor))
                    .filter(reduced -> reduced.error() <= reduced.rounding())
                    .toList();
            return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
        }

        /** Of the law, for the exact losses. */
        private double error() {
            return Math.abs(trial.answer().value().at(0) - sum(other.answer().value()) / divisor);
        }

        /** What rounding the exact numbers to doubles explains. */
        private double rounding() {
            Tensor apart = other.answer().value();
            double ulps = Arrays.stream(apart.toDoubles()).map(Math::ulp).sum() / divisor;
            return ulps + 2 * Math.ulp(trial.answer().value().at(0));
        }

        private static double sum(Tensor tensor) {
            if (!Arrays.stream(tensor.toDoubles()).allMatch(Double::isFinite)) {
                return Double.NaN;
            }
            ExactSum sum = new ExactSum();
            Arrays.stream(tensor.toDoubles()).forEach(sum::add);
            return sum.doubleValue();
        }

        private Judgement judge(List<Observed> answers) {
            Relation relation = new Relation(FLAG);
            Tensor a = trial.ownBounds(answers.get(0)).value();
            Tensor b = other.ownBounds(answers.get(1)).value();
            Tensor apart = answers.get(1).value();
            if (relation.hasShape("value", answers.get(0).value(), a.shape())
                    && relation.hasShape("value without reduction", apart, b.shape())) {
                double expected = sum(apart) / divisor;
                double allowed =
                        a.at(0) + Arrays.stream(b.toDoubles()).sum() / divisor + rounding() + Math.ulp(expected);
                relation.compare(
                        new Difference("value", 0, answers.get(0).value().at(0), expected, allowed));
            }
            return relation.judgement(
                    () -> List.of(new Fact("beside", other.call().toString())));
        }
    }
}
