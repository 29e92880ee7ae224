package io.github.certidice.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.JudgedCell;
import io.github.certidice.gate.expected.Outlook;
import io.github.certidice.gate.expected.Verdict;
import io.github.certidice.gate.expected.Vocabulary;
import io.github.certidice.gate.result.CallResult;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.oracle.call.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published campaigns against real libraries: what is in {@code reports/gate} belongs together. */
class PublishedGatesTest {

    private static final Path FOLDER = Path.of("reports/gate");
    private static final Path CALLS = Path.of("src/main/python/adapters/gate");
    private static final Path CALLS_OF_JAVA = Path.of("src/test/resources/gate");
    private static final Set<GateFormat> FORMATS = Set.of(GateFormat.JSON, GateFormat.HTML, GateFormat.MARKDOWN);
    private static final List<String> KINDS = List.of("Defect: ", "Convention: ", "Precision: ");

    /** Those with a page: calls may be written before their campaign is run. */
    static List<String> libraries() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(folder -> Files.exists(folder.resolve(GateFormat.JSON.file())))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Judged judged(String library) throws IOException {
        Path json = FOLDER.resolve(library).resolve(GateFormat.JSON.file());
        GateResult result = GateResult.parse(Files.readString(json), json.toString());
        Path expected = FOLDER.resolve("expected").resolve(library + ".toml");
        Vocabulary words = Vocabulary.of(result.properties());
        return Judged.of(result, Expectations.parse(Files.readString(expected), expected.toString(), words));
    }

    @Test
    void there_are_many() throws IOException {
        assertThat(libraries()).hasSizeGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void pages_are_those_of_the_result_and_of_what_is_expected(String library) throws IOException {
        new GateReport(judged(library))
                .files(FORMATS)
                .forEach((name, content) -> assertThat(FOLDER.resolve(library).resolve(name))
                        .as("made anew by certidice gate merge " + FOLDER.resolve(library) + " --expected ...")
                        .hasContent(content));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void calls_are_those_of_the_file(String library) throws IOException {
        Path java = CALLS_OF_JAVA.resolve(library + ".txt");
        Path calls = Files.exists(java) ? java : CALLS.resolve(library + ".txt");
        List<String> listed = Files.readAllLines(calls).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> Call.parse(line).toString())
                .toList();

        assertThat(judged(library).result().calls().stream().map(CallResult::call))
                .containsExactlyElementsOf(listed);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void all_that_fails_is_expected_and_all_that_is_expected_fails(String library) throws IOException {
        Judged judged = judged(library);

        assertThat(judged.isGood()).isTrue();
        assertThat(judged.outlooks())
                .allSatisfy(outlook -> assertThat(outlook.state()).isEqualTo(Outlook.State.MET))
                .allSatisfy(outlook ->
                        assertThat(KINDS).anyMatch(outlook.expectation().reason()::startsWith));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void the_index_counts_what_was_found(String library) throws IOException {
        assertThat(Files.readAllLines(FOLDER.resolve("README.md")).stream()
                        .map(PublishedGatesTest::cells)
                        .filter(cells -> cells.size() > 2 && cells.get(1).contains("](" + library + "/gate.md)"))
                        .map(cells -> cells.subList(3, cells.size())))
                .containsExactly(counts(judged(library)));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    /** Calls, cases for each, passed, expected failures; how many reasons of each kind. */
    private static List<String> counts(Judged judged) {
        Stream<Object> numbers = Stream.of(
                judged.result().calls().size(),
                judged.result().plan().cases(),
                count(judged, Verdict.PASSED),
                count(judged, Verdict.EXPECTED_FAILURE));
        return Stream.concat(numbers, KINDS.stream().map(kind -> reasons(judged, kind)))
                .map(String::valueOf)
                .toList();
    }

    private static long count(Judged judged, Verdict verdict) {
        return judged.calls().stream()
                .flatMap(call -> call.cells().stream())
                .map(JudgedCell::verdict)
                .filter(verdict::equals)
                .count();
    }

    private static int reasons(Judged judged, String kind) {
        return judged.outlooks().stream()
                .map(outlook -> outlook.expectation().reason())
                .filter(reason -> reason.startsWith(kind))
                .collect(Collectors.toSet())
                .size();
    }
}
