package io.github.certidice.report.picture;

import java.util.Locale;

/** Collects the shapes of a small drawing; whole pixels only, inks by class, so that pages choose them. */
final class Svg {

    private final StringBuilder shapes = new StringBuilder();

    void rectangle(String style, int x, int y, int width, int height) {
        add("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", style, x, y, width, height);
    }

    void line(int x1, int y1, int x2, int y2) {
        add("<path class=\"mark\" d=\"M%d %dL%d %d\"/>", x1, y1, x2, y2);
    }

    void text(int x, int y, String text) {
        add("<text x=\"%d\" y=\"%d\">%s</text>", x, y, text);
    }

    private void add(String form, Object... values) {
        shapes.append(String.format(Locale.ROOT, form, values));
    }

    /** The drawing; the description must be free of markup. */
    String sized(int width, int height, String description) {
        return String.format(
                Locale.ROOT,
                "<svg class=\"picture\" xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                        + " viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>",
                width,
                height,
                width,
                height,
                description,
                shapes);
    }
}
