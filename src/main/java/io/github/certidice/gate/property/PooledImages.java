package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import java.util.List;
import java.util.Optional;

/** Where one loss is taken over all images, they may as well be one large image. */
final class PooledImages implements Property {

    private static final String FLAG = "BATCH_AS_ONE_IMAGE";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "pooled-images",
                "Images pooled",
                "Where sums run over the whole batch, the loss is that of one image with all their voxels.",
                "L(p, g) = L((p_1, \\dots, p_B), (g_1, \\dots, g_B))",
                FLAG);
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        Size size = trial.scene().size();
        boolean says = size.images() > 1
                && !size.spatial().isEmpty()
                && trial.form().isOpen()
                && Structure.isPooled(trial.parts());
        return says ? Optional.of(experiment(trial, pooled(trial.scene()))) : Optional.empty();
    }

    private static Scene pooled(Scene scene) {
        Size size = scene.size();
        return scene.rearranged(size.pooled(), k -> k);
    }

    private static Experiment experiment(Trial trial, Scene pooled) {
        Trial other = trial.with(pooled);
        return Experiment.of(List.of(trial, other), answers -> judge(List.of(trial, other), answers));
    }

    private static Judgement judge(List<Trial> trials, List<Observed> answers) {
        Relation relation = new Relation(FLAG);
        Observed batch = answers.get(0);
        Observed one = answers.get(1);
        Tensor bound = trials.get(0).ownBounds(batch).value();
        if (relation.hasShape("value", batch.value(), bound.shape())
                && relation.hasShape("value", one.value(), bound.shape())) {
            Tensor other = trials.get(1).ownBounds(one).value();
            relation.compare("value", batch.value(), one.value()::at, i -> bound.at(i) + other.at(i));
        }
        if (trials.get(0).isOfGradient()
                && relation.hasGradient(trials.get(0), batch)
                && relation.hasGradient(trials.get(1), one)) {
            compareGradients(relation, trials, answers);
        }
        return relation.judgement(() -> List.of(new Fact("as one image", TensorWords.numbers(one.value()))));
    }

    private static void compareGradients(Relation relation, List<Trial> trials, List<Observed> answers) {
        Tensor bound = trials.get(0).ownBounds(answers.get(0)).gradient().orElseThrow();
        Tensor other = trials.get(1).ownBounds(answers.get(1)).gradient().orElseThrow();
        Tensor slopes = answers.get(1).gradient().orElseThrow();
        int[] moved = moved(trials.get(0), trials.get(1));
        relation.compare(
                "gradient",
                answers.get(0).gradient().orElseThrow(),
                i -> slopes.at(moved[i]),
                i -> bound.at(i) + other.at(moved[i]));
    }

    /** For each place in the batch the one in the large image. */
    private static int[] moved(Trial batch, Trial one) {
        Size size = batch.scene().size();
        int[] places = new int[size.numbers()];
        for (int image = 0; image < size.images(); image++) {
            for (int voxel = 0; voxel < size.voxels(); voxel++) {
                for (int c = 0; c < size.classes(); c++) {
                    places[batch.place(image, c, voxel)] = one.place(0, c, image * size.voxels() + voxel);
                }
            }
        }
        return places;
    }
}
