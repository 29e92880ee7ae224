package io.github.certidice.report.math;

import io.github.certidice.report.markup.Markup;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Turns KaTeX's MathML 3 into MathML Core, which is all that browsers show: without annotations, with fences that really
 * stretch, and with letters of other alphabets instead of the attribute that used to ask for them.
 */
final class NativeMathMl {

    private static final Map<String, String> BARS = Map.of("\u2223", "|", "\u2225", "\u2016");

    private static final String PRIME = "\u2032";

    private NativeMathMl() {}

    static String from(String katexHtml, String latex) {
        Element math =
                (Element) Markup.parse(katexHtml).getElementsByTagName("math").item(0);
        dropAnnotation(math);
        for (Element element : Markup.elements(math)) {
            cleanOperator(element);
            OperatorSpace.putAfter(element);
            cleanLetter(element, latex);
            if (element.getTagName().equals("mtable")) {
                cleanTable(element);
            }
        }
        return Markup.write(math);
    }

    /** {@code <math><semantics>formula<annotation/></semantics></math>} becomes {@code <math>formula</math>}. */
    private static void dropAnnotation(Element math) {
        Node semantics = math.getFirstChild();
        math.replaceChild(semantics.getFirstChild(), semantics);
    }

    /**
     * KaTeX writes bars around something as the sign for "divides", which browsers space as a relation and do not stretch.
     * The bar of {@code \mid}, which is a relation, has no attribute and stays.
     */
    private static void cleanOperator(Element element) {
        boolean bar = BARS.containsKey(element.getTextContent());
        if (bar && (element.hasAttribute("fence") || element.hasAttribute("stretchy"))) {
            element.setTextContent(BARS.get(element.getTextContent()));
            element.setAttribute("stretchy", String.valueOf(element.hasAttribute("fence")));
            closeUp(element);
        } else if (element.getTagName().equals("mo") && element.getTextContent().equals(PRIME)) {
            closeUp(element);
        }
    }

    private static void closeUp(Element operator) {
        operator.setAttribute("lspace", "0em");
        operator.setAttribute("rspace", "0em");
    }

    /** Tables are aligned by style: Core has no {@code columnalign} and no {@code rowspacing}. */
    private static void cleanTable(Element table) {
        String align = table.getAttribute("columnalign").replaceFirst(" .*", "");
        Markup.attributes(table).forEach(attribute -> table.removeAttribute(attribute.getNodeName()));
        for (Element cell : Markup.elements(table)) {
            if (cell.getTagName().equals("mtd")) {
                cell.setAttribute(
                        "style", "text-align:" + (align.isEmpty() ? "center" : align) + ";padding:0.3em 0.5em");
            }
        }
    }

    private static void cleanLetter(Element element, String latex) {
        String variant = element.getAttribute("mathvariant");
        boolean operator = element.getTagName().equals("mo");
        if (!variant.isEmpty() && (operator || !variant.equals("normal"))) {
            element.removeAttribute("mathvariant");
            if (!variant.equals("normal")) {
                element.setTextContent(MathAlphabet.named(variant, latex).write(element.getTextContent()));
            }
        }
    }
}
