package io.github.certidice.sample;

import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.Shape;
import io.github.certidice.number.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds simpler recipes. Works on written-out cases; a family is only given smaller shapes. */
final class Simplification {

    /** Cases beyond this are made smaller before they are written out. */
    private static final int MOST_LITERALS = 4096;

    private Simplification() {}

    static Recipe literal(Recipe recipe) {
        return Literal.of(recipe).recipe();
    }

    static Stream<Recipe> of(Recipe recipe) {
        long complexity = complexity(recipe);
        Stream<Recipe> candidates = isLiteral(recipe) ? Literal.of(recipe).simpler() : ofFamily(recipe);
        return candidates.filter(
                candidate -> candidate.shape().size() < recipe.shape().size() || complexity(candidate) < complexity);
    }

    private static Stream<Recipe> ofFamily(Recipe recipe) {
        Stream<Recipe> literal = Stream.of(recipe).map(Simplification::literal);
        return recipe.shape().size() <= MOST_LITERALS
                ? Stream.concat(literal, smaller(recipe))
                : Stream.concat(smaller(recipe), literal);
    }

    /** The same families on half an axis, and on an axis that is one voxel shorter. */
    private static Stream<Recipe> smaller(Recipe recipe) {
        List<Integer> axes = recipe.shape().axes();
        return IntStream.range(0, axes.size())
                .boxed()
                .flatMap(axis -> Stream.of(axes.get(axis) / 2, axes.get(axis) - 1)
                        .filter(size -> size > 0)
                        .map(size -> resized(recipe.shape(), axis, size))
                        .filter(shape -> recipe.target().fits(shape)
                                && recipe.prediction().fits(shape))
                        .map(shape -> new Recipe(
                                shape, recipe.target(), recipe.prediction(), recipe.precision(), recipe.seed())));
    }

    private static Shape resized(Shape shape, int axis, int size) {
        List<Integer> axes = new ArrayList<>(shape.axes());
        axes.set(axis, size);
        return new Shape(axes);
    }

    private static boolean isLiteral(Recipe recipe) {
        return recipe.prediction() instanceof PredictionFamily.Values
                && (recipe.target() instanceof TargetFamily.Bits || recipe.target() instanceof TargetFamily.SoftLabels);
    }

    /** Most significant first: voxels, literal or not, axes, precision, digits. */
    static long complexity(Recipe recipe) {
        boolean literal = isLiteral(recipe);
        long digits = literal ? Literal.of(recipe).digits() : 0;
        return (long) recipe.shape().size() << 32
                | (literal ? 0L : 1L) << 31
                | (long) recipe.shape().axes().size() << 28
                | (recipe.precision() == Precision.FLOAT64 ? 0L : 1L) << 27
                | Math.min(digits, (1L << 27) - 1);
    }

    /** 0 is simplest, then 1, then 1/2, then numbers of few decimal digits. */
    private static int digits(double x) {
        if (x == 0 || x == 1) {
            return (int) x;
        }
        return x == 0.5 ? 2 : 2 + new BigDecimal(Decimal.shortest(x)).precision();
    }

    /** Simpler numbers in place of x: the simplest first. */
    private static DoubleStream rounder(double x) {
        DoubleStream rounded = IntStream.of(1, 2, 3, 6)
                .mapToDouble(digits ->
                        new BigDecimal(x).round(new MathContext(digits)).doubleValue());
        return DoubleStream.concat(DoubleStream.of(0, 1, 0.5, 0.25, 0.75), rounded)
                .filter(candidate -> digits(candidate) < digits(x));
    }

    /** A case written out. */
    private record Literal(Shape shape, double[] y, double[] p, boolean mask, Precision precision) {

        static Literal of(Recipe recipe) {
            Pair pair = recipe.pair();
            double[] y = IntStream.range(0, pair.size())
                    .mapToDouble(pair.target()::at)
                    .toArray();
            double[] p = IntStream.range(0, pair.size())
                    .mapToDouble(pair.prediction()::at)
                    .toArray();
            return new Literal(recipe.shape(), y, p, pair.target() instanceof Mask, recipe.precision());
        }

        Recipe recipe() {
            TargetFamily target = mask
                    ? new TargetFamily.Bits(
                            Mask.of(shape, voxel -> y[voxel] == 1).toString())
                    : TargetFamily.SoftLabels.of(y);
            return new Recipe(shape, target, PredictionFamily.Values.of(p), precision, 0);
        }

        long digits() {
            return DoubleStream.concat(Arrays.stream(y), Arrays.stream(p))
                            .mapToLong(Simplification::digits)
                            .sum()
                    + (mask ? 0 : 1);
        }

        Stream<Recipe> simpler() {
            return Stream.of(fewerVoxels(), plainer(), rounderPredictions(), rounderTargets())
                    .flatMap(literals -> literals)
                    .map(Literal::recipe);
        }

        /** Without half of an axis, a quarter of it, and so on to one voxel; wherever that lies. */
        private Stream<Literal> fewerVoxels() {
            return IntStream.range(0, shape.axes().size()).boxed().flatMap(axis -> {
                int size = shape.axes().get(axis);
                return IntStream.iterate(size / 2, cut -> cut > 0, cut -> cut / 2)
                        .boxed()
                        .flatMap(cut -> IntStream.iterate(0, from -> from + cut <= size, from -> from + cut)
                                .mapToObj(from -> without(axis, from, from + cut)));
            });
        }

        private Literal without(int axis, int from, int to) {
            int[] kept = IntStream.range(0, y.length)
                    .filter(voxel -> {
                        int at = Drawing.coordinate(shape, axis, voxel);
                        return at < from || at >= to;
                    })
                    .toArray();
            return new Literal(
                    resized(shape, axis, shape.axes().get(axis) - (to - from)),
                    IntStream.of(kept).mapToDouble(voxel -> y[voxel]).toArray(),
                    IntStream.of(kept).mapToDouble(voxel -> p[voxel]).toArray(),
                    mask,
                    precision);
        }

        /** One axis; double precision; a mask where the labels are not soft at all. */
        private Stream<Literal> plainer() {
            boolean binary = Arrays.stream(y).allMatch(label -> label == 0 || label == 1);
            return Stream.of(
                    new Literal(Shape.of(y.length), y, p, mask, precision),
                    new Literal(shape, y, p, mask, Precision.FLOAT64),
                    new Literal(shape, y, p, binary, precision));
        }

        /** Equal values change together first, so that ties stay ties. */
        private Stream<Literal> rounderPredictions() {
            return rounder(p).map(values -> new Literal(shape, y, values, mask, precision));
        }

        private Stream<Literal> rounderTargets() {
            return rounder(y).map(values -> new Literal(shape, values, p, mask, precision));
        }

        private static Stream<double[]> rounder(double[] values) {
            Stream<double[]> together = Arrays.stream(values)
                    .distinct()
                    .boxed()
                    .flatMap(old -> Simplification.rounder(old)
                            .mapToObj(x -> Arrays.stream(values)
                                    .map(v -> v == old ? x : v)
                                    .toArray()));
            Stream<double[]> single = IntStream.range(0, values.length)
                    .boxed()
                    .flatMap(voxel -> Simplification.rounder(values[voxel]).mapToObj(x -> replaced(values, voxel, x)));
            return Stream.concat(together, single);
        }

        private static double[] replaced(double[] values, int voxel, double x) {
            double[] copy = values.clone();
            copy[voxel] = x;
            return copy;
        }
    }
}
