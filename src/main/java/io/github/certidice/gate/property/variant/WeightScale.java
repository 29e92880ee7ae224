package io.github.certidice.gate.property.variant;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.call.Value;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;

/** Class weights that are twice as large make the loss twice as large, or don't matter where they are normalised. */
final class WeightScale implements Property {

    private static final String FLAG = "WEIGHT_SCALE";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "weight-scale",
                "Scale of class weights",
                "Class weights that are twice as large double the loss, or leave it as it is where they are normalised.",
                "L_{2 w} = 2 L_w \\text{ or } L_{2 w} = L_w",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return doubled(call).isEmpty() ? Optional.of("has no list of class weights") : Optional.empty();
    }

    /** The call with twice the weights. */
    private static Optional<TestedCall> doubled(TestedCall call) {
        return call.call().named().entrySet().stream()
                .filter(WeightScale::isWeights)
                .findFirst()
                .flatMap(entry -> Neighbours.with(call, entry.getKey(), doubled((Value.Sequence) entry.getValue())));
    }

    private static boolean isWeights(Entry<String, Value> argument) {
        return argument.getKey().contains("weight")
                && argument.getValue() instanceof Value.Sequence list
                && list.items().stream().allMatch(Value::isNumber);
    }

    private static Value doubled(Value.Sequence weights) {
        return new Value.Sequence(weights.items().stream()
                .map(weight -> (Value) new Value.Real(2 * weight.number().doubleValue()))
                .toList());
    }

    /** Which of the two holds, if any, the exact losses say. */
    @Override
    public Optional<Experiment> on(Trial trial) {
        return doubled(trial.call())
                .flatMap(call -> trial.ofValue().by(call))
                .flatMap(other -> factor(trial.answer().value(), other.answer().value())
                        .map(factor -> Experiment.of(
                                        List.of(trial, other), answers -> judge(List.of(trial, other), answers, factor))
                                .orRefusal()));
    }

    private static Optional<Integer> factor(Tensor once, Tensor twice) {
        if (!once.shape().equals(twice.shape())) {
            return Optional.empty();
        }
        return List.of(2, 1).stream().filter(factor -> is(once, twice, factor)).findFirst();
    }

    private static boolean is(Tensor once, Tensor twice, int factor) {
        boolean is = true;
        for (int i = 0; i < once.size(); i++) {
            is = is && Double.compare(factor * once.at(i), twice.at(i)) == 0 && Double.isFinite(twice.at(i));
        }
        return is;
    }

    private static Judgement judge(List<Trial> trials, List<Observed> answers, int factor) {
        Relation relation = new Relation(FLAG);
        Tensor once = answers.get(0).value();
        Tensor a = trials.get(0).ownBounds(answers.get(0)).value();
        Tensor b = trials.get(1).ownBounds(answers.get(1)).value();
        if (relation.hasShape("value", once, a.shape())
                && relation.hasShape("value", answers.get(1).value(), b.shape())) {
            relation.compare(
                    "value with twice the weights",
                    answers.get(1).value(),
                    i -> factor * once.at(i),
                    i -> factor * a.at(i) + b.at(i));
        }
        return relation.judgement(() -> List.of(
                new Fact("beside", trials.get(1).call().toString()), new Fact("factor", String.valueOf(factor))));
    }
}
