package io.github.certidice.sample;

import io.github.certidice.image.Shape;

/**
 * Draws recipes: shape, families, parameters and precision. Parameters are round numbers, so that tokens are short.
 * Literal families are not drawn: they are what {@link Recipe#simpler} and {@link EdgeCases} write.
 *
 * @param mostVoxels the size of the largest case
 */
public record Recipes(int mostVoxels) {

    private static final int DEFAULT_MOST_VOXELS = 64;

    /** Rejects sizes that are not positive. */
    public Recipes {
        Call.requireInRange("most voxels", mostVoxels, 1, Integer.MAX_VALUE - 8);
    }

    /** Cases of up to so many voxels. */
    public static Recipes upTo(int mostVoxels) {
        return new Recipes(mostVoxels);
    }

    /** Case {@code index} of the campaign with that seed, with up to 64 voxels. */
    public static Recipe of(long seed, long index) {
        return upTo(DEFAULT_MOST_VOXELS).at(seed, index);
    }

    /** Case {@code index} of the campaign with that seed. */
    public Recipe at(long seed, long index) {
        SplitMix64 random = SplitMix64.of(seed, index);
        Shape shape = shape(random);
        Precision precision = random.nextInt(4) == 0 ? Precision.FLOAT32 : Precision.FLOAT64;
        long caseSeed = random.nextLong() >>> 32; // half the bits give a readable token
        return new Recipe(shape, target(random), prediction(random), precision, caseSeed);
    }

    private Shape shape(SplitMix64 random) {
        int[] sizes = new int[1 + random.nextInt(3)];
        int left = size(mostVoxels, random);
        for (int axis = 0; axis < sizes.length - 1; axis++) {
            int side = (int) StrictMath.pow(left, 1.0 / (sizes.length - axis));
            sizes[axis] = Math.min(left, 1 + random.nextInt(2 * side));
            left /= sizes[axis];
        }
        sizes[sizes.length - 1] = left;
        return Shape.of(sizes);
    }

    /** 1 to {@code most}, uniform below a random power of two from 4 on: small sizes as often as large ones. */
    private static int size(int most, SplitMix64 random) {
        int powers = Integer.SIZE - Integer.numberOfLeadingZeros(most);
        long bound = 4L << random.nextInt(powers);
        return 1 + random.nextInt((int) Math.min(bound, most));
    }

    private static TargetFamily target(SplitMix64 random) {
        return switch (random.nextInt(12)) {
            case 0 -> TargetFamily.Plain.EMPTY;
            case 1 -> TargetFamily.Plain.FULL;
            case 2 -> TargetFamily.Plain.VOXEL;
            case 3, 4, 5 -> new TargetFamily.Bernoulli(twentieths(random));
            case 6, 7 -> new TargetFamily.Blobs(twentieths(random));
            case 8 -> new TargetFamily.Tiny(1 + random.nextInt(5));
            case 9 -> new TargetFamily.Stripes(1 + random.nextInt(4));
            case 10 -> TargetFamily.Plain.SOFT;
            default -> new TargetFamily.SoftSteps(2 + random.nextInt(9));
        };
    }

    private static PredictionFamily prediction(SplitMix64 random) {
        return switch (random.nextInt(16)) {
            case 0 -> PredictionFamily.Plain.COPY;
            case 1 -> PredictionFamily.Plain.COMPLEMENT;
            case 2, 3, 4 -> new PredictionFamily.Noisy(random.choose(0.05, 0.1, 0.2, 0.4, 1));
            case 5 -> PredictionFamily.Plain.CALIBRATED;
            case 6, 7 -> PredictionFamily.Plain.UNIFORM;
            case 8 -> PredictionFamily.Plain.SATURATED;
            case 9 -> new PredictionFamily.Binary(random.choose(0.05, 0.1, 0.25, 0.5));
            case 10 -> new PredictionFamily.Ties(1 + random.nextInt(5));
            case 11 -> PredictionFamily.Plain.ONEULP;
            case 12 -> PredictionFamily.Plain.SUBNORMAL;
            case 13 -> new PredictionFamily.Constant(random.choose(0, 0.5, 1, 1e-7, twentieths(random)));
            default -> new PredictionFamily.TwoLevel(level(random), level(random));
        };
    }

    /** 0.05 to 0.95. */
    private static double twentieths(SplitMix64 random) {
        return (1 + random.nextInt(19)) / 20.0;
    }

    /** 0 to 1, both included. */
    private static double level(SplitMix64 random) {
        return random.nextInt(21) / 20.0;
    }
}
