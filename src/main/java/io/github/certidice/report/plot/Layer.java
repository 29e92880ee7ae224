package io.github.certidice.report.plot;

import java.util.List;
import java.util.stream.Stream;

/** One thing drawn in a plot. Later layers lie above earlier ones. */
public sealed interface Layer {

    /** What the legend, or the label beside a reference line, says. */
    String name();

    Colour colour();

    /** The abscissae that the axis must show. */
    List<Double> xs();

    /** The ordinates that the axis must show. */
    List<Double> ys();

    /** A line through points. */
    record Curve(String name, Points points, Colour colour, Stroke stroke) implements Layer {
        @Override
        public List<Double> xs() {
            return points.xs();
        }

        @Override
        public List<Double> ys() {
            return points.ys();
        }
    }

    /** Separate points. */
    record Dots(String name, Points points, Colour colour) implements Layer {
        @Override
        public List<Double> xs() {
            return points.xs();
        }

        @Override
        public List<Double> ys() {
            return points.ys();
        }
    }

    /** The shaded area between two curves over the same abscissae. */
    record Band(String name, Points lower, Points upper, Colour colour) implements Layer {
        public Band {
            if (!lower.xs().equals(upper.xs())) {
                throw new IllegalArgumentException("band '" + name + "': its two edges have different x values");
            }
        }

        @Override
        public List<Double> xs() {
            return lower.xs();
        }

        @Override
        public List<Double> ys() {
            return Stream.concat(lower.ys().stream(), upper.ys().stream()).toList();
        }
    }

    /** A dashed horizontal line across the plot, labelled at its right end. */
    record Level(String name, double y, Colour colour) implements Layer {
        @Override
        public List<Double> xs() {
            return List.of();
        }

        @Override
        public List<Double> ys() {
            return List.of(y);
        }
    }

    /** A dashed vertical line across the plot, labelled at its top. */
    record Mark(String name, double x, Colour colour) implements Layer {
        @Override
        public List<Double> xs() {
            return List.of(x);
        }

        @Override
        public List<Double> ys() {
            return List.of();
        }
    }

    /** The bars of a histogram. */
    record Bars(String name, Bins bins, Colour colour) implements Layer {
        @Override
        public List<Double> xs() {
            return bins.edges();
        }

        @Override
        public List<Double> ys() {
            return bins.counts().stream().map(Long::doubleValue).toList();
        }
    }
}
