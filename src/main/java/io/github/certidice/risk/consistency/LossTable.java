package io.github.certidice.risk.consistency;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A loss for every nonempty mask and every prediction on a grid. */
final class LossTable {

    private final double[][] points;
    private final double[][] losses;
    private final List<List<Integer>> nearby;
    private final List<List<Integer>> roundings;

    private LossTable(double[][] points, double[][] losses) {
        this.points = points;
        this.losses = losses;
        this.nearby = Arrays.stream(points).map(Roundings::nearby).toList();
        this.roundings = Arrays.stream(points).map(Roundings::byOneRule).toList();
    }

    /** Of predictions with probabilities k/steps. */
    static LossTable of(RoundedLoss loss, int voxels, int steps) {
        int count = IntStream.range(0, voxels).reduce(1, (product, i) -> product * (steps + 1));
        double[][] points = IntStream.range(0, count)
                .mapToObj(number -> point(number, voxels, steps))
                .toArray(double[][]::new);
        double[][] losses = IntStream.range(0, 1 << voxels)
                .parallel()
                .mapToObj(bits -> bits == 0 ? null : row(loss, Mask.of(Shape.of(voxels), bits), points))
                .toArray(double[][]::new);
        return new LossTable(points, losses);
    }

    private static double[] point(int number, int voxels, int steps) {
        double[] p = new double[voxels];
        int rest = number;
        for (int i = 0; i < voxels; i++) {
            p[i] = (double) (rest % (steps + 1)) / steps;
            rest /= steps + 1;
        }
        return p;
    }

    private static double[] row(RoundedLoss loss, Mask target, double[][] points) {
        return Arrays.stream(points).mapToDouble(p -> loss.at(target, p)).toArray();
    }

    int size() {
        return points.length;
    }

    double[] point(int index) {
        return points[index].clone();
    }

    /** True where predictions near this one round to a mask. */
    boolean isNear(int index, int mask) {
        return nearby.get(index).contains(mask);
    }

    /** The masks that the prediction rounds to, by either rule for 1/2. */
    List<Integer> roundings(int index) {
        return roundings.get(index);
    }

    double expected(SmallDistributions.Weighted target, int index) {
        double sum = 0;
        for (int i = 0; i < target.masks().size(); i++) {
            sum += target.numerators().get(i) * losses[target.masks().get(i)][index];
        }
        return sum / target.denominator();
    }
}
