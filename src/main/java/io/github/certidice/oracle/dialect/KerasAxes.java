package io.github.certidice.oracle.dialect;

import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.Averaging.Reduction;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Sizes;
import io.github.certidice.oracle.call.Arguments;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The axes that Keras sums over, and what it does with the rest.
 *
 * @param layout where images, classes and voxels are
 * @param grouping what the axes amount to
 */
record KerasAxes(Layout layout, Grouping grouping) {

    private static final int RANK = 4;
    private static final Layout FLAT = Layout.of(ChannelAxis.FLAT, Encoding.CHANNELS);
    private static final Layout IMAGES =
            Layout.of(ChannelAxis.LAST, Encoding.CHANNELS).with(Sizes.ofRank(RANK));

    /** Of the argument {@code axis}: None for all. */
    static KerasAxes of(Arguments a) {
        if (a.isNone("axis")) {
            return new KerasAxes(FLAT, Grouping.ALL);
        }
        Set<Integer> axes = a.wholes("axis").orElseThrow().stream()
                .map(axis -> axis < 0 ? axis + RANK : axis)
                .collect(Collectors.toUnmodifiableSet());
        return new KerasAxes(IMAGES, grouping(a, axes));
    }

    private static Grouping grouping(Arguments a, Set<Integer> axes) {
        if (axes.equals(Set.of(1, 2))) {
            return Grouping.IMAGE_CLASS;
        }
        if (axes.equals(Set.of(1, 2, 3))) {
            return Grouping.IMAGE;
        }
        if (axes.equals(Set.of(0, 1, 2))) {
            return Grouping.CLASS;
        }
        if (axes.equals(Set.of(0, 1, 2, 3))) {
            return Grouping.ALL;
        }
        throw a.unsupported("axis", "None, or (1, 2), (1, 2, 3), (0, 1, 2) or all four axes of (B, H, W, C)");
    }

    /** What the argument {@code reduction} of loss classes says. */
    static Reduction reduction(Arguments a) {
        if (a.isNone("reduction")) {
            return Reduction.NONE;
        }
        return switch (a.choice("reduction", "sum_over_batch_size", "sum", "none", "mean", "mean_with_sample_weight")) {
            case "sum" -> Reduction.SUM;
            case "none" -> Reduction.NONE;
            default -> Reduction.MEAN;
        };
    }

    /** All groups alike. */
    static Averaging averaging(Reduction reduction) {
        return Averaging.of(reduction, reduction);
    }
}
