package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Voids;
import java.util.List;

/** How much each voxel counts, by what says which ones are void. */
final class CountsReader {

    private final Voids voids;
    private final Case tensors;
    private final Axes axes;
    private final Grid.Reader target;

    CountsReader(Voids voids, Case tensors, Axes axes, Grid.Reader target) {
        this.voids = voids;
        this.tensors = tensors;
        this.axes = axes;
        this.target = target;
    }

    Grid.Counts reader() {
        if (voids.source() instanceof Voids.Label label) {
            return label(label.value());
        }
        if (voids.source() instanceof Voids.LastTargetChannel) {
            return (image, c, voxel) -> 1 - target.at(image, axes.classes(), voxel);
        }
        return voids.source() instanceof Voids.Mask mask && tensors.extra().containsKey(mask.argument())
                ? mask(mask.argument())
                : ALL;
    }

    private static final Grid.Counts ALL = new Grid.Counts() {
        @Override
        public double at(int image, int c, int voxel) {
            return 1;
        }

        @Override
        public boolean isAll() {
            return true;
        }
    };

    /** An index is void for all classes; a number for a class is void for that class. */
    private Grid.Counts label(int value) {
        Tensor raw = tensors.target();
        return target.isIndex()
                ? (image, c, voxel) -> raw.at(image * axes.voxels() + voxel) == value ? 0 : 1
                : (image, c, voxel) -> target.at(image, c, voxel) == value ? 0 : 1;
    }

    private Grid.Counts mask(String argument) {
        Tensor mask = tensors.extra().get(argument);
        GridReader.requireFinite(argument, mask);
        requireShares(argument, mask);
        List<Integer> shape = tensors.prediction().shape();
        List<Integer> one = Axes.withChannels(shape, axes.channels(), 1);
        Axes own = fits(mask.shape(), shape) ? axes : axes.withClasses(1);
        int images = mask.rank() > 0 && mask.axis(0) == 1 ? 1 : axes.images();
        boolean fits = fits(mask.shape(), shape)
                || fits(mask.shape(), one)
                || fits(mask.shape(), Axes.withoutChannels(shape, axes.channels()));
        if (!fits) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH", argument, "shape " + mask.shape(), shape + " or " + one + ", or one image of it");
        }
        return (image, c, voxel) -> mask.at(own.index(images == 1 ? 0 : image, own.classes() == 1 ? 0 : c, voxel));
    }

    /** Equal, or one image for all. */
    private static boolean fits(List<Integer> shape, List<Integer> wanted) {
        return shape.equals(wanted)
                || !shape.isEmpty()
                        && shape.size() == wanted.size()
                        && shape.get(0) == 1
                        && shape.subList(1, shape.size()).equals(wanted.subList(1, wanted.size()));
    }

    private static void requireShares(String argument, Tensor mask) {
        for (int i = 0; i < mask.size(); i++) {
            if (mask.at(i) < 0 || mask.at(i) > 1) {
                throw InvalidInput.of(argument, mask.at(i) + " at element " + i, "numbers from 0 to 1");
            }
        }
    }
}
