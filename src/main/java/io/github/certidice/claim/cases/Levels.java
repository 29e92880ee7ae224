package io.github.certidice.claim.cases;

import io.github.certidice.image.Shape;
import io.github.certidice.sample.PredictionFamily;
import io.github.certidice.sample.Recipe;
import io.github.certidice.sample.SplitMix64;
import io.github.certidice.sample.TargetFamily;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Maps of few dyadic values, of which sums and midpoints are exact in doubles. */
final class Levels {

    /** Random values are multiples of 1/64, a third of them 0 or 1. */
    private static final int STEPS = 64;

    private Levels() {}

    /** All maps of d voxels with values from {0, 1/(levels - 1), ..., 1}. */
    static Stream<double[]> all(int d, int levels) {
        long count = Math.round(Math.pow(levels, d));
        return IntStream.range(0, (int) count).mapToObj(number -> digits(number, d, levels));
    }

    private static double[] digits(int number, int d, int levels) {
        double[] values = new double[d];
        int rest = number;
        for (int voxel = 0; voxel < d; voxel++) {
            values[voxel] = rest % levels / (levels - 1.0);
            rest /= levels;
        }
        return values;
    }

    /** A random map. */
    static double[] random(int d, SplitMix64 random) {
        double[] values = new double[d];
        Arrays.setAll(
                values,
                voxel -> random.nextInt(3) == 0 ? random.nextInt(2) : random.nextInt(STEPS + 1) / (double) STEPS);
        return values;
    }

    /** A random map of zeros and ones. */
    static double[] randomMask(int d, SplitMix64 random) {
        double[] values = new double[d];
        Arrays.setAll(values, voxel -> random.nextInt(2));
        return values;
    }

    /** First one, then the other. */
    static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Target and prediction written out. */
    static Recipe literal(double[] target, double[] prediction) {
        boolean binary = Arrays.stream(target).allMatch(y -> y == 0 || y == 1);
        TargetFamily family = binary ? new TargetFamily.Bits(bits(target)) : TargetFamily.SoftLabels.of(target);
        return Recipe.of(Shape.of(target.length), family, PredictionFamily.Values.of(prediction), 0);
    }

    private static String bits(double[] target) {
        StringBuilder text = new StringBuilder(target.length);
        for (double y : target) {
            text.append((int) y);
        }
        return text.toString();
    }
}
