package io.github.certidice.gate.campaign;

import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.MinimalCase;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.number.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says of a failing trial what a report needs. */
final class CaseFacts {

    private static final int MOST_NUMBERS = 24;

    private CaseFacts() {}

    /** Input, what was found, the flag, and how to replay it. */
    static MinimalCase of(Property property, Trial trial, Judgement judgement) {
        List<Fact> facts = input(trial);
        facts.addAll(judgement.facts().get());
        return minimal(property, trial, facts, judgement.flag());
    }

    /** Of a failure that didn't come again. */
    static MinimalCase notRepeated(Property property, Trial trial, String flag) {
        List<Fact> facts = input(trial);
        facts.add(new Fact("repeated", "asked alone, the subject didn't fail in this way again"));
        return minimal(property, trial, facts, flag);
    }

    private static MinimalCase minimal(Property property, Trial trial, List<Fact> facts, String flag) {
        Replay replay = new Replay(property, trial);
        facts.add(new Fact("flag", flag));
        facts.add(new Fact("replay", replay.token()));
        return new MinimalCase(trial.call().toString(), trial.scene().size().numbers(), facts, replay.token());
    }

    private static List<Fact> input(Trial trial) {
        Case tensors = trial.asked().tensors();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("call", trial.call().toString()));
        facts.add(new Fact("prediction", text(tensors.prediction())));
        facts.add(new Fact("target", text(tensors.target())));
        new TreeMap<>(tensors.extra()).forEach((name, tensor) -> facts.add(new Fact(name, text(tensor))));
        return facts;
    }

    /** {@code "float64[1, 1, 1, 2]: 0.5, 1"}. */
    private static String text(Tensor tensor) {
        String numbers = IntStream.range(0, Math.min(tensor.size(), MOST_NUMBERS))
                .mapToObj(i -> Decimal.shortest(tensor.at(i)))
                .collect(Collectors.joining(", "));
        return tensor + ": " + numbers + (tensor.size() > MOST_NUMBERS ? ", ..." : "");
    }
}
