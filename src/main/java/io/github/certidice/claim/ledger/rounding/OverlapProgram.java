package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The programs of the overlap losses as libraries write them, on one case.
 *
 * @param data of the case
 */
record OverlapProgram(FloatCase data) {

    private FloatArithmetic arithmetic() {
        return data.arithmetic();
    }

    /** I: the products with a binary target are exact. */
    private double intersection() {
        return data.summed(i -> data.target()[i] * data.prediction()[i]);
    }

    /** P + G, with the exact count G. */
    private double sizes() {
        return arithmetic().plus(data.summed(i -> data.prediction()[i]), data.foreground());
    }

    /** {@code 2I/(P + G)}. */
    double dice() {
        return arithmetic().over(2 * intersection(), sizes());
    }

    /** {@code sum |y - p| / (P + G)}, which is 1 - Dice for a binary target. */
    double diceLossOfDifferences() {
        double differences = data.summed(i -> Math.abs(arithmetic().minus(data.target()[i], data.prediction()[i])));
        return arithmetic().over(differences, sizes());
    }

    /** {@code I/((P + G) - I)}. */
    double jaccard() {
        double intersection = intersection();
        return arithmetic().over(intersection, arithmetic().minus(sizes(), intersection));
    }

    /** 1 - a similarity. */
    double lossOf(double similarity) {
        return arithmetic().minus(1, similarity);
    }

    /** Errors in descending order times {@link #marginals}. */
    double lovaszJaccard() {
        int[] order = order();
        double[] marginals = marginals(order);
        return data.sum()
                .of(IntStream.range(0, order.length)
                        .mapToDouble(i -> arithmetic().times(error(order[i]), marginals[i]))
                        .toArray());
    }

    private double error(int voxel) {
        return Math.abs(arithmetic().minus(data.target()[voxel], data.prediction()[voxel]));
    }

    /** Voxels by error, the largest first. */
    int[] order() {
        return IntStream.range(0, data.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer voxel) -> -error(voxel)))
                .mapToInt(voxel -> voxel)
                .toArray();
    }

    /** What each voxel adds to the Jaccard loss: differences of {@code 1 - (n - misses)/(n + false positives)}. */
    double[] marginals(int[] order) {
        double[] losses = losses(order);
        return IntStream.range(0, losses.length)
                .mapToDouble(i -> i == 0 ? losses[0] : arithmetic().minus(losses[i], losses[i - 1]))
                .toArray();
    }

    private double[] losses(int[] order) {
        double hits = data.foreground();
        double union = hits;
        double[] losses = new double[order.length];
        for (int i = 0; i < losses.length; i++) {
            hits -= data.target()[order[i]];
            union += 1 - data.target()[order[i]];
            losses[i] = arithmetic().minus(1, arithmetic().over(hits, union));
        }
        return losses;
    }

    /** P, exactly. */
    Rational predicted() {
        return data.exactly(i -> data.prediction()[i]);
    }

    /** I, exactly. */
    Rational overlap() {
        return data.exactly(i -> data.target()[i] * data.prediction()[i]);
    }

    /** True for a case of which a formula speaks. */
    boolean hasForeground() {
        return Arrays.stream(data.target()).anyMatch(y -> y == 1);
    }
}
