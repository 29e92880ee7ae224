package io.github.certidice.claim.cases;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.image.Pair;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.PredictionFamily;
import io.github.certidice.sample.Recipe;
import io.github.certidice.sample.TargetFamily;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Target-prediction pairs with probabilities, for laws of surrogates. */
public final class SoftCases {

    /** A hypothesis of laws about Lovász extensions. */
    public static final String BINARY = "binary target with at least one foreground voxel";

    private static final int LEVELS = 5;
    private static final int WRITTEN_OUT = 64;

    /** Coordinates of an optimiser are rounded to this many binary digits, so that witnesses can be printed. */
    private static final double GRID = 0x1p20;

    private SoftCases() {}

    /** All targets with all predictions on five levels. */
    public static Domain.Enumeration grid(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all targets of up to %d voxels with all predictions from {0, 1/4, 1/2, 3/4, 1}",
                new int[] {quick, standard, deep}, SoftCases::gridOf);
    }

    public static Stream<Case> gridOf(int d) {
        int predictions = (int) Math.round(Math.pow(LEVELS, d));
        return IntStream.range(0, 1 << d)
                .boxed()
                .flatMap(target -> IntStream.range(0, predictions)
                        .mapToObj(prediction -> Case.of(literal(digits(target, d), levels(prediction, d)))));
    }

    /** All targets with all 0/1 predictions. */
    public static Domain.Enumeration vertices(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all targets of up to %d voxels with all 0/1 predictions",
                new int[] {quick, standard, deep},
                d -> IntStream.range(0, 1 << 2 * d).mapToObj(i -> Case.of(literal(digits(i >>> d, d), bits(i, d)))));
    }

    /** The lowest d bits, the lowest first: a target of d voxels. */
    public static String digits(int bits, int d) {
        StringBuilder text = new StringBuilder(d);
        for (int voxel = 0; voxel < d; voxel++) {
            text.append(bits >>> voxel & 1);
        }
        return text.toString();
    }

    private static double[] bits(int bits, int d) {
        return IntStream.range(0, d).mapToDouble(voxel -> bits >>> voxel & 1).toArray();
    }

    private static double[] levels(int number, int d) {
        double[] values = new double[d];
        int rest = number;
        for (int voxel = 0; voxel < d; voxel++) {
            values[voxel] = rest % LEVELS / (LEVELS - 1.0);
            rest /= LEVELS;
        }
        return values;
    }

    public static Recipe literal(String target, double... prediction) {
        return Recipe.of(
                Shape.of(prediction.length), new TargetFamily.Bits(target), PredictionFamily.Values.of(prediction), 0);
    }

    /** n of d voxels foreground; one probability on the foreground, one off it. */
    public static Case twoLevel(int n, int d, double on, double off) {
        return Case.of(Recipe.of(Shape.of(d), target(n, d), new PredictionFamily.TwoLevel(on, off), 0));
    }

    /** The first n voxels; of large images with a single one, a shorter recipe, which puts it anywhere. */
    private static TargetFamily target(int n, int d) {
        return n == 1 && d > WRITTEN_OUT
                ? TargetFamily.Plain.VOXEL
                : new TargetFamily.Bits("1".repeat(n) + "0".repeat(d - n));
    }

    /** All predictions of one target, for an optimiser. */
    public static Domain.SearchSpace predictionsOf(String target) {
        return new Domain.SearchSpace(
                target.length(),
                x -> Optional.of(Case.of(
                        literal(target, Arrays.stream(x).map(SoftCases::rounded).toArray()))));
    }

    private static double rounded(double x) {
        return Math.rint(x * GRID) / GRID;
    }

    /** The exact value of a loss. */
    public static Rational loss(Loss loss, Case c) {
        return loss.of(c.pair()).rational();
    }

    /** 1 minus the loss. */
    public static Rational similarity(Loss loss, Case c) {
        return Rational.ONE.minus(loss(loss, c));
    }

    /** What {@link #BINARY} says. */
    public static boolean hasForeground(Case c) {
        return c.pair().target().isBinary() && foreground(c.pair()) > 0;
    }

    /** n, the number of foreground voxels. */
    public static int foreground(Pair pair) {
        return (int) IntStream.range(0, pair.size())
                .filter(i -> pair.target().at(i) == 1)
                .count();
    }

    /** 2^-k. */
    public static double power(int k) {
        return Math.scalb(1.0, -k);
    }
}
