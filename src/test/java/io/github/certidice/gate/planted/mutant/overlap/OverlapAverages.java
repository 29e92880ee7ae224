package io.github.certidice.gate.planted.mutant.overlap;

import static io.github.certidice.gate.planted.drawn.Asked.FROM_INDEX;
import static io.github.certidice.gate.planted.drawn.Asked.MONAI;
import static io.github.certidice.gate.planted.drawn.Asked.SMP;

import io.github.certidice.gate.planted.mutant.Mutant;
import io.github.certidice.gate.planted.plain.Average;
import io.github.certidice.gate.planted.plain.Cell;
import io.github.certidice.gate.planted.plain.Options;
import io.github.certidice.gate.planted.plain.Options.Family;
import io.github.certidice.gate.planted.plain.Overlaps;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Mistakes in what ratios sum over, and in their average. */
public final class OverlapAverages {

    private static final String DICE = MONAI + "DiceLoss()";
    private static final String CLASSES = MONAI + "DiceLoss(" + FROM_INDEX + ")";
    private static final String BATCH = MONAI + "DiceLoss(" + FROM_INDEX + ", batch=True)";
    private static final String NO_BACKGROUND =
            MONAI + "DiceLoss(" + FROM_INDEX + ", include_background=False, weight=[1.0, 2.5])";

    private OverlapAverages() {}

    /** In a fixed order. */
    public static List<Mutant> all() {
        return Stream.of(groups(), ranks(), powers()).flatMap(List::stream).toList();
    }

    private static Mutant counting(Mutant mutant, Function<int[], int[]> counted) {
        return mutant.made(Family.OVERLAP, o -> new Overlaps(o) {
            @Override
            protected int[] counted() {
                return counted.apply(super.counted());
            }
        });
    }

    private static List<Mutant> groups() {
        return List.of(
                Changed.of(
                        Mutant.of(
                                        "batch-for-images",
                                        "Sums run over the batch where each image has its ratio.",
                                        "corpus 5: segmentation_models.pytorch #712")
                                .on(DICE, CLASSES),
                        o -> o.overImages = true),
                Changed.of(
                        Mutant.of(
                                        "images-for-batch",
                                        "Each image has its ratio where sums are to run over the batch.",
                                        "corpus 5: NiftyNet #22")
                                .on(BATCH, MONAI + "DiceLoss(batch=True)"),
                        o -> o.overImages = false),
                Changed.of(
                        Mutant.of(
                                        "classes-flattened",
                                        "Classes are summed before the ratio: micro for macro.",
                                        "corpus 6: segmentation_models.pytorch #500")
                                .on(CLASSES, "kornia.losses.dice_loss(average='macro')"),
                        o -> o.overClasses = true),
                Changed.of(
                        Mutant.of("macro-for-micro", "Each class has its ratio where all are to have one.")
                                .on("kornia.losses.dice_loss()"),
                        o -> o.overClasses = false),
                Changed.of(
                        Mutant.of("background-kept", "include_background=False has no effect.")
                                .on(MONAI + "DiceLoss(include_background=False)"),
                        o -> o.background = true),
                counting(
                        Mutant.of("last-class-dropped", "The last class is left out instead of the first.")
                                .on(NO_BACKGROUND),
                        counted -> Arrays.stream(counted).map(c -> c - 1).toArray()),
                counting(
                        Mutant.of("classes-unread", "The list of classes that count is read as how many count.")
                                .on(SMP + "JaccardLoss('multiclass', classes=[0, 2])"),
                        counted -> IntStream.range(0, counted.length).toArray()));
    }

    /** Each image is what one process of several has. */
    private static List<Mutant> ranks() {
        return List.of(
                Mutant.of(
                                "ranks-not-summed",
                                "Sums of other processes are gathered and only the first one's are used.",
                                "corpus 21: MIC-DKFZ/nnUNet #1354")
                        .on(BATCH)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected Sums sums(Cell cell, int c) {
                                int[] first = {cell.images()[0]};
                                return super.sums(new Cell(cell.row(), cell.column(), first, cell.classes()), c);
                            }
                        }),
                Mutant.of(
                                "ranks-collapse-classes",
                                "Sums of processes are joined along the axis of classes: each class gets the ratio of all.",
                                "corpus 21: MIC-DKFZ/nnUNet #1610")
                        .on(BATCH)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] volumeWeights(Cell cell) {
                                return super.volumeWeights(all(cell));
                            }

                            private Cell all(Cell cell) {
                                return new Cell(cell.row(), cell.column(), cell.images(), counted());
                            }

                            @Override
                            protected Sums sums(Cell cell) {
                                return super.sums(all(cell));
                            }

                            @Override
                            protected double[][][] byProbability(List<Cell> cells, Slopes[] slopes, double[][] outer) {
                                return super.byProbability(
                                        cells.stream().map(this::all).toList(), slopes, outer);
                            }
                        }));
    }

    private static List<Mutant> powers() {
        String focal = SMP + "TverskyLoss('multiclass', alpha=0.3, beta=0.7, gamma=2.0)";
        return List.of(
                Mutant.of(
                                "power-after-mean",
                                "The mean over classes is raised to gamma, not each class's loss.",
                                "corpus 4: segmentation_models.pytorch #734")
                        .on(focal)
                        .made(Family.OVERLAP, o -> new Overlaps(o) {
                            @Override
                            protected double[] raise(double loss) {
                                return new double[] {loss, 1};
                            }

                            @Override
                            protected Average average() {
                                return new PowerOfMean(o);
                            }
                        }),
                Changed.of(
                        Mutant.of("power-inverted", "The power is 1 / gamma, as some papers write it.")
                                .on(focal),
                        o -> o.gamma = 1 / o.gamma),
                Changed.of(Mutant.of("power-unread", "gamma has no effect.").on(focal), o -> o.gamma = 1));
    }

    /** {@code (mean l)^gamma}. */
    private static final class PowerOfMean extends Average {

        PowerOfMean(Options o) {
            super(o);
        }

        @Override
        public double[] values(double[][] losses) {
            return new double[] {Math.pow(super.values(losses)[0], o.gamma)};
        }

        @Override
        public double[][] slopes(double[][] losses) {
            double[][] slopes = super.slopes(losses);
            double outer = o.gamma * Math.pow(super.values(losses)[0], o.gamma - 1);
            for (double[] row : slopes) {
                Arrays.setAll(row, c -> row[c] * outer);
            }
            return slopes;
        }
    }
}
