package io.github.certidice.gate.property;

import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Scene;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TensorWords;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.sample.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where voxels are doesn't matter: permuted in each image, they give the same value and permuted gradients. */
final class VoxelPermutation implements Property {

    private static final String FLAG = "VOXEL_ORDER";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "voxel-permutation",
                "Permutation of voxels",
                "Voxels that are permuted within their images give the same value, and the same gradient, permuted.",
                "L(\\pi p, \\pi g) = L(p, g)",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return call.forms().stream().noneMatch(form -> form.isOpen())
                ? Optional.of("its arguments tell voxels apart")
                : Optional.empty();
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        Size size = trial.scene().size();
        if (size.voxels() < 2 || !trial.form().isOpen()) {
            return Optional.empty();
        }
        int[] permutation = permutation(size.voxels(), trial.random());
        Scene permuted =
                trial.scene().rearranged(size, k -> k / size.voxels() * size.voxels() + permutation[k % size.voxels()]);
        Trial other = trial.with(permuted);
        return Optional.of(Experiment.of(
                List.of(trial, other),
                answers -> new Compared(trial, other, permutation).judge(answers.get(0), answers.get(1))));
    }

    /** Any but the identity. */
    private static int[] permutation(int size, SplitMix64 random) {
        int[] all = IntStream.range(0, size).toArray();
        for (int k = size - 1; k > 0; k--) {
            swap(all, k, random.nextInt(k + 1));
        }
        if (IntStream.range(0, size).allMatch(k -> all[k] == k)) {
            swap(all, 0, size - 1);
        }
        return all;
    }

    private static void swap(int[] all, int i, int j) {
        int kept = all[i];
        all[i] = all[j];
        all[j] = kept;
    }

    /** The two trials: voxel k of the second is voxel {@code permutation[k]} of the first. */
    private record Compared(Trial trial, Trial other, int[] permutation) {

        private Judgement judge(Observed first, Observed second) {
            Relation relation = new Relation(FLAG);
            if (relation.hasShape("value", second.value(), first.value().shape())) {
                compareValues(relation, first, second);
            }
            if (trial.isOfGradient() && relation.hasGradient(trial, first) && relation.hasGradient(other, second)) {
                int[] moved = moved(trial.scene().size().classes());
                Tensor g = first.gradient().orElseThrow();
                Tensor b = trial.ownBounds(first).gradient().orElseThrow();
                Tensor c = other.ownBounds(second).gradient().orElseThrow();
                relation.compare(
                        "gradient",
                        second.gradient().orElseThrow(),
                        i -> g.at(moved[i]),
                        i -> b.at(moved[i]) + c.at(i));
            }
            return relation.judgement(() -> List.of(
                    new Fact("permutation", text()),
                    new Fact(
                            "permuted to",
                            TensorWords.of(other.asked().tensors().prediction()))));
        }

        /** A value that keeps voxels is permuted like them, with or without classes. */
        private void compareValues(Relation relation, Observed first, Observed second) {
            Size size = trial.scene().size();
            int perVoxel = first.value().size() / (size.images() * size.voxels());
            boolean keeps = first.value().size() == perVoxel * size.images() * size.voxels()
                    && (perVoxel == 1 || perVoxel == size.classes())
                    && isElementwise(first.value());
            int[] moved = keeps
                    ? moved(perVoxel)
                    : IntStream.range(0, first.value().size()).toArray();
            Tensor b = trial.ownBounds(first).value();
            Tensor c = other.ownBounds(second).value();
            if (relation.hasShape("value", first.value(), b.shape())) {
                relation.compare(
                        "value", second.value(), i -> first.value().at(moved[i]), i -> b.at(moved[i]) + c.at(i));
            }
        }

        private boolean isElementwise(Tensor value) {
            return trial.parts().stream().anyMatch(Structure::isElementwise) && value.rank() > 0;
        }

        /** For each place of the second tensor the one of the first that has the same voxel. */
        private int[] moved(int classes) {
            Size size = trial.scene().size();
            int[] from = new int[size.images() * size.voxels() * classes];
            for (int image = 0; image < size.images(); image++) {
                for (int voxel = 0; voxel < size.voxels(); voxel++) {
                    for (int c = 0; c < classes; c++) {
                        from[place(classes, image, c, voxel)] = place(classes, image, c, permutation[voxel]);
                    }
                }
            }
            return from;
        }

        private int place(int classes, int image, int c, int voxel) {
            return classes == 1 ? image * trial.scene().size().voxels() + voxel : trial.place(image, c, voxel);
        }

        private String text() {
            return Arrays.stream(permutation).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        }
    }
}
