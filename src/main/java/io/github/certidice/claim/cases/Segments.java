package io.github.certidice.claim.cases;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.image.Target;
import io.github.certidice.sample.SplitMix64;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two predictions p and q of one target, for laws about what is between them. A case holds them as one pair of twice the
 * voxels: the target twice, and p before q.
 */
public final class Segments {

    /** A hypothesis in words. */
    public static final String SEGMENT = "the case holds the target twice, with the predictions p and then q";

    private static final int MOST_VOXELS = 12;

    private Segments() {}

    /** Both predictions of all targets, on few levels, the fewer the more voxels. */
    public static Domain.Enumeration grid(int quick, int standard, int deep) {
        return Enumerations.bySize(
                "all targets of up to %d voxels with all two predictions from {0, 1/4, 1/2, 3/4, 1}, of 3 voxels from"
                        + " {0, 1/2, 1}, of 4 and more from {0, 1}",
                new int[] {quick, standard, deep}, Segments::gridOf);
    }

    private static Stream<Case> gridOf(int d) {
        int levels = SoftLabelCases.levels(d);
        return Levels.all(d, 2)
                .flatMap(y ->
                        Levels.all(d, levels).flatMap(p -> Levels.all(d, levels).map(q -> of(y, p, q))));
    }

    /** Random targets of up to 12 voxels, soft ones too, with two random predictions. */
    public static Domain.Sampler random() {
        return new Domain.Sampler() {
            @Override
            public String words() {
                return "random targets of up to " + MOST_VOXELS
                        + " voxels with two random predictions, multiples of 1/64";
            }

            @Override
            public int cases(Budget budget) {
                return budget.choose(1_000, 10_000, 500_000);
            }

            @Override
            public Case sample(long seed, long index) {
                return drawn(SplitMix64.of(seed, index));
            }
        };
    }

    private static Case drawn(SplitMix64 random) {
        int d = 1 + random.nextInt(MOST_VOXELS);
        double[] y = switch (random.nextInt(4)) {
            case 0 -> Levels.random(d, random);
            case 1 -> IntStream.range(0, d).mapToDouble(i -> 1).toArray();
            default -> Levels.randomMask(d, random);
        };
        return of(y, Levels.random(d, random), Levels.random(d, random));
    }

    /** A target with two predictions. */
    public static Case of(double[] y, double[] p, double[] q) {
        return Case.of(Levels.literal(Levels.joined(y, y), Levels.joined(p, q)));
    }

    /** n of d voxels foreground; one target with two predictions that are constant on and off the foreground. */
    public static Case twoLevels(int n, int d, double[] p, double[] q) {
        return of(levels(n, d, 1, 0), levels(n, d, p[0], p[1]), levels(n, d, q[0], q[1]));
    }

    private static double[] levels(int n, int d, double on, double off) {
        return IntStream.range(0, d).mapToDouble(i -> i < n ? on : off).toArray();
    }

    /** What {@link #SEGMENT} says, with midpoints that doubles hold exactly. */
    public static boolean isSegment(Case c) {
        Pair both = c.pair();
        int d = both.size() / 2;
        return both.size() == 2 * d
                && all(d, i -> both.target().at(i) == both.target().at(d + i))
                && all(
                        d,
                        i -> isExact(both.prediction().at(i), both.prediction().at(d + i)));
    }

    private static boolean all(int d, IntPredicate test) {
        return d > 0 && IntStream.range(0, d).allMatch(test);
    }

    /** Whether p + q is not rounded: then both differences are exact (Sterbenz, Knuth). */
    private static boolean isExact(double p, double q) {
        double sum = p + q;
        return sum - p == q && sum - q == p && (sum == 0 || sum / 2 >= Double.MIN_NORMAL);
    }

    /** The target with p. */
    public static Pair first(Case c) {
        return half(c, i -> c.pair().prediction().at(i));
    }

    /** The target with q. */
    public static Pair second(Case c) {
        int d = c.pair().size() / 2;
        return half(c, i -> c.pair().prediction().at(d + i));
    }

    /** The target with (p + q)/2. */
    public static Pair middle(Case c) {
        int d = c.pair().size() / 2;
        return half(c, i -> (c.pair().prediction().at(i) + c.pair().prediction().at(d + i)) / 2);
    }

    private static Pair half(Case c, IntToDoubleFunction prediction) {
        Shape shape = Shape.of(c.pair().size() / 2);
        Target both = c.pair().target();
        return new Pair(ProbabilityMap.of(shape, both::at), ProbabilityMap.of(shape, prediction));
    }
}
