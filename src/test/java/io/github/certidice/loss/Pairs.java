package io.github.certidice.loss;

import io.github.certidice.image.Labels;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Small pairs, a function of their seed: every kind of target and of storage, and numbers that are likely to hurt. */
final class Pairs {

    private static final int MOST_VOXELS = 6;
    private static final double[] EDGES = {
        0, -0.0, 1, 0.5, Double.MIN_VALUE, Double.MIN_NORMAL, Math.nextDown(1.0), Math.nextUp(0.5), 0x1p-30
    };

    private final SplittableRandom random;
    private final Shape shape;

    private Pairs(long seed) {
        random = new SplittableRandom(seed);
        shape = Shape.of(random.nextInt(1, MOST_VOXELS + 1));
    }

    /** A binary target and any prediction. */
    static Pair binary(long seed) {
        return new Pairs(seed).pair(false);
    }

    /** A binary target with foreground, and any prediction. */
    static Pair nonempty(long seed) {
        Pair pair = binary(seed);
        Target y = pair.target();
        return new Pair(Mask.of(y.shape(), voxel -> voxel == 0 || y.at(voxel) == 1), pair.prediction());
    }

    /** Soft labels. */
    static Pair soft(long seed) {
        return new Pairs(seed).pair(true);
    }

    /** A binary target with foreground, and predictions on a grid of 2^-8 without the ends. */
    static Pair onGrid(long seed) {
        Pair pair = nonempty(seed);
        SplittableRandom random = new SplittableRandom(seed);
        return new Pair(
                pair.target(), ProbabilityMap.of(pair.target().shape(), voxel -> random.nextInt(1, 256) / 256.0));
    }

    /** The same target with another prediction. */
    static Pair with(Pair pair, IntToDoubleFunction prediction) {
        return new Pair(pair.target(), ProbabilityMap.of(pair.target().shape(), prediction));
    }

    /** The same pair with the prediction of one voxel replaced. */
    static Pair with(Pair pair, int voxel, double p) {
        return with(pair, at -> at == voxel ? p : pair.prediction().at(at));
    }

    private Pair pair(boolean soft) {
        double[] p = probabilities();
        boolean single = random.nextBoolean();
        return new Pair(soft ? ProbabilityMap.of(shape, probabilities()) : target(), stored(p, single));
    }

    private ProbabilityMap stored(double[] p, boolean single) {
        if (!single) {
            return ProbabilityMap.of(shape, p);
        }
        float[] floats = new float[p.length];
        for (int voxel = 0; voxel < p.length; voxel++) {
            floats[voxel] = (float) p[voxel];
        }
        return ProbabilityMap.of(shape, floats);
    }

    private Target target() {
        long bits = random.nextLong();
        Mask mask = Mask.of(shape, bits);
        return switch (random.nextInt(3)) {
            case 0 -> mask;
            case 1 -> Labels.of(shape, 2, bytes(mask));
            default -> ProbabilityMap.of(shape, mask::at);
        };
    }

    private static byte[] bytes(Mask mask) {
        byte[] labels = new byte[mask.shape().size()];
        for (int voxel = 0; voxel < labels.length; voxel++) {
            labels[voxel] = (byte) (mask.contains(voxel) ? 1 : 0);
        }
        return labels;
    }

    private double[] probabilities() {
        int family = random.nextInt(4);
        double[] p = new double[shape.size()];
        for (int voxel = 0; voxel < p.length; voxel++) {
            p[voxel] = probability(family);
        }
        return p;
    }

    private double probability(int family) {
        return switch (family) {
            case 0 -> random.nextInt(2);
            case 1 -> random.nextInt(5) / 4.0; // ties
            case 2 -> EDGES[random.nextInt(EDGES.length)];
            default -> random.nextDouble();
        };
    }
}
