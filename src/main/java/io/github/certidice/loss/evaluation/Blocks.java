package io.github.certidice.loss.evaluation;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import java.util.Arrays;
import java.util.Optional;

/**
 * A large prediction of floats and a binary target, whose images and classes are runs of memory: what the dense kernels
 * take.
 *
 * @param axes of both
 * @param prediction all of it
 * @param target all of it, 0 or 1
 */
record Blocks(Axes axes, float[] prediction, byte[] target) {

    /** Below this the general way is as fast. */
    private static final int SMALLEST = 1 << 13;

    /** Nothing where the tensors are small, or of other numbers, or voxels are void. */
    static Optional<Blocks> of(Grid grid, Tensor target) {
        boolean large = grid.prediction().size() >= SMALLEST && grid.counts().isAll();
        boolean contiguous = grid.axes().channels() != ChannelAxis.LAST || grid.classes() == 1;
        boolean same = !grid.isHard()
                && !grid.target().isIndex()
                && target.size() == grid.prediction().size();
        return large && contiguous && same && grid.prediction().elements() instanceof Tensor.Floats floats
                ? binary(target).map(bytes -> new Blocks(grid.axes(), floats.array(), bytes))
                : Optional.empty();
    }

    private static Optional<byte[]> binary(Tensor target) {
        if (!Scan.isBinary(target)) {
            return Optional.empty();
        }
        if (target.elements() instanceof Tensor.Bytes bytes) {
            return Optional.of(bytes.array());
        }
        byte[] copy = new byte[target.size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (byte) target.at(i);
        }
        return Optional.of(copy);
    }

    /** Where the numbers of an image and class begin. */
    int start(int image, int c) {
        return axes.index(image, c, 0);
    }

    private boolean isWhole() {
        return axes.voxels() == prediction.length;
    }

    /** The predictions of an image and class. */
    float[] prediction(int image, int c) {
        int start = start(image, c);
        return isWhole() ? prediction : Arrays.copyOfRange(prediction, start, start + axes.voxels());
    }

    /** The target of an image and class. */
    byte[] target(int image, int c) {
        int start = start(image, c);
        return isWhole() ? target : Arrays.copyOfRange(target, start, start + axes.voxels());
    }
}
