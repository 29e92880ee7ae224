package io.github.certidice.report.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * Says in lets-plot's own terms (its plot specification, a tree of maps) what a {@link Plot} is. The library's portable part
 * is used, which estimates the widths of texts instead of measuring fonts.
 */
final class LetsPlot {

    /** Ink for the grid; {@link SvgCleaner} makes it a faint shade of the text's colour. */
    static final String GRID = "#040506";

    /** Pixels between a reference line and its label. */
    private static final double LABEL_GAP = 5;

    private final Plot plot;
    private final Range xRange;
    private final Range yRange;

    private LetsPlot(Plot plot) {
        this.plot = plot;
        this.xRange = Range.of(plot.frame().x(), plot.layers().stream().flatMap(layer -> layer.xs().stream()));
        this.yRange = Range.of(plot.frame().y(), plot.layers().stream().flatMap(this::ordinates));
    }

    private Stream<Double> ordinates(Layer layer) {
        Stream<Double> feet =
                layer instanceof Layer.Bars ? Stream.of(Range.floor(plot.frame().y())) : Stream.of();
        return Stream.concat(layer.ys().stream(), feet);
    }

    /** The library's SVG, which still has random ids and a white background. */
    static String draw(Plot plot) {
        return PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
                new LetsPlot(plot).specification(), null, new UnsupportedRGBEncoder(), false);
    }

    private Map<String, Object> specification() {
        Map<String, Object> specification = new HashMap<>();
        specification.put("kind", "plot");
        specification.put("ggsize", size());
        specification.put("theme", Theme.of(plot));
        specification.put(
                "layers",
                plot.layers().stream().flatMap(layer -> drawn(layer).stream()).toList());
        specification.put("scales", scales());
        return specification;
    }

    private Map<String, Object> size() {
        Plot.Size size = plot.frame().size();
        return Map.of("width", size.width(), "height", size.height());
    }

    private List<Map<String, Object>> drawn(Layer layer) {
        if (layer instanceof Layer.Curve curve) {
            return List.of(curve(curve));
        } else if (layer instanceof Layer.Dots dots) {
            return List.of(dots(dots));
        } else if (layer instanceof Layer.Band band) {
            return List.of(band(band));
        } else if (layer instanceof Layer.Bars bars) {
            return List.of(bars(bars));
        } else if (layer instanceof Layer.Level level) {
            return List.of(line("hline", "yintercept", level.y(), level), label(level));
        }
        Layer.Mark mark = (Layer.Mark) layer;
        return List.of(line("vline", "xintercept", mark.x(), mark), label(mark));
    }

    private static Map<String, Object> curve(Layer.Curve curve) {
        Map<String, Object> data = Map.of("x", curve.xs(), "y", curve.ys(), "name", repeated(curve.name(), curve.xs()));
        Map<String, Object> mapping = Map.of("x", "x", "y", "y", "color", "name", "linetype", "name");
        return layer("line", data, mapping, Map.of("size", 1.1));
    }

    /** Dots take another colour channel than curves: otherwise each legend entry would show a dot and a line. */
    private static Map<String, Object> dots(Layer.Dots dots) {
        Map<String, Object> data = Map.of("x", dots.xs(), "y", dots.ys(), "name", repeated(dots.name(), dots.xs()));
        Map<String, Object> mapping = Map.of("x", "x", "y", "y", "paint_a", "name");
        return layer("point", data, mapping, Map.of("size", 3, "color_by", "paint_a"));
    }

    private static Map<String, Object> band(Layer.Band band) {
        Map<String, Object> data = Map.of(
                "x", band.xs(),
                "low", band.lower().ys(),
                "high", band.upper().ys(),
                "name", repeated(band.name(), band.xs()));
        Map<String, Object> mapping = Map.of("x", "x", "ymin", "low", "ymax", "high", "fill", "name");
        return layer("ribbon", data, mapping, Map.of("alpha", Theme.BAND_OPACITY, "size", 0));
    }

    private Map<String, Object> bars(Layer.Bars bars) {
        Map<String, Object> data =
                new BarEdges(bars.bins(), Range.floor(plot.frame().y())).columns();
        Map<String, Object> mapping = Map.of("xmin", "left", "xmax", "right", "ymin", "floor", "ymax", "top");
        String ink = bars.colour().hex();
        Map<String, Object> look = Map.of("fill", ink, "color", ink, "size", 0, "show_legend", false);
        return layer("rect", data, mapping, look);
    }

    private static Map<String, Object> line(String geometry, String where, double value, Layer layer) {
        Map<String, Object> look = new HashMap<>(Map.of("linetype", "dashed", "size", 0.7, "show_legend", false));
        look.put(where, value);
        look.put("color", layer.colour().hex());
        return layer(geometry, Map.of(), Map.of(), look);
    }

    /** Above the line at its freer end, or below where there is no room above. */
    private Map<String, Object> label(Layer.Level level) {
        double height = yRange.fraction(level.y());
        double shift =
                (height > 0.9 ? -LABEL_GAP : LABEL_GAP) / plot.frame().size().height();
        boolean right = new Clearance(plot, xRange, yRange).isRightFreer(height);
        Map<String, Object> anchor = Map.of("hjust", right ? 1.0 : 0.0, "vjust", height > 0.9 ? 1.0 : 0.0);
        return label(level, xRange.at(right ? 1 : 0), yRange.at(height + shift), anchor);
    }

    /** Beside the line at its top, on the side where more room is. */
    private Map<String, Object> label(Layer.Mark mark) {
        double place = xRange.fraction(mark.x());
        double shift =
                (place > 0.5 ? -LABEL_GAP : LABEL_GAP) / plot.frame().size().width();
        Map<String, Object> anchor = Map.of("hjust", place > 0.5 ? 1.0 : 0.0, "vjust", 1.0);
        return label(mark, xRange.at(place + shift), yRange.high(), anchor);
    }

    private static Map<String, Object> label(Layer layer, double x, double y, Map<String, Object> anchor) {
        Map<String, Object> look = new HashMap<>(anchor);
        look.putAll(Map.of(
                "x", x, "y", y, "label", layer.name(), "color", layer.colour().hex()));
        look.putAll(Map.of("size", Theme.LABEL_SIZE, "show_legend", false));
        return layer("text", Map.of(), Map.of(), look);
    }

    private static Map<String, Object> layer(
            String geometry, Map<String, Object> data, Map<String, Object> mapping, Map<String, Object> look) {
        Map<String, Object> layer = new HashMap<>(look);
        layer.put("geom", geometry);
        layer.put("stat", "identity");
        layer.put("data", data);
        layer.put("mapping", mapping);
        // more points than a threshold would otherwise be thinned out
        layer.put("sampling", "none");
        return layer;
    }

    private List<Map<String, Object>> scales() {
        List<Map<String, Object>> scales = new ArrayList<>();
        scales.add(xRange.scale("x", Theme.decades(plot)));
        scales.add(yRange.scale("y", Theme.decades(plot)));
        scales.add(named("color", Layer.Curve.class, layer -> layer.colour().hex()));
        scales.add(named("linetype", Layer.Curve.class, layer -> layer.stroke().lineType()));
        scales.add(named("paint_a", Layer.Dots.class, layer -> layer.colour().hex()));
        scales.add(named("fill", Layer.Band.class, layer -> layer.colour().hex()));
        return scales;
    }

    private <L extends Layer> Map<String, Object> named(String channel, Class<L> kind, Function<L, String> look) {
        Map<String, String> looks = new LinkedHashMap<>();
        plot.layers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .forEach(l -> looks.put(l.name(), look.apply(l)));
        return Map.of(
                "aesthetic", channel,
                "name", "",
                "breaks", List.copyOf(looks.keySet()),
                "limits", List.copyOf(looks.keySet()),
                "values", List.copyOf(looks.values()),
                "guide", Map.of("name", "legend", "ncol", Theme.legendColumns(plot)));
    }

    private static List<String> repeated(String name, List<Double> values) {
        return values.stream().map(value -> name).toList();
    }
}
