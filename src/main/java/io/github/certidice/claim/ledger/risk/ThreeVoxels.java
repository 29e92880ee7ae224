package io.github.certidice.claim.ledger.risk;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.image.Mask;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Distributions over the nonempty masks of three voxels, one of each six that differ in the order of the voxels only. */
final class ThreeVoxels {

    private static final int MASKS = 7;

    /** For each order of the voxels, where the bits of each mask go. */
    private static final int[][] ORDERS = {{0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    private static final List<Mask> ALL = DistributionCases.nonempty(3);

    private ThreeVoxels() {}

    /** Those whose least common denominator is this one. */
    static Stream<Case> ofDenominator(int sum) {
        Stream.Builder<Case> cases = Stream.builder();
        forEach(new int[MASKS], 0, sum, weights -> {
            if (isFirst(weights) && commonDivisor(weights) == 1) {
                List<Integer> boxed = Arrays.stream(weights).boxed().toList();
                cases.add(DistributionCases.of(DistributionCases.weighted(ALL, boxed)));
            }
        });
        return cases.build();
    }

    private static void forEach(int[] weights, int at, int left, Consumer<int[]> visitor) {
        if (at == MASKS - 1) {
            weights[at] = left;
            visitor.accept(weights);
            return;
        }
        for (int weight = 0; weight <= left; weight++) {
            weights[at] = weight;
            forEach(weights, at + 1, left - weight, visitor);
        }
    }

    /** The largest of the six in the order of their weights. */
    private static boolean isFirst(int... weights) {
        return Arrays.stream(ORDERS).allMatch(order -> Arrays.compare(weights, reordered(weights, order)) >= 0);
    }

    private static int[] reordered(int[] weights, int... order) {
        int[] other = new int[MASKS];
        for (int bits = 1; bits <= MASKS; bits++) {
            int moved = 0;
            for (int voxel = 0; voxel < order.length; voxel++) {
                moved |= (bits >> voxel & 1) << order[voxel];
            }
            other[moved - 1] = weights[bits - 1];
        }
        return other;
    }

    private static int commonDivisor(int... weights) {
        return Arrays.stream(weights).reduce(0, ThreeVoxels::gcd);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
