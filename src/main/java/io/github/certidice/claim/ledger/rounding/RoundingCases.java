package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.number.Rational;
import io.github.certidice.sample.Recipes;
import io.github.certidice.sample.SplitMix64;
import java.math.BigInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Target and prediction for programs of several formats. */
final class RoundingCases {

    static final String MODEL =
            "binary target; predictions are numbers of the format with so many digits, 0 or at least 2^-100;"
                    + " d is at most 2^digits; block is that of the sums, 0 for Neumaier's";

    /** Larger than any sampled case: naive summation. */
    static final int NAIVE = 1 << 20;

    private static final int FEW_DIGITS = 5;
    private static final double U = 0x1p-5;
    private static final double[] LEVELS = {0, U, 0.5 + U, 1 - U, 1};
    private static final int[] DIGITS = {8, 11, 24, 53};
    private static final int[] BLOCKS = {FloatSum.COMPENSATED, 1, 8, NAIVE};

    private RoundingCases() {}

    /** True where the case is one, and the standard model describes it. */
    static boolean isOfStandardModel(Case c) {
        boolean possible = FloatArithmetic.isPossible(c.integer("digits"));
        return possible && exact(c).isOfStandardModel();
    }

    /** For the numbers of a case, not for its program. */
    static FloatCase exact(Case c) {
        return FloatCase.of(c, Formulas.reference().rounding());
    }

    /** All predictions on a few levels, in a format in which every sum of them is rounded. */
    static Domain.Enumeration ofFewDigits(int block) {
        return Enumerations.bySize(
                "5 digits; all targets of up to %d voxels with all predictions from {0, u, 1/2 + u, 1 - u, 1}",
                new int[] {2, 3, 5}, d -> onLevels(d).map(c -> in(c, FEW_DIGITS, block)));
    }

    private static Stream<Case> onLevels(int d) {
        int predictions = (int) Math.round(Math.pow(LEVELS.length, d));
        return IntStream.range(0, predictions << d)
                .mapToObj(i -> Case.of(SoftCases.literal(SoftCases.digits(i, d), levels(i >> d, d))));
    }

    private static double[] levels(int number, int d) {
        int rest = number;
        double[] values = new double[d];
        for (int voxel = 0; voxel < d; voxel++) {
            values[voxel] = LEVELS[rest % LEVELS.length];
            rest /= LEVELS.length;
        }
        return values;
    }

    static Case in(Case c, int digits, int block) {
        return c.with("digits", digits).with("block", block);
    }

    /** Random recipes, formats and ways of summation. */
    static Domain.Sampler sampled() {
        return new Domain.Sampler() {
            @Override
            public String words() {
                return "random recipes of up to 64 voxels in 8, 11, 24 and 53 digits, summed in four ways";
            }

            @Override
            public int cases(Budget budget) {
                return budget.choose(400, 3_000, 400_000);
            }

            @Override
            public Case sample(long seed, long index) {
                SplitMix64 random = SplitMix64.of(seed, ~index);
                return in(
                        Case.of(Recipes.of(seed, index)),
                        DIGITS[random.nextInt(DIGITS.length)],
                        BLOCKS[random.nextInt(BLOCKS.length)]);
            }
        };
    }

    /** The first n of d voxels are foreground; one prediction, and another for all voxels but the first. */
    static Case ofLevels(int d, int n, Rational first, Rational rest) {
        return Case.of("d", Rational.of(d)).with("n", n).with("first", first).with("rest", rest);
    }

    /** u of a format. */
    static Rational unit(int digits) {
        return Rational.of(BigInteger.ONE, -digits);
    }
}
