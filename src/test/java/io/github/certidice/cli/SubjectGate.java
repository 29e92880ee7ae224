package io.github.certidice.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The campaign of {@code certidice gate}, asked for by properties, as tests: one for each property and call, and one for each
 * expected failure.
 */
final class SubjectGate {

    private static final String SUBJECT = "certidice.subject";

    /** Properties and what they are on the command line. */
    private static final Map<String, String> OPTIONS = options();

    private final String summary;
    private final int code;
    private final List<Element> cases;

    private SubjectGate(int code, String summary, List<Element> cases) {
        this.code = code;
        this.summary = summary;
        this.cases = cases;
    }

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>(Map.of(SUBJECT, "--subject"));
        for (String name : List.of(
                "loss", "calls", "cases", "seed", "answer-time", "start-timeout", "expected", "convention", "source")) {
            options.put(SUBJECT + "." + name, "--" + name);
        }
        return options;
    }

    /**
     * Runs the campaign; no tests where no property asks for one.
     *
     * @param folder that the report is written to
     * @throws AssertionError with the message of the command where it refuses what the properties say
     */
    static Stream<DynamicTest> tests(Properties properties, Path folder) throws Exception {
        List<String> words = words(properties);
        return words.isEmpty() ? Stream.empty() : run(words, folder).tests();
    }

    private static List<String> words(Properties properties) {
        List<String> words = new ArrayList<>();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.equals(SUBJECT) || name.startsWith(SUBJECT + ".")) {
                if (!OPTIONS.containsKey(name)) {
                    fail("%s: found, allowed: %s", name, String.join(", ", new TreeSet<>(OPTIONS.keySet())));
                }
                words.addAll(List.of(OPTIONS.get(name), properties.getProperty(name)));
            }
        }
        return words;
    }

    private static SubjectGate run(List<String> words, Path folder) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] all = Stream.of(List.of("gate"), words, List.of("--out", folder.toString()))
                .flatMap(List::stream)
                .toArray(String[]::new);
        int code = Main.run(Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)), all);
        if (code == Main.BAD_INPUT) {
            fail(err.toString());
        }
        return new SubjectGate(code, out.toString(), cases(folder));
    }

    private static List<Element> cases(Path folder) throws Exception {
        Document junit = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("junit.xml").toFile());
        NodeList all = junit.getElementsByTagName("testcase");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .toList();
    }

    private Stream<DynamicTest> tests() {
        Stream<DynamicTest> each = cases.stream()
                .map(one -> dynamicTest(
                        one.getAttribute("classname") + ": " + one.getAttribute("name"), () -> outcome(one)));
        return Stream.concat(each, Stream.of(dynamicTest("no other reason to fail", this::requireExplained)));
    }

    private static void outcome(Element one) {
        for (String bad : List.of("failure", "error")) {
            child(one, bad).forEach(found -> fail(found.getAttribute("message") + "\n" + found.getTextContent()));
        }
        child(one, "skipped").forEach(found -> Assumptions.abort(found.getAttribute("message")));
    }

    private static Stream<Element> child(Element one, String tag) {
        NodeList found = one.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    /** Such as that nothing was tested at all, which is no failure of any property. */
    private void requireExplained() {
        boolean failed = cases.stream()
                .anyMatch(one -> child(one, "failure").findAny().isPresent()
                        || child(one, "error").findAny().isPresent());
        if (code != Main.GOOD && !failed) {
            fail(summary);
        }
    }
}
