package io.github.certidice.report.plot;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Points in the plane, in the order in which a curve joins them.
 *
 * @param xs the abscissae, finite
 * @param ys the ordinates, finite, as many as abscissae
 */
public record Points(List<Double> xs, List<Double> ys) {

    public Points {
        xs = finite("x", xs);
        ys = finite("y", ys);
        if (xs.size() != ys.size()) {
            throw new IllegalArgumentException(xs.size() + " x values but " + ys.size() + " y values");
        }
    }

    /** The points (xs[i], ys[i]). */
    public static Points of(double[] xs, double[] ys) {
        return new Points(boxed(xs), boxed(ys));
    }

    /** The graph of a function over the given abscissae. */
    public static Points graph(double[] xs, DoubleUnaryOperator function) {
        return of(xs, Arrays.stream(xs).map(function).toArray());
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Double> finite(String coordinate, List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no " + coordinate + " values: nothing to draw");
        }
        for (int i = 0; i < values.size(); i++) {
            requireFinite(coordinate, i, values.get(i));
        }
        return List.copyOf(values);
    }

    private static void requireFinite(String coordinate, int index, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(coordinate + "[" + index + "] is " + value + ", not a finite number");
        }
    }
}
