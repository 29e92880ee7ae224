package io.github.certidice.gate.property.symmetry;

import io.github.certidice.gate.property.Experiment;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.symmetry.Twin.Place;
import io.github.certidice.gate.property.symmetry.Twin.Places;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.gate.scene.Form;
import io.github.certidice.gate.scene.Part;
import io.github.certidice.gate.scene.Size;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.scene.Trial;
import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.GroupedLoss;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** The images of a batch in the other order. */
final class ImagePermutation implements Property {

    private static final String FLAG = "IMAGE_ORDER";

    @Override
    public PropertyWords words() {
        return new PropertyWords(
                "image-permutation",
                "Permutation of images",
                "The images of a batch in the other order give the same value, or the same row of values in the other order,"
                        + " and the same gradients.",
                "L(p_{\\sigma(b)}, g_{\\sigma(b)}) = L(p_b, g_b)",
                FLAG);
    }

    @Override
    public Optional<String> silence(TestedCall call) {
        return Laws.silence(call, "its arguments tell images or voxels apart", ImagePermutation::holds);
    }

    private static boolean holds(Form form, List<Part> parts) {
        return form.isOpen() && parts.stream().noneMatch(ImagePermutation::readsAcross);
    }

    private static boolean readsAcross(Part part) {
        return part.loss() instanceof OverlapLoss overlap
                && overlap.overlap().weights() instanceof RatioWeights.InverseVolume volume
                && volume.absent() instanceof RatioWeights.AsLargestImageTransposed;
    }

    @Override
    public Optional<Experiment> on(Trial trial) {
        Size size = trial.scene().size();
        if (size.images() < 2 || !holds(trial.form(), trial.parts())) {
            return Optional.empty();
        }
        int last = size.images() - 1;
        Trial other = trial.with(trial.scene()
                .rearranged(size, k -> (last - k / size.voxels()) * size.voxels() + k % size.voxels()));
        Places places = Places.moved(place -> new Place(last - place.image(), place.c(), place.voxel()));
        return Optional.of(new Twin(trial, other, FLAG, places.with(rows(trial))).experiment());
    }

    /** A value that keeps images has as many numbers for each. */
    private static IntUnaryOperator rows(Trial trial) {
        if (trial.parts().stream().noneMatch(ImagePermutation::keepsImages)) {
            return i -> i;
        }
        int images = trial.scene().images();
        int each = Math.max(trial.answer().value().size() / images, 1);
        return i -> (images - 1 - i / each) * each + i % each;
    }

    private static boolean keepsImages(Part part) {
        GroupedLoss loss = part.loss();
        boolean kept = loss.grouping().perImage() && loss.averaging().images() == Averaging.Reduction.NONE;
        return kept || loss instanceof PixelwiseLoss pixelwise && pixelwise.elementwise();
    }
}
