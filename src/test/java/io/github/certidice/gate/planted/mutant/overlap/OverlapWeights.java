package io.github.certidice.gate.planted.mutant.overlap;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.plain.Average;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Options.Reduction;
import io.github.certidice.gate.planted.plain.Overlaps;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mistakes in weights of classes and in reductions. */
public final class OverlapWeights {

    private static final String DICE = MONAI + "DiceLoss()";
    private static final String WEIGHTED = MONAI + "DiceLoss(weight=[1.0, 3.0])";
    private static final String SMP_WEIGHTED = SMP + "DiceLoss('multiclass', class_weights=[1.0, 2.0, 4.0])";
    private static final String NO_BACKGROUND =
            MONAI + "DiceLoss(" + FROM_INDEX + ", include_background=False, weight=[1.0, 2.5])";
    private static final String GENERALIZED = MONAI + "GeneralizedDiceLoss(" + FROM_INDEX + ")";

    private OverlapWeights() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(weights(), volumes(), reductions())
                .flatMap(List::stream)
                .toList();
    }

    private static Mutant averaged(Mutant mutant, Function<Options, Average> average) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected Average average() {
                return average.apply(o);
            }
        });
    }

    private static List<Mutant> weights() {
        return List.of(
                averaged(
                        Mutant.of(
                                        "weighted-score",
                                        "Weights multiply the score: the loss is 1 - w d, and may be negative.",
                                        "corpus 9: qubvel/segmentation_models #183")
                                .on(WEIGHTED),
                        o -> new Average(o) {
                            @Override
                            public double[] values(double[][] losses) {
                                double sum = 0;
                                for (double[] row : losses) {
                                    for (int c = 0; c < row.length; c++) {
                                        sum += 1 - weight(c, row.length) * (1 - row[c]);
                                    }
                                }
                                return new double[] {sum / divisor(losses.length, losses[0].length)};
                            }
                        }),
                Changed.of(
                        Mutant.of("weights-unread", "Class weights have no effect.")
                                .on(WEIGHTED, SMP_WEIGHTED),
                        o -> o.weights = null),
                Changed.of(
                        Mutant.of("weights-reversed", "The last class gets the first weight.")
                                .on(WEIGHTED, SMP_WEIGHTED, NO_BACKGROUND),
                        o -> o.weights = reversed(o.weights)),
                Changed.of(
                        Mutant.of("weights-not-normalised", "The weighted sum is divided by the number of classes.")
                                .on(SMP_WEIGHTED),
                        o -> o.normalised = false),
                Changed.of(
                        Mutant.of("weights-normalised", "The weighted sum is divided by the weights.")
                                .on(WEIGHTED)
                                .flagged("FACTOR"),
                        o -> o.normalised = true),
                averaged(
                        Mutant.of("weights-squared", "Weights are applied to the sums and again to the losses.")
                                .on(WEIGHTED),
                        o -> new Average(o) {
                            @Override
                            protected double weight(int column, int columns) {
                                double weight = super.weight(column, columns);
                                return weight * weight;
                            }
                        }));
    }

    private static double[] reversed(double[] weights) {
        return IntStream.range(0, weights.length)
                .mapToDouble(c -> weights[weights.length - 1 - c])
                .toArray();
    }

    private static Mutant absent(Mutant mutant, double weight) {
        return mutant.on(GENERALIZED).made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected double[] withoutInfinite(double[] weights, double heaviest) {
                return Arrays.stream(weights)
                        .map(each -> Double.isInfinite(each) ? weight : each)
                        .toArray();
            }
        });
    }

    private static List<Mutant> volumes() {
        return List.of(
                absent(
                        Mutant.of(
                                "absent-weighs-1e20",
                                "A class that the target lacks weighs 1e20: it alone counts.",
                                "corpus 19: SegLossOdyssey"),
                        1e20),
                absent(
                        Mutant.of(
                                        "absent-weighs-infinity",
                                        "A class that the target lacks weighs infinity: NaN.",
                                        "corpus 19: Project-MONAI/MONAI #371")
                                .flagged("NOT_FINITE"),
                        Double.POSITIVE_INFINITY),
                absent(
                        Mutant.of(
                                "absent-weighs-0",
                                "A class that the target lacks doesn't count, so false positives of it cost nothing.",
                                "corpus 19: torchmetrics #2846"),
                        0),
                Changed.of(
                        Mutant.of("volume-not-squared", "Classes weigh 1 / G instead of 1 / G^2.")
                                .on(GENERALIZED),
                        o -> o.volumePower = 1),
                Changed.of(
                        Mutant.of("volumes-of-batch", "Volumes and ratio are those of the batch.")
                                .on(GENERALIZED),
                        o -> o.overImages = true),
                Changed.of(
                        Mutant.of("mean-of-generalized", "Each class has its ratio, so that its weight cancels.")
                                .on(GENERALIZED),
                        o -> o.overClasses = false));
    }

    private static List<Mutant> reductions() {
        String none = MONAI + "DiceLoss(reduction='none')";
        String sum = MONAI + "DiceLoss(reduction='sum')";
        return List.of(
                Changed.of(
                        Mutant.of("sum-for-mean", "Losses are summed.").on(DICE).flagged("FACTOR"),
                        o -> o.reduction = Reduction.SUM),
                Changed.of(
                        Mutant.of("mean-for-sum", "Losses are averaged.")
                                .on(sum)
                                .flagged("FACTOR"),
                        o -> o.reduction = Reduction.MEAN),
                Changed.of(
                        Mutant.of("mean-for-none", "Losses are averaged.")
                                .on(none)
                                .flagged("SHAPE"),
                        o -> o.reduction = Reduction.MEAN),
                Changed.of(
                        Mutant.of("none-without-ones", "Axes of size 1 are squeezed.")
                                .on(none)
                                .flagged("SHAPE"),
                        o -> o.ones = false),
                averaged(
                        Mutant.of("sum-of-means", "Classes are averaged and images summed.")
                                .on(sum)
                                .flagged("FACTOR"),
                        o -> new Average(o) {
                            @Override
                            protected double divisor(int rows, int columns) {
                                return columns;
                            }
                        }));
    }
}
