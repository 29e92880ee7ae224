package io.github.certidice.loss.dense;

import io.github.certidice.image.Labels;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import java.util.SplittableRandom;

/** Float32 arrays with byte targets, a function of their seed: sizes around those of blocks, and numbers that hurt. */
final class Volumes {

    private static final int[] SIZES = {1, 2, 7, 8, 9, 64, 255, 256, 257, 1023, 1024, 1025, 2048, 3001};
    private static final float[] EDGES = {
        0f,
        -0f,
        1f,
        0.5f,
        0.25f,
        Math.nextDown(1f),
        Math.nextDown(0.5f),
        Math.nextUp(0.5f),
        Float.MIN_VALUE,
        Float.MIN_NORMAL,
        0x1p-28f,
        Math.nextDown(0x1p-28f),
        0x1p-24f,
        0x1p-25f,
        0x1.8p-25f,
        0x1p-54f,
        1e-10f
    };

    private final SplittableRandom random;

    Volumes(long seed) {
        random = new SplittableRandom(seed);
    }

    int size() {
        return random.nextInt(4) == 0 ? random.nextInt(1, 40) : SIZES[random.nextInt(SIZES.length)];
    }

    /** All background, all foreground, single voxels, runs, or noise. */
    byte[] target(int size) {
        int family = random.nextInt(6);
        int run = random.nextInt(1, 50);
        byte[] y = new byte[size];
        for (int i = 0; i < size; i++) {
            y[i] = (byte) (isOn(family, i, run) ? 1 : 0);
        }
        return y;
    }

    private boolean isOn(int family, int i, int run) {
        return switch (family) {
            case 0 -> false;
            case 1 -> true;
            case 2 -> i == run;
            case 3 -> i / run % 3 == 0;
            default -> random.nextInt(family) == 0;
        };
    }

    /** Probabilities: spread evenly, over many binades, on a coarse grid, at the edges, or masks. */
    float[] probabilities(int size) {
        int family = random.nextInt(6);
        float[] p = new float[size];
        for (int i = 0; i < size; i++) {
            p[i] = probability(family == 5 ? random.nextInt(5) : family);
        }
        return p;
    }

    private float probability(int family) {
        return switch (family) {
            case 0 -> (float) random.nextDouble();
            case 1 -> (float) Math.exp(-100 * random.nextDouble());
            case 2 -> random.nextInt(9) / 8f;
            case 3 -> EDGES[random.nextInt(EDGES.length)];
            default -> random.nextInt(2);
        };
    }

    /** Logits: as of a network, next to 0, on a grid, confident ones, and beyond all exponentials. */
    float[] logits(int size) {
        int family = random.nextInt(7);
        float[] z = new float[size];
        for (int i = 0; i < size; i++) {
            z[i] = logit(family == 6 ? random.nextInt(6) : family) * (random.nextBoolean() ? 1 : -1);
        }
        return z;
    }

    private float logit(int family) {
        return switch (family) {
            case 0 -> (float) (8 * random.nextDouble());
            case 1 -> (float) Math.exp(-90 * random.nextDouble());
            case 2 -> random.nextInt(5) * 8f;
            case 3 -> (float) (10 + 30 * random.nextDouble());
            case 4 -> (float) (550 + 220 * random.nextDouble());
            default -> Float.intBitsToFloat(random.nextInt(Float.floatToRawIntBits(Float.MAX_VALUE) + 1));
        };
    }

    /** The same arrays, as the losses of the parent package take them. */
    static Pair pair(float[] p, byte[] y) {
        Shape shape = Shape.of(p.length);
        return new Pair(Labels.of(shape, 2, y), ProbabilityMap.of(shape, p));
    }
}
