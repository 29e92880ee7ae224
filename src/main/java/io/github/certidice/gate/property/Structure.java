package io.github.certidice.gate.property;

import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.Grouping;
import io.github.certidice.loss.pipeline.LovaszLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.Voids;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the stages of a loss say about images and void voxels. */
final class Structure {

    private Structure() {}

    /** How the value of a batch follows from those of its images. */
    enum OfImages {
        /** It is their mean. */
        MEAN,
        /** It is their sum. */
        SUM,
        /** It is a row of them. */
        ROW
    }

    /** The law for all parts alike; none where there is none. */
    static Optional<OfImages> ofImages(Trial trial) {
        boolean voids = trial.scene().isAnyIgnored();
        Set<Optional<OfImages>> laws =
                trial.parts().stream().map(part -> ofImages(part, voids)).collect(Collectors.toSet());
        return laws.size() == 1 ? laws.iterator().next() : Optional.empty();
    }

    private static Optional<OfImages> ofImages(Part part, boolean voids) {
        if (part.loss() instanceof OverlapLoss overlap) {
            boolean apart =
                    overlap.grouping().perImage() && isOfImage(overlap.overlap().weights());
            return apart && keepsAll(overlap.empty()) ? ofImages(overlap.averaging()) : Optional.empty();
        }
        if (part.loss() instanceof LovaszLoss lovasz) {
            boolean apart = lovasz.grouping().perImage() && keepsAll(lovasz.empty());
            return apart ? ofImages(lovasz.averaging()) : Optional.empty();
        }
        if (part.loss() instanceof PixelwiseLoss pixelwise) {
            return ofImages(pixelwise, voids);
        }
        return part.loss().grouping().perImage() ? ofImages(part.loss().averaging()) : Optional.empty();
    }

    private static Optional<OfImages> ofImages(PixelwiseLoss loss, boolean voids) {
        if (loss.term() instanceof PixelTerm.BalancedCrossEntropy) {
            return Optional.empty();
        }
        if (loss.elementwise()) {
            return Optional.of(OfImages.ROW);
        }
        if (loss.grouping().perImage()) {
            return keepsAll(loss, voids) ? ofImages(loss.averaging()) : Optional.empty();
        }
        return loss.grouping() == Grouping.ALL && loss.top().isEmpty() ? ofDivisor(loss, voids) : Optional.empty();
    }

    /** A group where nothing counts may be left out. */
    private static boolean keepsAll(PixelwiseLoss loss, boolean voids) {
        return !voids || loss.divisor() instanceof PixelwiseLoss.AllTerms;
    }

    private static Optional<OfImages> ofDivisor(PixelwiseLoss loss, boolean voids) {
        if (loss.divisor() instanceof PixelwiseLoss.One) {
            return Optional.of(OfImages.SUM);
        }
        boolean fixed = loss.divisor() instanceof PixelwiseLoss.AllTerms
                || loss.divisor() instanceof PixelwiseLoss.CountedTerms && !voids;
        return fixed ? Optional.of(OfImages.MEAN) : Optional.empty();
    }

    private static boolean keepsAll(EmptyRule rule) {
        return !(rule instanceof EmptyRule.Skipped);
    }

    private static boolean isOfImage(RatioWeights weights) {
        return !(weights instanceof RatioWeights.InverseVolume volume)
                || !(volume.absent() instanceof RatioWeights.AsLargestImage)
                        && !(volume.absent() instanceof RatioWeights.AsLargestImageTransposed);
    }

    private static Optional<OfImages> ofImages(Averaging averaging) {
        boolean alike =
                averaging.weights() instanceof Averaging.Equal || averaging.weights() instanceof Averaging.Given;
        if (!alike || !averaging.after().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (averaging.images()) {
                    case MEAN -> OfImages.MEAN;
                    case SUM -> OfImages.SUM;
                    case NONE -> OfImages.ROW;
                });
    }

    /** True where all images are one, so that it doesn't matter how voxels are spread over them. */
    static boolean isPooled(List<Part> parts) {
        return parts.stream().noneMatch(part -> part.loss().grouping().perImage() || isElementwise(part));
    }

    static boolean isElementwise(Part part) {
        return part.loss() instanceof PixelwiseLoss pixelwise && pixelwise.elementwise();
    }

    /** True where void voxels have no say in any part. */
    static boolean leavesVoidsOut(Part part) {
        Voids voids = part.front().voids();
        return !(voids.source() instanceof Voids.Nothing) && voids.effect() != Voids.Effect.OUT_OF_INTERSECTION;
    }
}
