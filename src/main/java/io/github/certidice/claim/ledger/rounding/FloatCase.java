package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Formulas;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Target and prediction as a program of a given format is given them. A case names the digits of the format and the
 * {@link FloatSum#block}; it has a recipe, whose predictions are rounded to the format, or the four numbers d, n, first and
 * rest: the first n of d voxels are foreground, the first prediction is {@code first} and all others are {@code rest}.
 *
 * @param sum how the program adds up
 * @param target y, 0 or 1
 * @param prediction p
 */
record FloatCase(FloatSum sum, double[] target, double[] prediction) {

    /** Below this, except for 0, quotients might underflow. */
    private static final double LEAST = 0x1p-100;

    static FloatCase of(Case c, Formulas.Rounding rounding) {
        FloatArithmetic arithmetic = FloatArithmetic.of(c.integer("digits"), rounding);
        FloatSum sum = new FloatSum(arithmetic, c.integer("block"));
        if (c.parameters().containsKey("first")) {
            return ofLevels(sum, c);
        }
        Pair pair = c.pair();
        return new FloatCase(
                sum,
                voxels(pair.size(), pair.target()::at),
                voxels(pair.size(), i -> arithmetic.nearest(pair.prediction().at(i))));
    }

    private static FloatCase ofLevels(FloatSum sum, Case c) {
        int n = c.integer("n");
        double first = sum.arithmetic().nearest(c.parameter("first").doubleValue());
        double rest = sum.arithmetic().nearest(c.parameter("rest").doubleValue());
        return new FloatCase(
                sum, voxels(c.integer("d"), i -> i < n ? 1 : 0), voxels(c.integer("d"), i -> i == 0 ? first : rest));
    }

    private static double[] voxels(int size, IntToDoubleFunction at) {
        return IntStream.range(0, size).mapToDouble(at).toArray();
    }

    FloatArithmetic arithmetic() {
        return sum.arithmetic();
    }

    int size() {
        return target.length;
    }

    /** n. */
    long foreground() {
        return Arrays.stream(target).filter(y -> y == 1).count();
    }

    /** kappa of sums over all voxels. */
    Rational depth() {
        return sum.depth(size());
    }

    /** The same numbers for exact formulas. */
    Pair pair() {
        Shape shape = Shape.of(size());
        return new Pair(Mask.of(shape, i -> target[i] == 1), ProbabilityMap.of(shape, prediction));
    }

    /** Sums of a term for each voxel, done by the program. */
    double summed(IntToDoubleFunction term) {
        return sum.of(voxels(size(), term));
    }

    /** The same, exactly. */
    Rational exactly(IntToDoubleFunction term) {
        return IntStream.range(0, size())
                .mapToObj(i -> Rational.of(term.applyAsDouble(i)))
                .reduce(Rational.ZERO, Rational::plus);
    }

    /** True where the standard model describes what the program does: binary target, counts exact, no underflow. */
    boolean isOfStandardModel() {
        boolean binary = Arrays.stream(target).allMatch(y -> y == 0 || y == 1);
        boolean large = Arrays.stream(prediction).allMatch(p -> p == 0 || p >= LEAST && p <= 1);
        return size() > 0
                && binary
                && large
                && size() <= Math.scalb(1.0, arithmetic().format().digits());
    }
}
