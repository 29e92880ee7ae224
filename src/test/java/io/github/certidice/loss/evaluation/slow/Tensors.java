package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.image.Tensor;
import io.github.certidice.loss.evaluation.Case;
import io.github.certidice.loss.pipeline.Front;
import io.github.certidice.loss.pipeline.Layout;
import io.github.certidice.loss.pipeline.Layout.ChannelAxis;
import io.github.certidice.loss.pipeline.Layout.Encoding;
import io.github.certidice.loss.pipeline.Layout.Labels;
import io.github.certidice.loss.pipeline.Voids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Target and void voxels by image, class and voxel. */
final class Tensors {

    private final Layout layout;
    private final Voids voids;
    private final Case tensors;
    private final Places prediction;
    private final Places target;
    private final Digits digits;
    private final Map<Places.Place, Plain> counts = new HashMap<>();
    private final Map<Places.Place, Plain> targets = new HashMap<>();

    Tensors(Front front, Case tensors, Digits digits) {
        this.layout = front.layout();
        this.voids = front.voids();
        this.tensors = tensors;
        this.digits = digits;
        prediction = new Places(tensors.prediction().shape(), layout.channels());
        target = new Places(tensors.target().shape(), targetAxis());
    }

    private List<Integer> predictionShape() {
        return tensors.prediction().shape();
    }

    /** Where the target has its classes; it may lack the axis. */
    private ChannelAxis targetAxis() {
        boolean lacksAxis = tensors.target().rank() < predictionShape().size();
        return isIndex() && lacksAxis ? ChannelAxis.NONE : layout.channels();
    }

    boolean isIndex() {
        return layout.target() == Encoding.INDEX
                || layout.target() == Encoding.INDEX_CHANNEL
                || layout.target() == Encoding.INDEX_EITHER
                || layout.target() == Encoding.BY_SHAPE
                        && !tensors.target().shape().equals(predictionShape());
    }

    Places places() {
        return prediction;
    }

    /** The index as it is in the tensor, or as the nearest class. */
    int label(int image, int voxel) {
        int raw = (int) rawLabel(image, voxel);
        return layout.labels() == Labels.CLAMPED ? Math.min(Math.max(raw, 0), prediction.classes() - 1) : raw;
    }

    private double rawLabel(int image, int voxel) {
        return tensors.target().at(target.index(image, 0, voxel));
    }

    /** g. */
    Plain target(int image, int c, int voxel) {
        return targets.computeIfAbsent(new Places.Place(image, c, voxel), any -> readTarget(image, c, voxel));
    }

    /** How much a voxel counts for a class. */
    Plain counts(int image, int c, int voxel) {
        return counts.computeIfAbsent(new Places.Place(image, c, voxel), any -> readCounts(image, c, voxel));
    }

    private Plain readTarget(int image, int c, int voxel) {
        if (!isIndex()) {
            return Plain.of(tensors.target().at(target.index(image, c, voxel)), digits);
        }
        return label(image, voxel) == c ? Plain.of(1, digits) : Plain.of(layout.offValue(), digits);
    }

    private Plain readCounts(int image, int c, int voxel) {
        if (voids.source() instanceof Voids.Label label) {
            double found = isIndex() ? rawLabel(image, voxel) : tensors.target().at(target.index(image, c, voxel));
            return Plain.of(found == label.value() ? 0 : 1, digits);
        }
        if (voids.source() instanceof Voids.LastTargetChannel) {
            return target(image, prediction.classes(), voxel).complement();
        }
        return voids.source() instanceof Voids.Mask mask
                ? mask(tensors.extra().get(mask.argument()), image, c, voxel)
                : Plain.of(1, digits);
    }

    private Plain mask(Tensor mask, int image, int c, int voxel) {
        boolean lacksClasses = mask.rank() < predictionShape().size();
        Places places = new Places(mask.shape(), lacksClasses ? ChannelAxis.NONE : layout.channels());
        int from = places.images() == 1 ? 0 : image;
        int of = places.classes() == 1 ? 0 : c;
        return Plain.of(mask.at(places.index(from, of, voxel)), digits);
    }

    /** g of an index that is 0 like the prediction's numbers: that of class 0. */
    Plain targetOfZero(int c) {
        return Plain.of(c == 0 ? 1 : 0, digits);
    }

    /** The classes that count. */
    static List<Integer> kept(Front front, int classes) {
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            boolean background = front.channels().withoutFirst() && c == 0 && classes > 1;
            boolean listed =
                    front.channels().kept().isEmpty() || front.channels().kept().contains(c);
            if (!background && listed) {
                kept.add(c);
            }
        }
        return kept;
    }
}
