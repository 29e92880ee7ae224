package io.github.certidice.claim.cases;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.sample.Recipes;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pairs with one voxel of theirs, for laws about partial derivatives. */
public final class Voxels {

    /** What the number of the voxel, from 0, is called. */
    public static final String VOXEL = "voxel";

    private Voxels() {}

    /** All voxels of all pairs on five levels. */
    public static Domain.Enumeration grid(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "each voxel of all targets of up to %d voxels with all predictions from {0, 1/4, 1/2, 3/4, 1}",
                new int[] {quick, standard, deep}, d -> SoftCases.gridOf(d).flatMap(Voxels::each));
    }

    private static Stream<Case> each(Case pair) {
        return IntStream.range(0, pair.pair().size()).mapToObj(voxel -> pair.with(VOXEL, voxel));
    }

    /** A voxel of a random pair. */
    public static Domain.Sampler random() {
        return new Domain.Sampler() {
            @Override
            public String words() {
                return "one voxel of random recipes of up to 64 voxels";
            }

            @Override
            public int cases(Budget budget) {
                return budget.choose(1_000, 10_000, 500_000);
            }

            @Override
            public Case sample(long seed, long index) {
                Case pair = Case.of(Recipes.of(seed, index));
                return pair.with(VOXEL, index % pair.pair().size());
            }
        };
    }

    /** True where the case's voxel is one of its pair. */
    public static boolean isInside(Case c) {
        return c.integer(VOXEL) < c.pair().size();
    }

    /** True where the case's voxel is foreground. */
    public static boolean isForeground(Case c) {
        return c.pair().target().at(c.integer(VOXEL)) == 1;
    }
}
