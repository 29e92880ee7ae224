package io.github.certidice.report.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.certidice.InvalidInput;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Results;
import io.github.certidice.report.Golden;
import io.github.certidice.report.markup.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class GateReportTest {

    private static final EnumSet<GateFormat> ALL = EnumSet.allOf(GateFormat.class);

    private static final Schema GATE = schema("/schema/gate.schema.json", SpecificationVersion.DRAFT_2020_12);
    private static final Schema SARIF = schema("/schema/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_7);

    @TempDir
    private Path folder;

    private static Schema schema(String resource, SpecificationVersion version) {
        InputStream in = GateReportTest.class.getResourceAsStream(resource);
        return SchemaRegistry.withDefaultDialect(version).getSchema(in, InputFormat.JSON);
    }

    private static Map<String, String> files(Judged judged) {
        return new GateReport(judged).files(ALL);
    }

    private static JsonNode sarif(Judged judged) throws IOException {
        return new ObjectMapper().readTree(files(judged).get("gate.sarif"));
    }

    private static List<Element> elements(String xml, String tag) {
        return Markup.elements(Markup.parse(xml).getDocumentElement()).stream()
                .filter(element -> element.getTagName().equals(tag))
                .toList();
    }

    @Test
    void every_file_is_as_it_was() throws IOException {
        for (Map.Entry<String, String> file : files(Gates.mixed()).entrySet()) {
            Golden.assertSameBytes("gate/" + file.getKey(), file.getValue());
        }
        Golden.assertSameBytes("gate/terminal.txt", new TerminalText(Gates.mixed()).text());
    }

    @Test
    void json_follows_its_schema() {
        for (Judged judged : List.of(Gates.mixed(), Gates.good(), Gates.many(3))) {
            assertThat(GATE.validate(files(judged).get("gate.json"), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void the_schema_is_strict() {
        String json = files(Gates.mixed()).get("gate.json");
        assertThat(GATE.validate(json.replace("\"flag\"", "\"flog\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(GATE.validate(json.replace("UNEXPECTED_PASS", "XPASS"), InputFormat.JSON))
                .isNotEmpty();
        assertThat(GATE.validate(json.replace("\"agreed\" : 381", "\"agreed\" : \"381\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void json_is_read_back() {
        String json = files(Gates.mixed()).get("gate.json");
        assertThat(GateResult.parse(json, "gate.json")).isEqualTo(Results.example());
    }

    @Test
    void json_says_what_the_result_is_worth() throws IOException {
        JsonNode judgement = new ObjectMapper()
                .readTree(files(Gates.mixed()).get("gate.json"))
                .path("judgement");
        assertThat(judgement.path("good").booleanValue()).isFalse();
        assertThat(judgement.path("cells").findValuesAsText("verdict"))
                .startsWith("EXPECTED_FAILURE", "FAILED", "PASSED", "NOT_APPLICABLE", "PASSED", "PASSED", "PASSED")
                .contains("UNEXPECTED_PASS", "UNSUPPORTED")
                .hasSize(15);
        assertThat(judgement.path("expectations").findValuesAsText("state"))
                .containsExactly("MET", "MET", "NOT_SEEN", "NOT_TESTED");
    }

    @Test
    void junit_has_a_test_case_for_each_property_and_call_and_for_each_expectation() {
        String xml = files(Gates.mixed()).get("junit.xml");
        Element root = Markup.parse(xml).getDocumentElement();
        assertThat(elements(xml, "testcase")).hasSize(15 + 4);
        assertThat(elements(xml, "failure")).hasSize(4);
        assertThat(elements(xml, "error")).isEmpty();
        assertThat(elements(xml, "skipped")).hasSize(1 + 2 + 1 + 1);
        assertThat(root.getAttribute("tests")).isEqualTo("19");
        assertThat(root.getAttribute("failures")).isEqualTo("4");
        assertThat(root.getAttribute("skipped")).isEqualTo("5");
    }

    @Test
    void junit_tells_the_facts_and_holds_what_a_subject_printed() {
        String xml = files(Gates.mixed()).get("junit.xml");
        Element failure = elements(xml, "failure").get(0);
        assertThat(failure.getAttribute("type")).isEqualTo("NOT_FINITE CRASHED");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("NOT_FINITE in 18 of 400 cases, CRASHED in 3 of 400 cases");
        assertThat(failure.getTextContent())
                .contains("expected    0.3333333333333333 = 1/3\n")
                .contains("Segmentation <fault>")
                .contains("--replay g1-gradient-CRASHED\n");
    }

    @Test
    void junit_calls_a_subject_that_only_fails_an_error() {
        GateResult crashing = Results.result(
                Results.plan(1, 1),
                Results.call(
                        Results.DICE,
                        Stream.concat(
                                        Stream.of(Results.cell(
                                                "value",
                                                new Counts(0, 0, 0, 5, 0),
                                                0,
                                                Results.failed("value", "TIMED_OUT", 5))),
                                        Results.PROPERTIES.stream().skip(1).map(one -> Results.passed(one.slug(), 5)))
                                .toArray(Cell[]::new)));
        String xml = files(Gates.judged(crashing, "")).get("junit.xml");
        assertThat(elements(xml, "failure")).isEmpty();
        assertThat(elements(xml, "error"))
                .singleElement()
                .satisfies(error -> assertThat(error.getAttribute("type")).isEqualTo("TIMED_OUT"));
        assertThat(Markup.parse(xml).getDocumentElement().getAttribute("errors"))
                .isEqualTo("1");
    }

    @Test
    void sarif_follows_the_schema_of_the_standard() {
        for (Judged judged : List.of(Gates.mixed(), Gates.good(), Gates.many(3))) {
            assertThat(SARIF.validate(files(judged).get("gate.sarif"), InputFormat.JSON))
                    .isEmpty();
        }
        String sarif = files(Gates.mixed()).get("gate.sarif");
        assertThat(SARIF.validate(sarif.replace("\"message\"", "\"massage\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void sarif_has_a_rule_for_each_property_and_a_result_for_each_finding() throws IOException {
        JsonNode run = sarif(Gates.mixed()).path("runs").path(0);
        JsonNode rules = run.path("tool").path("driver").path("rules");
        assertThat(rules).hasSize(Results.PROPERTIES.size() + 1);
        assertThat(run.path("results")).hasSize(3 + 2 + 1 + 1);
        for (JsonNode result : run.path("results")) {
            assertThat(rules.path(result.path("ruleIndex").intValue()).path("id"))
                    .isEqualTo(result.path("ruleId"));
        }
        assertThat(run.path("results").findValuesAsText("justification"))
                .containsExactly("halved since 1.3 | see <notes>", "https://example.org/issues/12?a=1&b=2");
    }

    /** Code scanning refuses a result without a file. */
    @Test
    void sarif_has_a_file_and_a_line_for_each_result() throws IOException {
        String text =
                new GateReport(Gates.mixed(), "src/my losses.py").files(ALL).get("gate.sarif");
        assertThat(SARIF.validate(text, InputFormat.JSON)).isEmpty();
        JsonNode results =
                new ObjectMapper().readTree(text).path("runs").path(0).path("results");
        for (JsonNode result : results) {
            JsonNode place = result.path("locations").path(0).path("physicalLocation");
            boolean isOfFile = result.path("ruleId").textValue().equals("expected-failure-not-seen");
            assertThat(place.path("artifactLocation").path("uri").textValue())
                    .isEqualTo(isOfFile ? "ci/known%20failures.toml" : "src/my%20losses.py");
            assertThat(place.path("region").path("startLine").intValue()).isPositive();
        }
        assertThat(sarif(Gates.mixed()).findValuesAsText("uri")).contains("gate.json");
    }

    @Test
    void sarif_points_at_the_line_of_an_expectation_that_is_out_of_date() throws IOException {
        JsonNode results = sarif(Gates.mixed()).path("runs").path(0).path("results");
        JsonNode last = results.path(results.size() - 1);
        JsonNode place = last.path("locations").path(0).path("physicalLocation");
        assertThat(last.path("ruleId").textValue()).isEqualTo("expected-failure-not-seen");
        assertThat(place.path("artifactLocation").path("uri").textValue()).isEqualTo("ci/known%20failures.toml");
        assertThat(place.path("region").path("startLine").intValue()).isEqualTo(13);
    }

    @Test
    void markdown_shows_failures_as_they_are_pasted_into_issues() {
        String text = files(Gates.mixed()).get("gate.md");
        assertThat(text)
                .startsWith("# CertiDice gate: fails\n")
                .contains(
                        "**8 passed, 2 failed, 1 expected failure, 1 unexpected pass, 1 unsupported, 2 not applicable**")
                .contains("| 2 | 1 (gradient) | 1 | 0 | 0 | 1 |")
                .contains("observed    ended with exit code 139; \uFFFD[31mSegmentation <fault>")
                .contains("halved since 1.3 \\| see \\<notes\\>");
        assertThat(files(Gates.good()).get("gate.md"))
                .startsWith("# CertiDice gate: passes\n")
                .doesNotContain("## Failures");
    }

    @Test
    void writes_all_files_or_those_asked_for() throws IOException {
        Path out = folder.resolve("gate");
        new GateReport(Gates.mixed()).writeTo(out, ALL);
        assertThat(names(out)).containsExactly("gate.json", "gate.md", "gate.sarif", "index.html", "junit.xml");
        new GateReport(Gates.good()).writeTo(out, GateFormat.parse("--format", "json, junit"));
        assertThat(names(out)).containsExactly("gate.json", "junit.xml");
        assertThat(names(folder)).containsExactly("gate");
    }

    @Test
    void leaves_a_folder_with_other_things_alone() throws IOException {
        Files.writeString(folder.resolve("index.html"), "mine too");
        Files.writeString(folder.resolve("loss.py"), "mine");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new GateReport(Gates.good()).writeTo(folder, ALL))
                .withMessageStartingWith("--out: found " + folder + ", which holds loss.py");
        assertThat(names(folder)).containsExactly("index.html", "loss.py");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void unknown_formats_are_refused() {
        assertThat(GateFormat.parse("--format", "all")).isEqualTo(ALL);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> GateFormat.parse("--format", "json,xml"))
                .withMessageStartingWith(
                        "--format: found \"xml\", allowed: all, or some of json, junit, sarif, markdown, html");
    }

    @Test
    void same_bytes_in_every_locale() {
        Locale before = Locale.getDefault();
        Map<String, String> here = files(Gates.mixed());
        try {
            Locale.setDefault(
                    new Locale.Builder().setLanguage("tr").setRegion("TR").build());
            assertThat(files(Gates.mixed())).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
        here.values()
                .forEach(text ->
                        assertThat(text.getBytes(StandardCharsets.UTF_8)).isNotEmpty());
    }
}
