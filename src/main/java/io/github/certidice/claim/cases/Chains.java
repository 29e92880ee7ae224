package io.github.certidice.claim.cases;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.sample.SplitMix64;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three maps x, y and z, for laws about the way from x to z through y. A case holds them as one pair of twice the voxels,
 * whose halves are the two steps: the target is x before y, the prediction y before z.
 */
public final class Chains {

    /** A hypothesis in words. */
    public static final String CHAIN = "the case holds two steps, from x to y and then from y to z";

    private static final int MOST_VOXELS = 8;

    private Chains() {}

    /** All three maps, on few levels, the fewer the more voxels. */
    public static Domain.Enumeration grid(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all three maps of up to %d voxels from {0, 1/4, 1/2, 3/4, 1}, of 2 voxels from {0, 1/2, 1}, of 3 and more"
                        + " from {0, 1}",
                new int[] {quick, standard, deep}, Chains::gridOf);
    }

    private static Stream<Case> gridOf(int d) {
        int levels = d == 1 ? 5 : d == 2 ? 3 : 2;
        return Levels.all(d, levels)
                .flatMap(x ->
                        Levels.all(d, levels).flatMap(y -> Levels.all(d, levels).map(z -> of(x, y, z))));
    }

    /** Three random maps of up to 8 voxels. */
    public static Domain.Sampler random() {
        return new Domain.Sampler() {
            @Override
            public String words() {
                return "three random maps of up to " + MOST_VOXELS + " voxels, multiples of 1/64";
            }

            @Override
            public int cases(Budget budget) {
                return budget.choose(1_000, 10_000, 500_000);
            }

            @Override
            public Case sample(long seed, long index) {
                SplitMix64 random = SplitMix64.of(seed, index);
                int d = 1 + random.nextInt(MOST_VOXELS);
                return of(Levels.random(d, random), Levels.random(d, random), Levels.random(d, random));
            }
        };
    }

    /** Three maps. */
    public static Case of(double[] x, double[] y, double[] z) {
        return Case.of(Levels.literal(Levels.joined(x, y), Levels.joined(y, z)));
    }

    /** What {@link #CHAIN} says. */
    public static boolean isChain(Case c) {
        Pair both = c.pair();
        int d = both.size() / 2;
        return both.size() == 2 * d
                && d > 0
                && IntStream.range(0, d)
                        .allMatch(i -> both.prediction().at(i) == both.target().at(d + i));
    }

    /** x and y. */
    public static Pair firstStep(Case c) {
        return step(c, i -> c.pair().target().at(i), i -> c.pair().prediction().at(i));
    }

    /** y and z. */
    public static Pair secondStep(Case c) {
        int d = c.pair().size() / 2;
        return step(
                c, i -> c.pair().target().at(d + i), i -> c.pair().prediction().at(d + i));
    }

    /** x and z. */
    public static Pair ends(Case c) {
        int d = c.pair().size() / 2;
        return step(c, i -> c.pair().target().at(i), i -> c.pair().prediction().at(d + i));
    }

    private static Pair step(Case c, IntToDoubleFunction from, IntToDoubleFunction to) {
        Shape shape = Shape.of(c.pair().size() / 2);
        return new Pair(ProbabilityMap.of(shape, from), ProbabilityMap.of(shape, to));
    }
}
