package io.github.certidice.report.markup;

import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads and writes XML. It is written here rather than by {@code javax.xml.transform} because that one's white space and
 * escapes changed between Java releases, and because HTML needs {@code <path></path>} where XML allows {@code <path/>}.
 */
public final class Markup {

    private final StringBuilder out = new StringBuilder();

    private Markup() {}

    public static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalStateException("not well-formed: " + xml, e);
        }
    }

    /** A document to make elements of. */
    public static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the default parser is always there", e);
        }
    }

    public static String write(Element element) {
        Markup markup = new Markup();
        markup.append(element);
        return markup.out.toString();
    }

    /** The child nodes as a list that stays as it is while they are moved. */
    public static List<Node> children(Node parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).toList();
    }

    /** The element and all elements below it, in the order of the document, as a list that stays as it is. */
    public static List<Element> elements(Element root) {
        NodeList nodes = root.getElementsByTagName("*");
        return Stream.concat(
                        Stream.of(root), IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)))
                .toList();
    }

    private void append(Node node) {
        if (node instanceof Element element) {
            appendElement(element);
        } else if (node instanceof Text text) {
            out.append(escaped(text.getData()));
        }
    }

    private void appendElement(Element element) {
        out.append('<').append(element.getTagName());
        attributes(element).forEach(this::appendAttribute);
        out.append('>');
        children(element).forEach(this::append);
        out.append("</").append(element.getTagName()).append('>');
    }

    private void appendAttribute(Node attribute) {
        out.append(' ').append(attribute.getNodeName());
        out.append("=\"")
                .append(escaped(attribute.getNodeValue()).replace("\"", "&quot;"))
                .append('"');
    }

    /** The attributes by name, as a list that stays as it is. */
    public static List<Node> attributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .sorted(Comparator.comparing(Node::getNodeName))
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
