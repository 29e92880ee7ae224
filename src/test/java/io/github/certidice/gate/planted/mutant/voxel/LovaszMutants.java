package io.github.certidice.gate.planted.mutant.voxel;

import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.plain.Lovasz;
import io.github.certidice.gate.planted.plain.Options.Family;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mistakes in Lovász losses. */
public final class LovaszMutants {

    private static final String HINGE = "lovasz_losses.lovasz_hinge()";
    private static final String SOFTMAX = "lovasz_losses.lovasz_softmax()";
    private static final String SMP_CLASSES = SMP + "LovaszLoss('multiclass')";

    private LovaszMutants() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(orders(), gains(), jaccards(), errors())
                .flatMap(List::stream)
                .toList();
    }

    private static Mutant ordered(Mutant mutant, Comparator<Lovasz.Item> order) {
        return mutant.on(HINGE, SOFTMAX).made(Family.LOVASZ, o -> new Lovasz(o) {
            @Override
            protected Comparator<Item> order() {
                return order;
            }
        });
    }

    private static List<Mutant> orders() {
        return List.of(
                ordered(
                        Mutant.of("sorted-ascending", "Errors are sorted upwards.", "corpus 36: orders of errors"),
                        Comparator.comparingDouble(Lovasz.Item::error)),
                ordered(
                        Mutant.of(
                                "sorted-by-signed-margin",
                                "Errors are sorted by g - p with its sign.",
                                "corpus 36: orders of errors"),
                        Comparator.<Lovasz.Item>comparingDouble(item -> (2 * item.g() - 1) * item.error())
                                .reversed()),
                ordered(Mutant.of("not-sorted", "Voxels are taken as they come."), (a, b) -> 0),
                ordered(
                        Mutant.of("sorted-as-integers", "Errors are compared by their whole parts."),
                        Comparator.<Lovasz.Item>comparingInt(item -> (int) item.error())
                                .reversed()));
    }

    private interface Gains {
        double[] of(double[] jaccard);
    }

    private static Mutant gaining(Mutant mutant, Gains gains) {
        return mutant.on(HINGE, SOFTMAX).made(Family.LOVASZ, o -> new Lovasz(o) {
            @Override
            protected double[] gains(List<Item> sorted) {
                return gains.of(jaccard(sorted));
            }
        });
    }

    private static double[] differences(double[] jaccard, int from) {
        return IntStream.range(0, jaccard.length)
                .mapToDouble(k -> k < from ? jaccard[k] : jaccard[k] - jaccard[k - 1])
                .toArray();
    }

    private static List<Mutant> gains() {
        String seen = "corpus 36: Jaccard losses instead of their differences";
        return List.of(
                gaining(
                        Mutant.of(
                                "gains-not-differences", "Jaccard losses are used instead of their differences.", seen),
                        j -> j),
                gaining(
                        Mutant.of(
                                "first-gain-dropped",
                                "The first voxel gains nothing.",
                                "corpus 36: first element dropped"),
                        j -> IntStream.range(0, j.length)
                                .mapToDouble(k -> k == 0 ? 0 : j[k] - j[k - 1])
                                .toArray()),
                gaining(
                        Mutant.of("gains-shifted", "Each voxel has the gain of the next one."),
                        j -> IntStream.range(0, j.length)
                                .mapToDouble(k -> k + 1 < j.length ? j[k + 1] - j[k] : 0)
                                .toArray()),
                gaining(
                        Mutant.of("second-gain-whole", "Differences start one voxel too late."),
                        j -> differences(j, 2)),
                gaining(
                        Mutant.of("gains-from-last", "Differences are taken from the last Jaccard loss backwards."),
                        j -> IntStream.range(0, j.length)
                                .mapToDouble(k -> j[j.length - 1 - k] - (k + 1 < j.length ? j[j.length - 2 - k] : 0))
                                .toArray()));
    }

    private interface Jaccard {
        /** Of n foreground voxels, those missed and added so far, and whether the voxel is foreground. */
        double of(double n, double missed, double added, double g);
    }

    private static Mutant counting(Mutant mutant, Jaccard jaccard) {
        return mutant.on(HINGE, SOFTMAX).made(Family.LOVASZ, o -> new Lovasz(o) {
            @Override
            protected double[] jaccard(List<Item> sorted) {
                double n = sorted.stream().mapToDouble(Item::g).sum();
                double missed = 0;
                double added = 0;
                double[] losses = new double[sorted.size()];
                for (int k = 0; k < losses.length; k++) {
                    double g = sorted.get(k).g();
                    missed += g;
                    added += 1 - g;
                    losses[k] = jaccard.of(n, missed, added, g);
                }
                return losses;
            }
        });
    }

    private static List<Mutant> jaccards() {
        return List.of(
                counting(
                        Mutant.of(
                                "cumulative-sums-exclusive",
                                "Cumulative sums leave the voxel itself out.",
                                "corpus 36: cumulative sum exclusive"),
                        (n, missed, added, g) -> 1 - (n - missed + g) / Math.max(n + added - 1 + g, 1)),
                counting(
                        Mutant.of("union-exclusive", "The union leaves the voxel itself out."),
                        (n, missed, added, g) -> 1 - (n - missed) / Math.max(n + added - 1 + g, 1)),
                counting(
                        Mutant.of("union-of-all", "The union counts every voxel so far, foreground ones twice."),
                        (n, missed, added, g) -> 1 - (n - missed) / (n + missed + added)),
                counting(
                        Mutant.of("union-constant", "The union stays that of the target."),
                        (n, missed, added, g) -> 1 - (n - missed) / Math.max(n, 1)),
                counting(
                        Mutant.of("dice-for-jaccard", "The Dice loss is extended, not the Jaccard loss."),
                        (n, missed, added, g) -> 1 - 2 * (n - missed) / Math.max(2 * n - missed + added, 1)),
                counting(
                        Mutant.of(
                                "foreground-taken-for-background",
                                "The roles of foreground and background are exchanged."),
                        (n, missed, added, g) -> 1 - (n - added) / (n + missed + added)));
    }

    private interface Error {
        double of(double p, double g);
    }

    private static Mutant erring(Mutant mutant, Error error) {
        return mutant.made(Family.LOVASZ, o -> new Lovasz(o) {
            @Override
            protected double error(double p, double g) {
                return error.of(p, g);
            }
        });
    }

    private static List<Mutant> errors() {
        return List.of(
                erring(
                        Mutant.of("hinge-without-signs", "Labels stay 0 and 1 in the hinge.")
                                .on(HINGE),
                        (z, g) -> 1 - g * z),
                erring(
                        Mutant.of("hinge-of-margin-0", "The hinge has no margin.")
                                .on(HINGE),
                        (z, g) -> -(2 * g - 1) * z),
                erring(
                        Mutant.of("errors-squared", "Errors are squared.").on(SOFTMAX, SMP_CLASSES),
                        (p, g) -> (g - p) * (g - p)),
                erring(
                        Mutant.of("probability-for-error", "p is taken for the error, whatever the label is.")
                                .on(SOFTMAX, SMP_CLASSES),
                        (p, g) -> p),
                Mutant.of("elu-for-relu", "Right voxels have errors below 0: e^m instead of 1 + m, moved by 1.")
                        .on(HINGE)
                        .made(Family.LOVASZ, o -> new Lovasz(o) {
                            @Override
                            protected double error(double p, double g) {
                                double margin = super.error(p, g);
                                return margin > 0 ? margin + 1 : Math.exp(margin);
                            }
                        }));
    }
}
