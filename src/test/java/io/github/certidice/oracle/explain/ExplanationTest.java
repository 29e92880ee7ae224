package io.github.certidice.oracle.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.dialect.Dialects;
import io.github.certidice.oracle.pipe.ExplanationJson;
import io.github.certidice.oracle.pipe.PipelineJson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {

    static List<String> names() {
        return Dialects.names();
    }

    /** Those that need no arguments. */
    @ParameterizedTest
    @MethodSource("names")
    void every_call_is_explained_as_data_that_means_the_same(String name) throws IOException {
        Explanation explanation;
        try {
            explanation = Explanation.of(Call.parse(name));
        } catch (InvalidInput needsArguments) {
            assertThat(needsArguments.argument()).isNotBlank();
            return;
        }

        JsonNode json = new ObjectMapper().readTree(ExplanationJson.write(explanation));

        assertThat(PipelineJson.read(json.path("pipeline").toString()))
                .isEqualTo(explanation.meaning().documented());
        assertThat(json.path("formula").path("stages"))
                .hasSameSizeAs(Formula.of(explanation.meaning().documented()).stages());
    }

    @Test
    void arguments_are_completed_by_defaults() {
        Explanation explanation = Explanation.of(Call.parse("monai.losses.DiceLoss(False, sigmoid=True)"));

        assertThat(explanation.library()).startsWith("MONAI ");
        assertThat(explanation.given()).containsExactly("include_background", "sigmoid");
        assertThat(explanation.arguments()).containsKeys("include_background", "sigmoid", "softmax", "smooth_nr");
        assertThat(explanation.arguments().get("softmax")).hasToString("False");
        assertThat(Formula.of(explanation.meaning().documented()).text())
                .contains("classes     all classes, without class 0 unless it is the only one")
                .contains("activation  p = sigmoid(z)")
                .contains("overlap     r = (2 TP + 0.00001) / (P + G + 0.00001)")
                .contains("shape       l = 1 - r");
    }
}
