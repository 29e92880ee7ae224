package io.github.certidice.gate.property.landscape;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Judgement;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.Relation;
import io.github.certidice.gate.property.Slopes;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.input.Intake.Numbers;
import io.github.certidice.sample.SplitMix64;
import java.util.List;
import java.util.Optional;

/** A prediction that comes nearer to the target in one voxel costs no more, as far as the exact loss has it so. */
final class Monotone implements Property {

    private static final String FLAG = "NOT_MONOTONE";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "monotone",
                "Monotone",
                "Where the exact loss doesn't grow as one prediction comes nearer to its target, neither does the"
                        + " subject's, and its slope has the same sign.",
                "g_i = 1 \\Rightarrow \\partial_i L \\le 0, \\quad g_i = 0 \\Rightarrow \\partial_i L \\ge 0",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Slopes.silence(call);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!Slopes.isSmooth(trial)) {
            return Optional.empty();
        }
        Trial nearer = trial.ofValue().with(trial.scene().withBelief(nearer(trial)));
        return Descent.between(trial, nearer)
                .map(descent -> Experiment.of(List.of(trial, nearer), answers -> judge(descent, answers)));
    }

    private static Judgement judge(Descent descent, List<Observed> answers) {
        Relation relation = new Relation(FLAG);
        descent.compare(relation, answers.get(0), answers.get(1));
        if (answers.get(0).gradient().isPresent() && relation.hasGradient(descent.from(), answers.get(0))) {
            compareSlopes(relation, descent.from(), answers.get(0));
        }
        return relation.judgement(() -> List.of(descent.facts()));
    }

    /** In one voxel: one number of one class, or all shares of it. */
    private static double[] nearer(Trial trial) {
        Scene scene = trial.scene();
        Size size = scene.size();
        double[] belief = scene.belief().clone();
        SplitMix64 random = trial.random();
        int image = random.nextInt(size.images());
        int voxel = random.nextInt(size.voxels());
        int one = random.nextInt(size.classes());
        for (int c = 0; c < size.classes(); c++) {
            int k = size.index(image, c, voxel);
            if (c == one || trial.form().intake().numbers() == Numbers.SHARES) {
                belief[k] = scene.dtype().nearest(nearer(trial, belief[k], scene.truth()[k]));
            }
        }
        return belief;
    }

    private static double nearer(Trial trial, double x, double g) {
        return trial.form().intake().numbers() == Numbers.LOGITS ? x + Math.signum(g - 0.5) : (x + g) / 2;
    }

    private static void compareSlopes(Relation relation, Trial trial, Observed observed) {
        Tensor exact = trial.answer().gradient().orElseThrow();
        Tensor found = observed.gradient().orElseThrow();
        Tensor allowed = trial.ownBounds(observed).gradient().orElseThrow();
        Scene scene = trial.scene();
        for (int k = 0; k < scene.size().numbers(); k++) {
            int voxel = k % scene.voxels();
            int c = k / scene.voxels() % scene.size().classes();
            int image = k / scene.voxels() / scene.size().classes();
            int i = trial.place(image, c, voxel);
            Difference zero = new Difference("slope", i, found.at(i), 0, allowed.at(i));
            if (scene.truth()[k] == 1 && exact.at(i) <= 0) {
                relation.atMost(zero);
            } else if (scene.truth()[k] == 0 && exact.at(i) >= 0) {
                relation.atLeast(zero);
            }
        }
    }
}
