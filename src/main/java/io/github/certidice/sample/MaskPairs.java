package io.github.certidice.sample;

/**
 * Draws pairs of masks, fast. Every pair has a foreground density of its own, in steps of 1/256 from empty to full; the
 * prediction is independent of the target, near it, inside it, around it, disjoint from it, equal, opposite or shifted.
 *
 * @param mostVoxels the size of the largest case, at most 64
 */
public record MaskPairs(int mostVoxels) {

    private static final int FULL = 256;

    /** Rejects sizes outside 1 to 64. */
    public MaskPairs {
        Call.requireInRange("most voxels", mostVoxels, 1, Long.SIZE);
    }

    /** Pairs of up to so many voxels. */
    public static MaskPairs upTo(int mostVoxels) {
        return new MaskPairs(mostVoxels);
    }

    /** Case {@code index} of the campaign with that seed, with up to 64 voxels. */
    public static MaskPair of(long seed, long index) {
        return upTo(Long.SIZE).at(seed, index);
    }

    /** Case {@code index} of the campaign with that seed. Half of them have the largest size. */
    public MaskPair at(long seed, long index) {
        SplitMix64 random = SplitMix64.of(seed, index);
        int voxels = random.nextInt(2) == 0 ? mostVoxels : 1 + random.nextInt(mostVoxels);
        long all = MaskPair.all(voxels);
        long target = word(random) & all;
        return new MaskPair(voxels, target, prediction(target, random) & all);
    }

    private static long prediction(long target, SplitMix64 random) {
        int kind = random.nextInt(16);
        long word = kind < 13 ? word(random) : 0;
        return switch (kind) {
            case 0, 1, 2, 3, 4 -> word;
            case 5, 6 -> target ^ word & word(random) & random.nextLong();
            case 7, 8 -> target & word;
            case 9, 10 -> target | word;
            case 11, 12 -> ~target & word;
            case 13 -> target;
            case 14 -> ~target;
            default -> target << 1;
        };
    }

    /** A word of random density; one in eight is empty or full. */
    private static long word(SplitMix64 random) {
        int choice = random.nextInt(16);
        int density = choice > 1 ? random.nextInt(FULL) : choice * FULL;
        return density == FULL ? -1L : word(density, random);
    }

    /**
     * Each bit is set with probability {@code density / 256}: from the density's lowest binary digit on, a digit 1 takes
     * the chance c to (1 + c) / 2, by OR with random bits, and a digit 0 to c / 2, by AND.
     */
    private static long word(int density, SplitMix64 random) {
        long word = 0;
        for (int digits = density | FULL; digits > 1; digits >>>= 1) {
            long bits = random.nextLong();
            word = (digits & 1) == 1 ? word | bits : word & bits;
        }
        return word;
    }
}
