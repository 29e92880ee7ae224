package io.github.certidice.report.plot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A plot as a value; {@link #toSvg()} draws it. The same plot gives the same bytes on every machine: no fonts are measured,
 * and nothing depends on locale, time or chance. Each {@code with...} method returns a changed copy.
 *
 * @param name prefix of every id and class, unique in a page: letters, digits and hyphens, a letter first
 * @param caption what readers who cannot see the plot are told
 * @param frame size and axes
 * @param layers what is drawn, from the bottom up
 */
public record Plot(String name, Caption caption, Frame frame, List<Layer> layers) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    /** Width and height in pixels before scaling. */
    public record Size(int width, int height) {
        /** A figure as wide as a column of text. */
        public static final Size FIGURE = new Size(640, 360);
        /** A figure in a card. */
        public static final Size CARD = new Size(320, 140);

        boolean small() {
            return width < FIGURE.width() * 3 / 4;
        }
    }

    /** What readers who cannot see the plot are told: what it is, then what is to be seen. */
    public record Caption(String title, String description) {}

    /** How large the plot is, and its horizontal and vertical axis. */
    public record Frame(Size size, Axis x, Axis y) {}

    public Plot {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no plot name: letters, digits, hyphens, a letter first");
        }
        layers = List.copyOf(layers);
        requireDistinctNames(name, layers);
    }

    /** An empty plot with linear axes. */
    public static Plot named(String name, String title) {
        return new Plot(
                name, new Caption(title, ""), new Frame(Size.FIGURE, Axis.linear("x"), Axis.linear("y")), List.of());
    }

    /** A histogram small enough for a card; with a logarithmic axis of counts it shows rare bins, too. */
    public static Plot histogram(String name, String title, Bins bins, Axis values) {
        return named(name, title)
                .sized(Size.CARD)
                .withAxes(values, Axis.linear("count"))
                .with(new Layer.Bars(title, bins, Colour.BLUE));
    }

    /** With a sentence or two on what is to be seen. */
    public Plot describedAs(String newDescription) {
        return new Plot(name, new Caption(caption.title(), newDescription), frame, layers);
    }

    /** With this size before scaling. */
    public Plot sized(Size newSize) {
        return new Plot(name, caption, new Frame(newSize, frame.x(), frame.y()), layers);
    }

    /** With these axes. */
    public Plot withAxes(Axis newX, Axis newY) {
        return new Plot(name, caption, new Frame(frame.size(), newX, newY), layers);
    }

    /** With one more layer on top. */
    public Plot with(Layer layer) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(layer);
        return new Plot(name, caption, frame, more);
    }

    /** With a solid line through points, in the next colour. */
    public Plot withCurve(String label, Points points) {
        return with(new Layer.Curve(label, points, nextColour(), Stroke.SOLID));
    }

    /** With a dashed line through points, in the next colour: a bound or an envelope to compare with. */
    public Plot withReference(String label, Points points) {
        return with(new Layer.Curve(label, points, nextColour(), Stroke.DASHED));
    }

    /** With separate points, in the next colour. */
    public Plot withDots(String label, Points points) {
        return with(new Layer.Dots(label, points, nextColour()));
    }

    /** With the area between two curves shaded, in the next colour. */
    public Plot withBand(String label, Points lower, Points upper) {
        return with(new Layer.Band(label, lower, upper, nextColour()));
    }

    /** With a labelled horizontal line. */
    public Plot withLevel(String label, double level) {
        return with(new Layer.Level(label, level, Colour.NEUTRAL));
    }

    /** With a labelled vertical line. */
    public Plot withMark(String label, double place) {
        return with(new Layer.Mark(label, place, Colour.NEUTRAL));
    }

    /**
     * The plot as an SVG element that scales, refers to nothing outside itself and stands alone or inside HTML.
     *
     * @throws IllegalArgumentException if there is nothing to draw or a value has no place on its axis
     */
    public String toSvg() {
        requireDrawable();
        return new SvgCleaner(this).clean(LetsPlot.draw(this));
    }

    /** The legend tells layers apart by their names. */
    private static void requireDistinctNames(String plot, List<Layer> layers) {
        Set<String> seen = new HashSet<>();
        for (Layer layer : layers) {
            if (!seen.add(layer.name())) {
                throw new IllegalArgumentException("plot '" + plot + "' has two layers named '" + layer.name() + "'");
            }
        }
    }

    private void requireDrawable() {
        if (layers.stream().allMatch(layer -> layer.xs().isEmpty() || layer.ys().isEmpty())) {
            throw new IllegalArgumentException("plot '" + name + "' has nothing to draw");
        }
        for (Layer layer : layers) {
            layer.xs().forEach(value -> frame.x().requireDrawable(layer.name(), value));
            ordinates(layer).forEach(value -> frame.y().requireDrawable(layer.name(), value));
        }
    }

    /** An empty bin is fine on a logarithmic axis: it has no bar. */
    private static List<Double> ordinates(Layer layer) {
        return layer instanceof Layer.Bars ? List.of() : layer.ys();
    }

    private Colour nextColour() {
        long named = layers.stream()
                .filter(layer -> layer.colour() != Colour.NEUTRAL)
                .count();
        return Colour.ofSeries((int) named);
    }
}
