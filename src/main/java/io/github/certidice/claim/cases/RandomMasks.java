package io.github.certidice.claim.cases;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.sample.MaskPairs;
import io.github.certidice.sample.SplitMix64;
import java.util.function.BiFunction;

/** Random confusion counts, of random masks. */
public final class RandomMasks {

    private static final int QUICK = 20_000;
    private static final int STANDARD = 250_000;
    private static final int DEEP = 20_000_000;

    /** Keeps the numbers that a case draws besides its masks apart from those of the masks. */
    private static final long OTHER_STREAM = 0x5DEECE66DL;

    private RandomMasks() {}

    /** Counts of two masks of up to 64 voxels. */
    public static Domain.Sampler of64() {
        return new Random("two random masks of up to 64 voxels", 1, (seed, index) -> one(seed, index));
    }

    private static Case one(long seed, long index) {
        return Case.of(MaskPairs.of(seed, index).confusion());
    }

    /** Counts of two such pairs. */
    public static Domain.Sampler twice() {
        return new Random(
                "two pairs of random masks of up to 64 voxels",
                2,
                (seed, index) -> Case.of(
                        MaskPairs.of(seed, 2 * index).confusion(),
                        MaskPairs.of(seed, 2 * index + 1).confusion()));
    }

    /** Counts of two masks, and more that is drawn from a sequence of its own. */
    public static Domain.Sampler with(String more, BiFunction<Case, SplitMix64, Case> draw) {
        return new Random(
                "two random masks of up to 64 voxels, and " + more,
                4,
                (seed, index) -> draw.apply(one(seed, index), SplitMix64.of(seed ^ OTHER_STREAM, index)));
    }

    private record Random(String words, int cost, Draw draw) implements Domain.Sampler {

        @Override
        public int cases(Budget budget) {
            return budget.choose(QUICK, STANDARD, DEEP) / cost;
        }

        @Override
        public Case sample(long seed, long index) {
            return draw.of(seed, index);
        }
    }

    private interface Draw {
        Case of(long seed, long index);
    }
}
