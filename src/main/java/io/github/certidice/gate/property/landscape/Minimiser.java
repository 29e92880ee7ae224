package io.github.certidice.gate.property.landscape;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.property.Slopes;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.oracle.input.Intake.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The best prediction is the target itself, soft labels included, as far as the exact loss has it so. */
final class Minimiser implements Property {

    private static final String FLAG = "TARGET_NOT_BEST";

    /** A logit whose probability is 0 or 1 as good as; farther out exact losses need many more digits. */
    private static final double SURE = 32;

    /** So that one half is foreground. */
    private static final double BELOW_HALF = 0x1.fp-2;

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "minimiser",
                "Minimiser",
                "Where the exact loss is no larger for the target as its own prediction, soft labels included, the"
                        + " subject's isn't either.",
                "L(g, g) \\le L(p, g)",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Slopes.silence(call);
    }

    /** Than the trial, and than the nearest mask, which is best for losses that aren't meant for soft labels. */
    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!trial.form().intake().isSmooth()) {
            return Optional.empty();
        }
        Trial target = predicting(trial, trial.scene().truth());
        Optional<Descent> fromTrial = Descent.between(trial, target);
        Optional<Descent> fromMask = trial.scene().isHard()
                ? Optional.empty()
                : Descent.between(
                        predicting(trial, Masks.of(trial, trial.scene().truth(), BELOW_HALF)), target);
        List<Descent> all =
                Stream.of(fromTrial, fromMask).flatMap(Optional::stream).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(experiment(target, all));
    }

    private static Experiment experiment(Trial target, List<Descent> all) {
        List<Trial> trials = Stream.concat(Stream.of(target), all.stream().map(Descent::from))
                .toList();
        return Experiment.of(trials, answers -> {
            Relation relation = new Relation(FLAG);
            for (int k = 0; k < all.size(); k++) {
                all.get(k).compare(relation, answers.get(k + 1), answers.get(0));
            }
            return relation.judgement(() -> List.of(all.get(0).facts()));
        });
    }

    private static Trial predicting(Trial trial, double[] probabilities) {
        Scene scene = trial.scene();
        boolean logits = trial.form().intake().numbers() == Numbers.LOGITS;
        boolean exclusive = trial.form().intake().exclusive();
        double[] belief = Arrays.stream(probabilities)
                .map(g -> logits ? scene.dtype().nearest(logit(g, exclusive)) : g)
                .toArray();
        return trial.ofValue().with(scene.withBelief(belief));
    }

    /** Whose sigmoid is g; or logits whose softmax is. */
    private static double logit(double g, boolean softmax) {
        double z = softmax ? StrictMath.log(g) : StrictMath.log(g) - StrictMath.log1p(-g);
        return Math.max(-SURE, Math.min(SURE, z));
    }
}
