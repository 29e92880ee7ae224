package io.github.certidice.report;

import io.github.certidice.report.markup.Markup;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/** Reads pages of a report. */
public final class Pages {

    public static final List<String> NAMES = List.of("index.html", "summary.html", "readings.html");

    private Pages() {}

    public static Element parse(String html) {
        return Markup.parse(html.replaceFirst("<!DOCTYPE html>", "")).getDocumentElement();
    }

    /** The elements of each page by their ids: hundreds are asked for. */
    private static final Map<Element, Map<String, Element>> BY_ID = new ConcurrentHashMap<>();

    public static Element byId(Element page, String id) {
        Element found = BY_ID.computeIfAbsent(page, Pages::byId).get(id);
        if (found == null) {
            throw new AssertionError("nothing has the id " + id);
        }
        return found;
    }

    private static Map<String, Element> byId(Element page) {
        return Markup.elements(page).stream()
                .filter(element -> element.hasAttribute("id"))
                .collect(Collectors.toMap(
                        element -> element.getAttribute("id"), element -> element, (one, other) -> one));
    }

    public static List<String> ids(Element root) {
        return Markup.elements(root).stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    public static List<String> links(Element root) {
        return Markup.elements(root).stream()
                .filter(element -> element.getTagName().equals("a"))
                .map(element -> element.getAttribute("href"))
                .toList();
    }

    /** The texts of all elements with this name, in the order of the page. */
    public static List<String> texts(Element root, String tag) {
        return Markup.elements(root).stream()
                .filter(element -> element.getTagName().equals(tag))
                .map(element -> element.getTextContent().replaceAll("\\s+", " ").strip())
                .toList();
    }

    public static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }
}
