package io.github.certidice.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * A build in which tests were silently left out must not be green. Reads the reports that Surefire and Failsafe wrote in this
 * build, so it comes after all others; says nothing where only some tests were asked for.
 */
class EveryTestRanIT {

    private static final List<Path> REPORTS =
            List.of(Path.of("target", "surefire-reports"), Path.of("target", "failsafe-reports"));
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final List<String> SELECTIONS = List.of("test", "it.test", "groups", "excludedGroups");

    @BeforeAll
    static void allTestsWereAskedFor() {
        assumeThat(SELECTIONS)
                .as("a selection of tests was asked for")
                .allMatch(selection -> System.getProperty(selection) == null);
    }

    @Test
    void as_many_tests_as_the_floor_ran() throws Exception {
        int ran = ranByClass().values().stream().mapToInt(Integer::intValue).sum();

        assertThat(ran)
                .as("tests that ran; the floor is certidice.tests.floor in pom.xml")
                .isGreaterThanOrEqualTo(Integer.getInteger("certidice.tests.floor"));
    }

    @Test
    void each_test_class_was_run() throws Exception {
        assertThat(testClasses())
                .as("classes named *Test, *Properties or *IT, all of which must appear in the reports")
                .isNotEmpty()
                .isSubsetOf(ranByClass().keySet());
    }

    /** Outer class name to the number of tests that ran, without the skipped ones. */
    private static Map<String, Integer> ranByClass() throws Exception {
        Instant start = Instant.parse(System.getProperty("certidice.build.start"));
        Map<String, Integer> ran = new TreeMap<>();
        for (Path report : REPORTS.stream().flatMap(EveryTestRanIT::filesBelow).toList()) {
            boolean isReport = report.getFileName().toString().matches("TEST-.*\\.xml");
            boolean isOfThisBuild =
                    !Files.getLastModifiedTime(report).toInstant().isBefore(start);
            if (isReport && isOfThisBuild) {
                Element suite = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(report.toFile())
                        .getDocumentElement();
                String outer = suite.getAttribute("name").replaceFirst("\\$.*", "");
                ran.merge(outer, number(suite, "tests") - number(suite, "skipped"), Integer::sum);
            }
        }
        return ran;
    }

    private static int number(Element suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }

    private static List<String> testClasses() {
        return filesBelow(CLASSES)
                .map(file -> CLASSES.relativize(file).toString())
                .filter(name -> name.matches("[^$]*(Test|Properties|IT)\\.class") && !name.contains("jmh_generated"))
                .map(name -> name.substring(0, name.length() - ".class".length())
                        .replace('/', '.')
                        .replace('\\', '.'))
                .filter(name -> !isAbstract(name) && !name.equals(EveryTestRanIT.class.getName()))
                .toList();
    }

    private static boolean isAbstract(String className) {
        try {
            Class<?> type = Class.forName(className, false, EveryTestRanIT.class.getClassLoader());
            return Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
