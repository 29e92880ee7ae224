package io.github.certidice.build.mutant;

import io.github.certidice.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * One wrong version of a method.
 *
 * @param type the full name of its class
 * @param method the method's name
 * @param line of the source
 * @param change what was changed, in PIT's words
 * @param fate what became of it, in PIT's words: {@code KILLED}, {@code SURVIVED}, {@code NO_COVERAGE}, {@code TIMED_OUT}, ...
 * @param most of each class at most so many were made
 * @param place which instruction of the method
 */
record Mutant(String type, String method, int line, String change, String fate, int most, String place) {

    /** From the fate that says most to the one that says least: of runs of one mutant, that which noticed it counts. */
    private static final List<String> FATES = List.of("KILLED", "MEMORY_ERROR", "TIMED_OUT", "SURVIVED", "NO_COVERAGE");

    /** By place, then by what was changed. */
    static final Comparator<Mutant> IN_ORDER = Comparator.comparing(Mutant::type)
            .thenComparingInt(Mutant::line)
            .thenComparing(Mutant::method)
            .thenComparing(Mutant::change)
            .thenComparing(Mutant::fate);

    /**
     * Those of a {@code mutations.xml}.
     *
     * @param most of each class at most so many were made
     * @throws InvalidInput where it isn't one, or was cut
     */
    static List<Mutant> read(Path file, int most) throws IOException, ParserConfigurationException {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler()); // which prints nothing
            Document document = builder.parse(file.toFile());
            NodeList all = document.getElementsByTagName("mutation");
            return IntStream.range(0, all.getLength())
                    .mapToObj(i -> of((Element) all.item(i), most))
                    .toList();
        } catch (SAXException e) {
            throw InvalidInput.of(file.toString(), e.getMessage(), "a mutations.xml of a run of PIT that ended");
        }
    }

    private static Mutant of(Element element, int most) {
        return new Mutant(
                text(element, "mutatedClass"),
                text(element, "mutatedMethod"),
                Integer.parseInt(text(element, "lineNumber")),
                text(element, "description"),
                element.getAttribute("status"),
                most,
                text(element, "mutator") + " " + text(element, "index"));
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }

    /** What is the same in all runs of one mutant. */
    List<Object> identity() {
        return List.of(type, method, line, change, place);
    }

    /** Of two runs of one mutant. */
    Mutant or(Mutant again) {
        return rank() <= again.rank() ? this : again;
    }

    private int rank() {
        int rank = FATES.indexOf(fate);
        return rank < 0 ? FATES.size() : rank;
    }

    /** Below the project's root: {@code "loss.evaluation"}. */
    String room() {
        return type.substring("io.github.certidice.".length(), type.lastIndexOf('.'));
    }

    /** With the packages below it: {@code "loss and below"}. */
    String wholeRoom() {
        return room().split("\\.")[0] + " and below";
    }

    /** Without the package: {@code "Rational"}. */
    String name() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** True where no test noticed. */
    boolean isAlive() {
        return fate.equals("SURVIVED") || fate.equals("NO_COVERAGE");
    }
}
