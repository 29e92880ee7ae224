package io.github.certidice.report.plot;

import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How far from a horizontal line the drawn points stay, to find a place for its label. */
record Clearance(Plot plot, Range xRange, Range yRange) {

    private static final double END = 0.2;

    /** Whether points leave more room at the right end of a line at this height than at its left end. */
    boolean isRightFreer(double height) {
        return room(height, place -> place > 1 - END) >= room(height, place -> place < END);
    }

    private double room(double height, DoublePredicate end) {
        return plot.layers().stream()
                .flatMapToDouble(layer -> heights(layer, end))
                .map(other -> Math.abs(other - height))
                .min()
                .orElse(1);
    }

    private DoubleStream heights(Layer layer, DoublePredicate end) {
        if (layer instanceof Layer.Curve curve) {
            return heights(curve.points(), end);
        } else if (layer instanceof Layer.Dots dots) {
            return heights(dots.points(), end);
        }
        return DoubleStream.empty();
    }

    private DoubleStream heights(Points points, DoublePredicate end) {
        return IntStream.range(0, points.xs().size())
                .filter(i -> end.test(xRange.fraction(points.xs().get(i))))
                .mapToDouble(i -> yRange.fraction(points.ys().get(i)));
    }
}
