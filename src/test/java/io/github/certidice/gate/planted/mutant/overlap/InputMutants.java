package io.github.certidice.gate.planted.mutant.overlap;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.plain.Options.Activation;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import io.github.certidice.gate.planted.plain.Voxels;
import io.github.certidice.loss.evaluation.Case;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/** Mistakes in how overlap losses read tensors and make probabilities of them. */
public final class InputMutants {

    private static final String DICE = MONAI + "DiceLoss()";
    private static final String SIGMOID = MONAI + "DiceLoss(sigmoid=True)";
    private static final String SOFTMAX = MONAI + "DiceLoss(" + FROM_INDEX + ")";
    private static final String LABELS = SMP + "DiceLoss('multilabel')";
    private static final String SOFT = MONAI + "DiceLoss(soft_label=True)";

    private InputMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(activations(), overflows(), targets(), places())
                .flatMap(List::stream)
                .toList();
    }

    /** Changes numbers of the target. */
    private static Mutant target(Mutant mutant, DoubleUnaryOperator change) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Voxels voxels(Case tensors) {
                Voxels read = super.voxels(tensors);
                read.each((b, c, v) -> read.g()[b][c][v] = change.applyAsDouble(read.g()[b][c][v]));
                return read;
            }
        });
    }

    /** Changes probabilities; the derivative goes on as if that hadn't happened. */
    private static Mutant probability(Mutant mutant, DoubleUnaryOperator change) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected double[] activate(double[] z) {
                return Arrays.stream(super.activate(z)).map(change).toArray();
            }
        });
    }

    private static List<Mutant> activations() {
        return List.of(
                Changed.of(
                        Mutant.of(
                                        "no-activation",
                                        "Logits are taken for probabilities.",
                                        "corpus 16: jakeret/tf_unet #15")
                                .on(SIGMOID, SOFTMAX, "optax.losses.binary_dice_loss()"),
                        o -> o.activation = Activation.NONE),
                twice("sigmoid-of-sigmoid", SIGMOID),
                twice("sigmoid-of-softmax", SOFTMAX),
                Changed.of(
                        Mutant.of(
                                        "softmax-for-sigmoid",
                                        "Classes that don't exclude each other share a softmax.",
                                        "corpus 50: segmentation_models.pytorch #889")
                                .on(LABELS, SIGMOID),
                        o -> o.activation = Activation.SOFTMAX),
                Changed.of(
                        Mutant.of(
                                        "sigmoid-for-softmax",
                                        "Classes that exclude each other get a sigmoid each.",
                                        "corpus 50: segmentation_models.pytorch #542")
                                .on(SOFTMAX),
                        o -> o.activation = Activation.SIGMOID),
                Mutant.of("softmax-over-voxels", "The softmax runs over the voxels of a class.")
                        .on(SOFTMAX)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[][][] activated() {
                                double[][][] p = Voxels.like(x.z());
                                for (int b = 0; b < p.length; b++) {
                                    for (int c = 0; c < p[b].length; c++) {
                                        p[b][c] = softmax(x.z()[b][c]);
                                    }
                                }
                                return p;
                            }
                        }),
                probability(
                        Mutant.of("thresholded", "Probabilities are rounded to 0 and 1; the gradient passes them by.")
                                .on(DICE),
                        p -> p > 0.5 ? 1 : 0),
                probability(
                        Mutant.of("clipped-wide", "Probabilities are clipped to [0.001, 0.999].")
                                .on(DICE, SIGMOID),
                        p -> Math.min(Math.max(p, 0.001), 0.999)),
                probability(Mutant.of("complement", "1 - p is taken for p.").on(DICE), p -> 1 - p));
    }

    private static Mutant twice(String slug, String call) {
        return probability(
                Mutant.of(slug, "The activation is followed by a sigmoid.", "corpus 16: Loss_ToolBox-PyTorch #11")
                        .on(call),
                p -> 1 / (1 + Math.exp(-p)));
    }

    private static List<Mutant> overflows() {
        return List.of(
                Mutant.of("softmax-without-shift", "The softmax overflows at large logits.")
                        .on(SOFTMAX)
                        .flagged("NOT_FINITE")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] softmax(double[] z) {
                                double[] e = Arrays.stream(z).map(Math::exp).toArray();
                                double sum = sum(e);
                                return Arrays.stream(e).map(each -> each / sum).toArray();
                            }
                        }),
                Mutant.of("sigmoid-overflows", "The sigmoid is e^z / (1 + e^z), which is NaN at 800.")
                        .on(SIGMOID)
                        .flagged("NOT_FINITE")
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double sigmoid(double z) {
                                return Math.exp(z) / (1 + Math.exp(z));
                            }
                        }));
    }

    private static List<Mutant> targets() {
        return List.of(
                target(
                        Mutant.of(
                                        "targets-of-255",
                                        "Foreground is 255, as in image files: losses below 0.",
                                        "corpus 15: wolny/pytorch-3dunet #6")
                                .on(DICE, SIGMOID),
                        g -> 255 * g),
                target(
                        Mutant.of("soft-labels-rounded", "Soft labels are rounded.")
                                .on(SOFT),
                        Math::rint),
                target(
                        Mutant.of("soft-labels-cut", "Soft labels are cast to integers.")
                                .on(SOFT, DICE),
                        Math::floor),
                target(
                        Mutant.of("labels-leak", "The one-hot target has 1e-6 for classes that a voxel isn't of.")
                                .on(SOFTMAX)
                                .flagged("OTHER"),
                        g -> g == 0 ? 1e-6 : g),
                target(
                        Mutant.of("target-inverted", "Background is taken for foreground.")
                                .on(DICE),
                        g -> 1 - g));
    }

    private static Mutant moved(Mutant mutant, Place place) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Voxels voxels(Case tensors) {
                Voxels read = super.voxels(tensors);
                double[][][] g = Voxels.like(read.g());
                read.each((b, c, v) -> g[b][c][v] = place.target(read, new int[] {b, c, v}));
                return new Voxels(read.z(), g, read.m());
            }
        });
    }

    private interface Place {
        double target(Voxels read, int[] at);
    }

    private static List<Mutant> places() {
        return List.of(
                moved(
                        Mutant.of("target-transposed", "The target is read with classes last.")
                                .on(DICE, SIGMOID),
                        (read, at) -> {
                            int flat = at[2] * read.classes() + at[1];
                            return read.g()[at[0]][flat / read.size()][flat % read.size()];
                        }),
                moved(
                        Mutant.of(
                                        "first-image-broadcast",
                                        "All images are compared with the first one's target.",
                                        "corpus 50: mmsegmentation #3172")
                                .on(DICE, LABELS),
                        (read, at) -> read.g()[0][at[1]][at[2]]),
                moved(
                        Mutant.of("first-channel-broadcast", "All classes are compared with the first one's target.")
                                .on(DICE, LABELS),
                        (read, at) -> read.g()[at[0]][0][at[2]]),
                moved(
                        Mutant.of("labels-off-by-one", "Class c is compared with the target of class c + 1.")
                                .on(SOFTMAX),
                        (read, at) -> read.g()[at[0]][(at[1] + 1) % read.classes()][at[2]]),
                moved(
                        Mutant.of("target-flipped", "The target is read from its last voxel to its first.")
                                .on(DICE),
                        (read, at) -> read.g()[at[0]][at[1]][read.size() - 1 - at[2]]),
                counted("last-voxel-dropped", "The last voxel doesn't count.", (read, at) -> at[2] < read.size() - 1),
                counted("first-image-only", "Images but the first don't count.", (read, at) -> at[0] == 0));
    }

    private interface Counts {
        boolean counts(Voxels read, int[] at);
    }

    private static Mutant counted(String slug, String wrong, Counts counts) {
        return Mutant.of(slug, wrong).on(DICE, SOFTMAX).made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Voxels voxels(Case tensors) {
                Voxels read = super.voxels(tensors);
                read.each((b, c, v) -> {
                    read.m()[b][c][v] = counts.counts(read, new int[] {b, c, v}) ? 1 : 0;
                    read.g()[b][c][v] *= read.m()[b][c][v];
                });
                return read;
            }
        });
    }
}
