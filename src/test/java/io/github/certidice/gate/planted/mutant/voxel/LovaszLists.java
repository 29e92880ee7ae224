package io.github.certidice.gate.planted.mutant.voxel;

import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.mutant.Mutant.Sign;
import io.github.certidice.gate.planted.plain.Cell;
import io.github.certidice.gate.planted.plain.Lovasz;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Voxels;
import io.github.certidice.loss.evaluation.Case;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mistakes in what Lovász losses sort together and average, and in their gradients. */
public final class LovaszLists {

    private static final String HINGE = "lovasz_losses.lovasz_hinge()";
    private static final String SOFTMAX = "lovasz_losses.lovasz_softmax()";
    private static final String ALL_CLASSES = "lovasz_losses.lovasz_softmax(classes='all')";
    private static final String IGNORING = "lovasz_losses.lovasz_softmax(ignore=255)";
    private static final String KORNIA = "kornia.losses.lovasz_softmax_loss()";
    private static final String SMP_CLASSES = SMP + "LovaszLoss('multiclass')";
    private static final String SMP_LABELS = SMP + "LovaszLoss('multilabel')";

    private LovaszLists() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(classes(), lists(), slopes()).flatMap(List::stream).toList();
    }

    private static List<Mutant> classes() {
        return List.of(
                Mutant.of(
                                "label-ids-as-foreground",
                                "The numbers of the labels are counted, not voxels of the class.",
                                "corpus 32: kornia #1682")
                        .on(KORNIA)
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected double foreground(int b, int c, int v) {
                                double label = 0;
                                for (int k = 0; k < x.classes(); k++) {
                                    label += k * x.g()[b][k][v];
                                }
                                return label;
                            }
                        }),
                Mutant.of(
                                "absent-classes-count",
                                "Classes that the target lacks count in the mean.",
                                "corpus 33: LovaszSoftmax #20")
                        .on(SOFTMAX, SMP_CLASSES)
                        .made(Family.LOVASZ, o -> {
                            o.present = false;
                            return new Lovasz(o);
                        }),
                Mutant.of("absent-classes-left-out", "Classes that the target lacks don't count.")
                        .on(ALL_CLASSES, KORNIA)
                        .made(Family.LOVASZ, o -> {
                            o.present = true;
                            return new Lovasz(o);
                        }),
                Mutant.of("present-divided-by-all", "The sum over present classes is divided by the number of all.")
                        .on(SOFTMAX)
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected double mean(double[] losses) {
                                return losses.length == 0 ? 0 : sum(losses) / Math.max(losses.length, x.classes());
                            }
                        }),
                Mutant.of("void-as-background", "Ignored voxels count as background.")
                        .on(IGNORING, "lovasz_losses.lovasz_hinge(ignore=255)")
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected Voxels voxels(Case tensors) {
                                Voxels read = super.voxels(tensors);
                                read.each((b, c, v) -> read.m()[b][c][v] = 1);
                                return read;
                            }
                        }),
                Mutant.of("nan-where-all-is-void", "The mean over no class is NaN, where the library has 0.")
                        .on(IGNORING)
                        .flagged("NOT_FINITE")
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected double mean(double[] losses) {
                                return sum(losses) / losses.length;
                            }
                        }));
    }

    private static List<Mutant> lists() {
        return List.of(
                Mutant.of(
                                "channels-sorted-together",
                                "Classes that don't exclude each other are sorted as one.",
                                "corpus 38: segmentation_models.pytorch LovaszLoss, mode multilabel")
                        .on(SMP_LABELS)
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected List<List<Cell>> rows() {
                                int[] classes = IntStream.range(0, x.classes()).toArray();
                                return super.rows().stream()
                                        .map(row -> List.of(
                                                new Cell(0, 0, row.get(0).images(), classes)))
                                        .toList();
                            }
                        }),
                Mutant.of("batch-sorted-together", "per_image has no effect: the batch is sorted as one image.")
                        .on(
                                "lovasz_losses.lovasz_softmax(per_image=True)",
                                SMP + "LovaszLoss('multiclass', per_image=True)")
                        .made(Family.LOVASZ, o -> {
                            o.perImage = false;
                            return new Lovasz(o);
                        }),
                Mutant.of("images-sorted-apart", "Each image is sorted by itself, where the batch is one.")
                        .on(SOFTMAX, SMP_CLASSES)
                        .made(Family.LOVASZ, o -> {
                            o.perImage = true;
                            return new Lovasz(o);
                        }));
    }

    private static Mutant sloped(String slug, String wrong, Slope slope) {
        return Mutant.of(slug, wrong).by(Sign.GRADIENT).on(HINGE, SOFTMAX).made(Family.LOVASZ, o -> new Lovasz(o) {
            @Override
            protected double slope(Item item) {
                return slope.of(item, super.slope(item));
            }
        });
    }

    private interface Slope {
        double of(Lovasz.Item item, double right);
    }

    private static List<Mutant> slopes() {
        return List.of(
                sloped(
                        "error-slope-unsigned",
                        "The derivative of an error is 1, whatever the label is.",
                        (item, right) -> Math.abs(right)),
                sloped(
                        "lovasz-gradient-times-error",
                        "The slope is multiplied by the error once more.",
                        (item, right) -> right * item.error()),
                Mutant.of("hinge-never-flat", "Voxels beyond the margin have a gradient.")
                        .by(Sign.GRADIENT)
                        .on(HINGE)
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected double slope(Item item) {
                                return 1 - 2 * item.g();
                            }
                        }),
                Mutant.of(
                                "gains-in-sorted-places",
                                "Slopes stay in sorted order instead of going back to their voxels.")
                        .by(Sign.GRADIENT)
                        .on(HINGE)
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected double loss(Cell cell, double share) {
                                double loss = super.loss(cell, share);
                                List<Item> places = items(cell);
                                double[] slopes = places.stream()
                                        .sorted(order())
                                        .mapToDouble(item -> byP[item.b()][item.c()][item.v()])
                                        .toArray();
                                for (int k = 0; k < slopes.length; k++) {
                                    Item item = places.get(k);
                                    byP[item.b()][item.c()][item.v()] = slopes[k];
                                }
                                return loss;
                            }
                        }),
                Mutant.of("lovasz-not-divided", "The mean's gradient isn't divided by classes and images.")
                        .by(Sign.GRADIENT)
                        .on(SOFTMAX, HINGE)
                        .flagged("FACTOR")
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected double slopeShare(double share) {
                                return 1;
                            }
                        }));
    }
}
