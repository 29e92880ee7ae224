package io.github.certidice.report.plot;

import java.util.HashMap;
import java.util.Map;

/** The look of a plot: no background, a faint grid, the legend below; smaller texts on a card. */
final class Theme {

    /** The size of labels beside reference lines, in lets-plot's unit. */
    static final double LABEL_SIZE = 5.5;

    static final double BAND_OPACITY = 0.25;

    private static final int LETTER_WIDTH = 7;
    private static final int KEY_WIDTH = 45;

    private Theme() {}

    static Map<String, Object> of(Plot plot) {
        Map<String, Object> theme = new HashMap<>();
        theme.put("name", "minimal2");
        theme.put("plot_background", "blank");
        theme.put("panel_background", "blank");
        theme.put("legend_background", "blank");
        theme.put("legend_position", plot.frame().size().small() ? "none" : "bottom");
        theme.put("panel_grid_major", line(LetsPlot.GRID));
        theme.put("panel_grid_minor", "blank");
        theme.put("axis_line", line(Colour.NEUTRAL.hex()));
        theme.put("axis_ticks", line(Colour.NEUTRAL.hex()));
        theme.put("axis_title", text(titleSize(plot)));
        theme.put("axis_text", text(textSize(plot)));
        // entries are laid out for larger texts than they get, so that a wider font does not make them touch
        theme.put("legend_text", text(textSize(plot) + 2));
        return theme;
    }

    static int titleSize(Plot plot) {
        return plot.frame().size().small() ? 11 : 14;
    }

    static int textSize(Plot plot) {
        return plot.frame().size().small() ? 10 : 12;
    }

    /** For how many powers of ten a logarithmic axis has room. */
    static int decades(Plot plot) {
        return plot.frame().size().small() ? 3 : 8;
    }

    /** As many legend entries beside each other as have room. */
    static int legendColumns(Plot plot) {
        int longest = plot.layers().stream()
                .mapToInt(layer -> layer.name().length())
                .max()
                .orElse(1);
        int entries = (int) plot.layers().stream().map(Layer::name).distinct().count();
        int room = plot.frame().size().width() / (longest * LETTER_WIDTH + KEY_WIDTH);
        return Math.max(1, Math.min(entries, room));
    }

    private static Map<String, Object> line(String colour) {
        return Map.of("color", colour, "size", 1, "blank", false);
    }

    private static Map<String, Object> text(int size) {
        return Map.of("color", Colour.NEUTRAL.hex(), "size", size, "blank", false);
    }
}
