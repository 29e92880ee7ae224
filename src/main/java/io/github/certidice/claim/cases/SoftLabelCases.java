package io.github.certidice.claim.cases;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import java.util.stream.Stream;

/** Targets with soft labels. */
public final class SoftLabelCases {

    private static final int FIVE = 5;

    private SoftLabelCases() {}

    /** Soft targets and predictions of d voxels: all on few levels, the fewer the more voxels. */
    public static Domain.Enumeration pairs(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all soft targets of up to %d voxels with all predictions, both from {0, 1/4, 1/2, 3/4, 1}, of 3 voxels from"
                        + " {0, 1/2, 1}, of 4 and more from {0, 1}",
                new int[] {quick, standard, deep}, SoftLabelCases::pairsOf);
    }

    private static Stream<Case> pairsOf(int d) {
        int levels = levels(d);
        return Levels.all(d, levels).flatMap(y -> Levels.all(d, levels).map(p -> Case.of(Levels.literal(y, p))));
    }

    /** How many levels maps of d voxels have in an enumeration of two or three of them. */
    static int levels(int d) {
        return d <= 2 ? FIVE : Math.max(2, FIVE + 1 - d);
    }

    /** Soft targets of d voxels, each as its own prediction. */
    public static Domain.Enumeration targets(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all soft targets of up to %d voxels from {0, 1/4, 1/2, 3/4, 1}",
                new int[] {quick, standard, deep}, d -> Levels.all(d, FIVE).map(y -> Case.of(Levels.literal(y, y))));
    }

    /** A pair written out. */
    public static Case of(double[] target, double... prediction) {
        return Case.of(Levels.literal(target, prediction));
    }

    /** True where some y is positive. */
    public static boolean isNonempty(Case c) {
        return Stream.iterate(0, i -> i < c.pair().size(), i -> i + 1)
                .anyMatch(i -> c.pair().target().at(i) > 0);
    }
}
