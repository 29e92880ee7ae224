package io.github.certidice.claim.cases;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.sample.Recipes;

/** Random target-prediction pairs, by recipe. */
public final class RandomPairs {

    private RandomPairs() {}

    /** Pairs of all families, of up to 64 voxels. */
    public static Domain.Sampler any() {
        return any(1_000, 5_000, 500_000);
    }

    /** A fifth as many, for laws whose measurement takes long. */
    public static Domain.Sampler some() {
        return any(200, 1_000, 100_000);
    }

    /** So many of them. */
    public static Domain.Sampler any(int quick, int standard, int deep) {
        return new Domain.Sampler() {
            @Override
            public String words() {
                return "random recipes of up to 64 voxels";
            }

            @Override
            public int cases(Budget budget) {
                return budget.choose(quick, standard, deep);
            }

            @Override
            public Case sample(long seed, long index) {
                return Case.of(Recipes.of(seed, index));
            }
        };
    }
}
