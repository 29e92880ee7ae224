package io.github.certidice.oracle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.oracle.pipe.Pipelines;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Of pipelines that have every record somewhere. */
class FormulaProperties {

    @Property(tries = 500)
    void every_stage_of_every_pipeline_has_both_forms(@ForAll long seed) {
        Formula formula = Formula.of(Pipelines.random(seed));

        assertThat(formula.stages()).isNotEmpty();
        assertThat(formula.stages()).allSatisfy(stage -> {
            assertThat(stage.name()).isNotBlank();
            assertThat(stage.text()).isNotBlank().doesNotContain("\n", "Optional", "null", "io.github");
            assertThat(stage.latex()).isNotBlank().doesNotContain("Optional", "null", "io.github");
        });
        assertThat(formula.text().lines()).hasSameSizeAs(formula.stages());
    }

    @Property(tries = 500)
    void brackets_are_closed(@ForAll long seed) {
        String latex = Formula.of(Pipelines.random(seed)).latex();

        for (List<String> pair :
                List.of(List.of("{", "}"), List.of("\\left", "\\right"), List.of("\\begin", "\\end"))) {
            assertThat(count(latex, pair.get(0))).as(latex).isEqualTo(count(latex, pair.get(1)));
        }
    }

    private static int count(String text, String part) {
        String plain = text.replace("\\{", "")
                .replace("\\}", "")
                .replace("\\leftarrow", "")
                .replace("\\rightarrow", "");
        return plain.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
