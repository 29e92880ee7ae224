package io.github.certidice.report.plot;

import io.github.certidice.report.markup.Markup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Makes lets-plot's SVG fit to be published: the same bytes each time, the page's own text colour, nothing behind the plot,
 * and names that clash with no other plot in the page.
 */
final class SvgCleaner {

    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
    private static final Pattern REFERENCE = Pattern.compile("url\\(#(\\w+)\\)");
    private static final String WHITE = "rgb(255,255,255)";
    private static final String TEXT_INK = "rgb(1,2,3)";
    private static final String GRID_INK = "rgb(4,5,6)";
    private static final String GRID_OPACITY = "0.16";
    private static final String KEY_FRAME = "rgb(71,71,71)";
    private static final String BAND_OPACITY = String.valueOf(Theme.BAND_OPACITY);
    private static final int DECIMALS = 2;

    private final Plot plot;
    private final Map<String, String> ids = new HashMap<>();

    SvgCleaner(Plot plot) {
        this.plot = plot;
    }

    String clean(String drawn) {
        Document document = Markup.parse(drawn);
        Element svg = document.getDocumentElement();
        removeBackgrounds(svg);
        Markup.elements(svg).forEach(this::cleanElement);
        new SvgHead(plot).putOn(svg);
        return Markup.write(svg);
    }

    private static void removeBackgrounds(Element svg) {
        for (Element element : Markup.elements(svg)) {
            boolean style = element.getTagName().equals("style");
            if (style || isWhiteArea(element) || isEmptyPath(element)) {
                element.getParentNode().removeChild(element);
            }
        }
    }

    private static boolean isWhiteArea(Element element) {
        boolean white = WHITE.equals(element.getAttribute("fill")) || WHITE.equals(element.getAttribute("stroke"));
        return white && !element.getTagName().equals("line");
    }

    private static boolean isEmptyPath(Element element) {
        return element.getTagName().equals("path") && element.getAttribute("d").isEmpty();
    }

    private void cleanElement(Element element) {
        renameId(element);
        removeNeedless(element);
        takeInk(element, "fill");
        takeInk(element, "stroke");
        cleanBandKey(element);
        cleanText(element);
        for (Node attribute : Markup.attributes(element)) {
            attribute.setNodeValue(renamed(rounded(attribute.getNodeValue().strip())));
        }
        Markup.children(element).stream().filter(Text.class::isInstance).forEach(SvgCleaner::strip);
    }

    private void renameId(Element element) {
        if (element.hasAttribute("id")) {
            element.setAttribute("id", newId(element.getAttribute("id")));
        }
    }

    /** The library's ids are random: they become numbers in the order in which they occur. */
    private String newId(String id) {
        return ids.computeIfAbsent(id, any -> plot.name() + "-" + (ids.size() + 1));
    }

    private static void removeNeedless(Element element) {
        element.removeAttribute("clip-bounds-jfx");
        for (String name : List.of("fill-opacity", "stroke-opacity")) {
            if (element.getAttribute(name).matches("1\\.0|0\\.999\\d*")) {
                element.removeAttribute(name);
            }
        }
        if (element.getTagName().equals("line")) {
            element.removeAttribute("fill");
        }
        if (element.getAttribute("transform").isBlank()) {
            element.removeAttribute("transform");
        }
    }

    private static void takeInk(Element element, String attribute) {
        String ink = element.getAttribute(attribute);
        if (ink.equals(TEXT_INK) || ink.equals(GRID_INK)) {
            element.setAttribute(attribute, "currentColor");
        }
        if (ink.equals(GRID_INK)) {
            element.setAttribute(attribute + "-opacity", GRID_OPACITY);
        }
    }

    /** The library's legend shows a band framed and opaque, unlike the band itself. */
    private static void cleanBandKey(Element element) {
        if (element.getAttribute("stroke").equals(KEY_FRAME)) {
            element.removeAttribute("stroke");
            element.setAttribute("fill-opacity", BAND_OPACITY);
        }
    }

    /** Texts get a class for {@link SvgHead}'s style; only the colour of a label stays with it. */
    private void cleanText(Element element) {
        String style = element.getAttribute("style");
        element.removeAttribute("style");
        if (element.hasAttribute("class")) {
            element.setAttribute("class", plot.name() + "-" + element.getAttribute("class"));
        } else if (element.getTagName().equals("text")) {
            element.setAttribute("class", plot.name() + "-label");
            element.setAttribute("fill", inkOf(style));
        }
    }

    private static String inkOf(String style) {
        String ink = style.replaceFirst(".*fill:(#\\w+);.*", "$1");
        return ink.equals(Colour.NEUTRAL.hex()) ? "currentColor" : ink;
    }

    /** Two decimals are finer than a screen, and hide that Java releases print the same double differently. */
    private static String rounded(String value) {
        return FRACTION.matcher(value).replaceAll(SvgCleaner::rounded);
    }

    private static String rounded(MatchResult number) {
        BigDecimal rounded = new BigDecimal(number.group()).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private String renamed(String value) {
        return REFERENCE.matcher(value).replaceAll(reference -> "url(#" + newId(reference.group(1)) + ")");
    }

    private static void strip(Node text) {
        text.setNodeValue(text.getNodeValue().strip());
    }
}
