package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Voids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Probabilities and targets by image, class and voxel, for numbers of the prediction that need not be doubles. */
final class Voxels {

    private final Front front;
    private final Tensors tensors;
    private final List<Plain> prediction;
    private final Digits digits;
    private final Map<List<Integer>, List<Chance>> chances = new HashMap<>();

    Voxels(Front front, Tensors tensors, List<Plain> prediction, Digits digits) {
        this.front = front;
        this.tensors = tensors;
        this.prediction = prediction;
        this.digits = digits;
    }

    Digits digits() {
        return digits;
    }

    Front front() {
        return front;
    }

    int images() {
        return tensors.places().images();
    }

    int voxels() {
        return tensors.places().voxels();
    }

    /** The classes that count. */
    List<Integer> classes() {
        return Tensors.kept(front, tensors.places().classes());
    }

    int allClasses() {
        return tensors.places().classes();
    }

    /** The classes that the activation sees. */
    private List<Integer> seen() {
        return front.channels().beforeActivation()
                ? classes()
                : IntStream.range(0, tensors.places().classes()).boxed().toList();
    }

    boolean isIndex() {
        return tensors.isIndex();
    }

    int label(int image, int voxel) {
        return tensors.label(image, voxel);
    }

    Plain target(int image, int c, int voxel) {
        return tensors.target(image, c, voxel);
    }

    /** The target times how much the voxel counts; an index times 0 is class 0. */
    Plain countedTarget(int image, int c, int voxel) {
        Plain counts = counts(image, c, voxel);
        boolean zeroed = isIndex() && counts.isZero() && front.voids().effect() == Voids.Effect.ZERO_BEFORE_ACTIVATION;
        return zeroed ? tensors.targetOfZero(c) : target(image, c, voxel).times(counts);
    }

    Plain counts(int image, int c, int voxel) {
        return tensors.counts(image, c, voxel);
    }

    Plain logit(int image, int c, int voxel) {
        return prediction.get(tensors.places().index(image, c, voxel));
    }

    Chance chance(int image, int c, int voxel) {
        List<Chance> all = chances.computeIfAbsent(List.of(image, voxel), any -> chances(image, voxel));
        return all.get(seen().indexOf(c));
    }

    private List<Chance> chances(int image, int voxel) {
        List<Plain> z = seen().stream().map(c -> entering(image, c, voxel)).toList();
        return new Activations(digits).of(front.activation(), z);
    }

    private Plain entering(int image, int c, int voxel) {
        Plain z = logit(image, c, voxel);
        return front.voids().effect() == Voids.Effect.ZERO_BEFORE_ACTIVATION ? z.times(counts(image, c, voxel)) : z;
    }

    Plain number(long n) {
        return Plain.of(n, digits);
    }
}
