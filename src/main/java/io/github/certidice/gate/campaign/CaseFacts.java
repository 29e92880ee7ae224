package io.github.certidice.gate.campaign;

import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.MinimalCase;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.loss.evaluation.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Says of a failing trial what a report needs. */
final class CaseFacts {

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
        facts.add(new Fact("prediction", TensorWords.of(tensors.prediction())));
        facts.add(new Fact("target", TensorWords.of(tensors.target())));
        new TreeMap<>(tensors.extra()).forEach((name, tensor) -> facts.add(new Fact(name, TensorWords.of(tensor))));
        return facts;
    }
}
