package io.github.certidice.report.math;

import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The thin space that TeX has after {@code \max} and its like, except before a parenthesis, and that browsers lack. */
final class OperatorSpace {

    private static final String APPLICATION = "\u2061";
    private static final String OPENING = "([{";
    private static final Set<String> SCRIPTS = Set.of("msub", "msup", "msubsup", "munder", "mover", "munderover");

    private OperatorSpace() {}

    /** Acts on KaTeX's invisible sign for "applied to". */
    static void putAfter(Element element) {
        if (element.getTagName().equals("mo") && element.getTextContent().equals(APPLICATION)) {
            Node operator = operator(element);
            Node next = operator.getNextSibling();
            if (next != null && !isParenthesis(next.getTextContent().strip())) {
                operator.getParentNode().insertBefore(space(element), next);
            }
        }
    }

    /** The sign itself, or the whole operator where it has limits. */
    private static Node operator(Element sign) {
        Node row = sign.getParentNode();
        boolean limits = sign.getNextSibling() == null
                && row.getPreviousSibling() == null
                && row.getParentNode() instanceof Element above
                && SCRIPTS.contains(above.getTagName());
        return limits ? row.getParentNode() : sign;
    }

    private static boolean isParenthesis(String text) {
        return !text.isEmpty() && OPENING.indexOf(text.charAt(0)) >= 0;
    }

    private static Element space(Element sign) {
        Element space = sign.getOwnerDocument().createElement("mspace");
        space.setAttribute("width", "0.1667em");
        return space;
    }
}
