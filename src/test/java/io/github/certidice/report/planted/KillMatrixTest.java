package io.github.certidice.report.planted;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Results;
import io.github.certidice.report.Pages;
import io.github.certidice.report.planted.Planted.Mistake;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class KillMatrixTest {

    private static final Spared RIGHT = new Spared(
            "pairwise", "Sums by halves.", new Spared.Asked(3, 6, 600), new Counts(2000, 5, 0, 0, 0), List.of());

    private static Planted planted(String slug, String seen, String flag, GateResult result) {
        return new Planted(new Mistake(slug, "Alpha & beta are swapped.", seen, "value", flag), result);
    }

    private static GateResult clean() {
        GateResult all = Results.example();
        return new GateResult(
                all.plan(),
                all.properties(),
                all.calls().stream()
                        .filter(call -> call.cells().stream()
                                .allMatch(cell -> cell.counts().failed() == 0))
                        .toList());
    }

    private static KillMatrix matrix(Planted... planted) {
        return new KillMatrix(
                new KillMatrix.Budget(1, 500),
                Results.PROPERTIES,
                List.of(new Shelf("Seen in public code", List.of(planted)), new Shelf("Precision", List.of())),
                List.of(RIGHT));
    }

    private static Planted caught() {
        return planted("swapped", "somewhere #1 <1>", "FACTOR", Results.example());
    }

    private static Planted misnamed() {
        return planted("misnamed", "", "SIGN", Results.example());
    }

    private static Planted missed() {
        return planted("missed", "", "OTHER", clean());
    }

    @Test
    void counts_what_is_caught_and_named() {
        KillMatrix matrix = matrix(caught(), misnamed(), missed());

        assertThat(matrix.survivors()).extracting(one -> one.mistake().slug()).containsExactly("missed");
        assertThat(matrix.misnamed()).extracting(one -> one.mistake().slug()).containsExactly("misnamed");
        assertThat(matrix.fromPublicCode()).isEqualTo(1);
        assertThat(matrix.isGood()).isFalse();
        assertThat(matrix.verdict())
                .isEqualTo("2 of 3 planted mistakes are caught, 1 with the flag that says what they are;"
                        + " none of 1 right implementations is blamed");
        assertThat(matrix(caught()).isGood()).isTrue();
    }

    @Test
    void the_smallest_case_has_the_flag() {
        assertThat(caught().smallest().orElseThrow().found().flag()).isEqualTo("FACTOR");
        assertThat(misnamed().smallest()).isPresent();
        assertThat(missed().smallest()).isEmpty();
    }

    @Test
    void the_page_is_well_formed_and_its_links_lead_somewhere() {
        Element page = Pages.parse(matrix(caught(), misnamed(), missed()).html());
        List<String> ids = Pages.ids(page);

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(Pages.links(page))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
    }

    @Test
    void one_mistake_is_one_line_of_markdown() {
        String text = new KillMatrixMarkdown(matrix(caught(), missed())).text();

        assertThat(text.lines().filter(line -> line.startsWith("| `swapped`: ")))
                .singleElement()
                .asString()
                .contains("somewhere \\#1 \\<1\\>", "| FACTOR |", "gradient (");
        assertThat(text).contains("| OTHER **not seen** | **nothing** |", "In all 6 campaigns with 600 cases");
    }

    @Test
    void programs_find_every_finding() throws Exception {
        JsonNode root = new ObjectMapper().readTree(new KillMatrixJson(matrix(caught(), missed())).text());

        assertThat(root.path("counts").path("caught").asInt()).isEqualTo(1);
        assertThat(root.path("counts").path("rightCases").asLong()).isEqualTo(600);
        assertThat(root.path("planted")).hasSize(2);
        assertThat(root.at("/planted/0/calls/0/findings/0/replay").asText()).isNotEmpty();
        assertThat(root.at("/right/0/blamed")).isEmpty();
    }
}
