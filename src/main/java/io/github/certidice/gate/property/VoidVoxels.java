package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Difference;
import io.github.certidice.oracle.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Voxels that don't count have no influence, whatever is predicted there, and no gradient. */
final class VoidVoxels implements Property {

    private static final String FLAG = "VOID_VOXELS_COUNT";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "void-voxels",
                "Ignored voxels",
                "Voxels that don't count have no influence on the value or on the gradient of others, and no gradient of"
                        + " their own.",
                "L(p, g) = L(p', g) \\text{ where } p_i = p'_i \\text{ for all } i \\text{ that count}",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return call.forms().stream().allMatch(form -> form.intake().ignored().isEmpty())
                ? Optional.of("all voxels count")
                : Optional.empty();
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        if (!trial.scene().isAnyIgnored() || !trial.parts().stream().allMatch(Structure::leavesVoidsOut)) {
            return Optional.empty();
        }
        Trial other = trial.with(changed(trial));
        return Optional.of(
                Experiment.of(List.of(trial, other), answers -> judge(trial, other, answers.get(0), answers.get(1))));
    }

    /** At void voxels classes change places, and the first one gains. */
    private static Scene changed(Trial trial) {
        Scene scene = trial.scene();
        Size size = scene.size();
        double[] belief = scene.belief().clone();
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                for (int c = 0; c < size.classes() && scene.ignored(image, voxel); c++) {
                    belief[size.index(image, c, voxel)] = other(trial, image, c, voxel);
                }
            }
        }
        return scene.withBelief(belief);
    }

    private static double other(Trial trial, int image, int c, int voxel) {
        Scene scene = trial.scene();
        double next = scene.prediction(image, (c + 1) % scene.size().classes(), voxel);
        return switch (trial.form().intake().numbers()) {
            case LOGITS -> scene.dtype().nearest(c - next / 2 + 1);
            case PROBABILITIES -> scene.dtype().nearest(1 - next / 2);
            case SHARES -> scene.dtype().nearest((next + (c == 0 ? 1 : 0)) / 2);
            case LABELS -> trial.form().intake().exclusive() ? next : 1 - next;
        };
    }

    private static Judgement judge(Trial trial, Trial other, Observed first, Observed second) {
        Relation relation = new Relation(FLAG);
        Tensor bound = trial.ownBounds(first).value();
        if (relation.hasShape("value", second.value(), first.value().shape())
                && relation.hasShape("value", first.value(), bound.shape())) {
            Tensor b = other.ownBounds(second).value();
            relation.compare("value", second.value(), i -> first.value().at(i), i -> bound.at(i) + b.at(i));
        }
        if (trial.isOfGradient() && relation.hasGradient(trial, first) && relation.hasGradient(other, second)) {
            compareGradients(relation, List.of(trial, other), List.of(first, second));
        }
        return relation.judgement(() -> List.of(
                new Fact("changed to", TensorWords.of(other.asked().tensors().prediction()))));
    }

    private static void compareGradients(Relation relation, List<Trial> trials, List<Observed> answers) {
        List<Tensor> bounds = new ArrayList<>();
        for (int k = 0; k < 2; k++) {
            bounds.add(trials.get(k).ownBounds(answers.get(k)).gradient().orElseThrow());
        }
        Tensor first = answers.get(0).gradient().orElseThrow();
        relation.compare(
                "gradient",
                answers.get(1).gradient().orElseThrow(),
                first::at,
                i -> bounds.get(0).at(i) + bounds.get(1).at(i));
        compareWithNone(relation, trials.get(0), first);
    }

    /** No gradient means 0, without rounding. */
    private static void compareWithNone(Relation relation, Trial trial, Tensor gradient) {
        Size size = trial.scene().size();
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                for (int c = 0; c < size.classes() && trial.scene().ignored(image, voxel); c++) {
                    int place = trial.place(image, c, voxel);
                    relation.compare(new Difference("gradient of a void voxel", place, gradient.at(place), 0, 0));
                }
            }
        }
    }
}
