package io.github.certidice.report.plot;

import io.github.certidice.report.markup.Markup;
import org.w3c.dom.Element;

/** What the root element of a plot says: how it scales, what it is called for readers who cannot see it, its texts' look. */
record SvgHead(Plot plot) {

    void putOn(Element svg) {
        removeAttributes(svg);
        Plot.Size size = plot.frame().size();
        svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
        svg.setAttribute("id", plot.name());
        svg.setAttribute("class", plot.name() + "-plot");
        svg.setAttribute("width", String.valueOf(size.width()));
        svg.setAttribute("height", String.valueOf(size.height()));
        svg.setAttribute("viewBox", "0 0 " + size.width() + " " + size.height());
        svg.setAttribute("role", "img");
        describe(svg);
    }

    private static void removeAttributes(Element svg) {
        Markup.attributes(svg).forEach(attribute -> svg.removeAttribute(attribute.getNodeName()));
    }

    /** Each is put first, so the last comes first: browsers want the title there. */
    private void describe(Element svg) {
        putFirst(svg, "style", style());
        if (!plot.caption().description().isEmpty()) {
            putFirst(svg, "desc", plot.caption().description()).setAttribute("id", plot.name() + "-desc");
            svg.setAttribute("aria-describedby", plot.name() + "-desc");
        }
        putFirst(svg, "title", plot.caption().title()).setAttribute("id", plot.name() + "-title");
        svg.setAttribute("aria-labelledby", plot.name() + "-title");
    }

    private static Element putFirst(Element svg, String tag, String text) {
        Element element = svg.getOwnerDocument().createElement(tag);
        element.setTextContent(text);
        svg.insertBefore(element, svg.getFirstChild());
        return element;
    }

    /** Inside a page the plot takes the page's text colour; alone ({@code svg:root}) it brings its own for day and night. */
    private String style() {
        String id = "#" + plot.name();
        return id + "{max-width:100%;height:auto;font-family:system-ui,Helvetica,Arial,sans-serif}"
                + rule("axis-title-x", Theme.titleSize(plot))
                + rule("axis-title-y", Theme.titleSize(plot))
                + rule("axis-text-x", Theme.textSize(plot))
                + rule("axis-text-y", Theme.textSize(plot))
                + rule("legend-item", Theme.textSize(plot))
                + "." + plot.name() + "-label{font-size:" + Theme.textSize(plot) + "px}"
                + "svg" + id + ":root{color:#222;background:#fff}"
                + "@media(prefers-color-scheme:dark){svg" + id + ":root{color:#ddd;background:#16181c}}";
    }

    private String rule(String part, int size) {
        return "." + plot.name() + "-" + part + "{fill:currentColor;font-size:" + size + "px}";
    }
}
