package io.github.certidice.report.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Results;
import io.github.certidice.report.Pages;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ScoreboardTest {

    private static Element page(Judged judged) {
        return Pages.parse(new Scoreboard(judged).html());
    }

    @Test
    void is_well_formed_and_its_links_lead_somewhere() {
        for (Judged judged : List.of(Gates.mixed(), Gates.good(), Gates.many(12))) {
            Element page = page(judged);
            List<String> ids = Pages.ids(page);
            assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
            assertThat(Pages.links(page)).allSatisfy(link -> assertThat(ids).contains(link.substring(1)));
        }
    }

    @Test
    void needs_nothing_from_elsewhere() {
        assertThat(new Scoreboard(Gates.mixed()).html())
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("<link");
    }

    @Test
    void says_every_verdict_in_words() {
        List<String> labels = Pages.found(new Scoreboard(Gates.mixed()).html(), "aria-label=\"([^\"]*)\"");
        assertThat(labels)
                .hasSize(15)
                .contains(
                        "Value: expected failure (FACTOR)",
                        "Gradient: failed (NOT_FINITE, CRASHED, FACTOR)",
                        "Order of voxels: unexpected pass",
                        "Ignored voxels: not applicable",
                        "Jaccard against Dice: unsupported",
                        "Order of voxels: passed");
    }

    @Test
    void shows_each_case_as_text_for_an_issue() {
        Element page = page(Gates.mixed());
        assertThat(Pages.texts(page, "pre"))
                .hasSize(3 + 2 + 1)
                .allSatisfy(text -> assertThat(text)
                        .startsWith("**")
                        .contains("replay certidice gate --subject 'python -m certidice.adapters monai' --replay g1-"));
        assertThat(Pages.texts(page, "article").get(0)).contains("Gradient NOT_FINITE in 18 of 400 cases");
    }

    @Test
    void what_a_subject_says_is_no_markup() {
        assertThat(new Scoreboard(Gates.mixed()).html())
                .contains("Segmentation &lt;fault&gt;")
                .contains("see &lt;notes&gt;")
                .doesNotContain("\u001b");
    }

    @Test
    void a_result_without_calls_is_a_page_too() {
        GateResult nothing = new GateResult(Results.plan(1, 1), Results.PROPERTIES, List.of());
        assertThat(Pages.texts(page(Gates.judged(nothing, "")), "p")).contains("the gate fails: nothing was tested");
    }

    @Test
    void parts_that_are_missing_are_told() {
        GateResult part = new GateResult(
                Results.plan(2, 4), Results.PROPERTIES, Results.example().calls());
        assertThat(new Scoreboard(Gates.judged(part, "")).plan()).endsWith("; part 2 of 4");
    }
}
