package io.github.certidice.gate.planted.mutant.overlap;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import io.github.certidice.gate.planted.plain.Voxels;
import io.github.certidice.loss.evaluation.Case;
import java.util.List;

/** Mistakes with voxels that don't count, in overlap losses. */
public final class VoidMutants {

    private static final String MMSEG = "mmseg.models.losses.DiceLoss(smooth=1)";
    private static final String IGNORING = SMP + "DiceLoss('multiclass', ignore_index=255)";
    private static final String NEGATIVE = SMP + "JaccardLoss('multiclass', ignore_index=-1)";
    private static final String MASKED = MONAI + "MaskedDiceLoss(sigmoid=True)";
    private static final String MASKED_CLASSES = MONAI + "MaskedDiceLoss(" + FROM_INDEX + ")";

    private VoidMutants() {}

    /** Changes what was read. */
    private interface Reading {
        Voxels read(Options o, Case tensors);
    }

    private static Mutant reading(Mutant mutant, Reading reading) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Voxels voxels(Case tensors) {
                return reading.read(o, tensors);
            }
        });
    }

    /** In a fixed order. */
    public static List<Mutant> all() {
        return List.of(
                reading(
                        Mutant.of(
                                        "ignored-in-denominator",
                                        "Ignored voxels are left out of the intersection alone.",
                                        "corpus 12: mmsegmentation #1088")
                                .on(MMSEG),
                        VoidMutants::counted),
                reading(
                        Mutant.of(
                                        "ignore-index-unused",
                                        "ignore_index has no effect.",
                                        "corpus 13: segmentation_models.pytorch #366")
                                .on(IGNORING, NEGATIVE),
                        VoidMutants::counted),
                reading(
                        Mutant.of(
                                        "ignored-becomes-last-class",
                                        "The ignored label is clamped to the last class.",
                                        "corpus 13: PaddleSeg #933")
                                .on(IGNORING, MMSEG),
                        (o, tensors) -> labelled(o, tensors, -1)),
                reading(
                        Mutant.of("ignored-becomes-background", "Ignored voxels count as background.")
                                .on(IGNORING, NEGATIVE, MMSEG),
                        (o, tensors) -> labelled(o, tensors, 0)),
                reading(
                        Mutant.of(
                                        "negative-label-wraps-around",
                                        "Label -1 is the last class, as an index from the end.")
                                .on(NEGATIVE),
                        (o, tensors) -> labelled(o, tensors, -1)),
                reading(
                        Mutant.of(
                                        "logits-zeroed",
                                        "Logits of ignored voxels are set to 0, so they count as even shares.",
                                        "corpus 13: PaddleSeg #1072")
                                .on(IGNORING),
                        VoidMutants::zeroed),
                reading(
                        Mutant.of(
                                        "mask-before-activation",
                                        "The mask is multiplied before the activation.",
                                        "corpus 14: Project-MONAI/MONAI #657")
                                .on(MASKED, MASKED_CLASSES),
                        VoidMutants::zeroed),
                reading(Mutant.of("mask-unused", "The mask has no effect.").on(MASKED), (o, tensors) -> {
                    o.mask = null;
                    return Voxels.of(o, tensors);
                }),
                reading(
                        Mutant.of("mask-inverted", "The mask is 1 where voxels don't count.")
                                .on(MASKED),
                        VoidMutants::inverted),
                reading(
                        Mutant.of("mask-of-first-image", "All images get the mask of the first.")
                                .on(MASKED),
                        VoidMutants::ofFirst),
                Mutant.of("prediction-masked-only", "The target isn't masked: ignored foreground is missed.")
                        .on(MASKED_CLASSES, MASKED)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected Voxels voxels(Case tensors) {
                                Voxels whole = Voxels.of(o, new Case(tensors.prediction(), tensors.target()));
                                return new Voxels(
                                        whole.z(),
                                        whole.g(),
                                        Voxels.of(o, tensors).m());
                            }
                        }));
    }

    /** Without foreground, but counted. */
    private static Voxels counted(Options o, Case tensors) {
        Voxels read = Voxels.of(o, tensors);
        read.each((b, c, v) -> read.m()[b][c][v] = 1);
        return read;
    }

    /** Counted as of a class, which is the last one for -1. */
    private static Voxels labelled(Options o, Case tensors, int label) {
        Voxels read = Voxels.of(o, tensors);
        int chosen = label < 0 ? read.classes() + label : label;
        read.each((b, c, v) -> {
            read.g()[b][c][v] = read.m()[b][c][v] == 0 && c == chosen ? 1 : read.g()[b][c][v];
            read.m()[b][c][v] = 1;
        });
        return read;
    }

    private static Voxels zeroed(Options o, Case tensors) {
        Voxels read = Voxels.of(o, tensors);
        read.each((b, c, v) -> {
            read.z()[b][c][v] *= read.m()[b][c][v];
            read.m()[b][c][v] = 1;
        });
        return read;
    }

    private static Voxels inverted(Options o, Case tensors) {
        Voxels read = Voxels.of(o, new Case(tensors.prediction(), tensors.target()));
        Voxels masked = Voxels.of(o, tensors);
        read.each((b, c, v) -> {
            read.m()[b][c][v] = 1 - masked.m()[b][c][v];
            read.g()[b][c][v] *= read.m()[b][c][v];
        });
        return read;
    }

    private static Voxels ofFirst(Options o, Case tensors) {
        Voxels read = Voxels.of(o, new Case(tensors.prediction(), tensors.target()));
        Voxels masked = Voxels.of(o, tensors);
        read.each((b, c, v) -> {
            read.m()[b][c][v] = masked.m()[0][c][v];
            read.g()[b][c][v] *= read.m()[b][c][v];
        });
        return read;
    }
}
