package io.github.certidice.gate.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.InvalidInput;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultReaderTest {

    private static final String JSON = Results.example().toJson().toString();

    private static GateResult parse(String json) {
        return GateResult.parse(json, "part.json");
    }

    @Test
    void reads_what_was_written() {
        assertThat(parse(JSON)).isEqualTo(Results.example());
        assertThat(parse(JSON).toJson()).hasToString(JSON);
    }

    @Test
    void numbers_that_json_lacks_survive() {
        assertThat(JSON).contains("\"worst\":\"Infinity\"");
        assertThat(parse(JSON).calls().get(0).cells().get(1).worst()).isInfinite();
    }

    @Test
    void verdicts_of_a_file_are_passed_over() {
        ObjectNode more = Results.example().toJson();
        more.putObject("judgement").put("good", true);
        assertThat(parse(more.toString())).isEqualTo(Results.example());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"seed\":7|\"sead\":7|part.json, plan",
                "\"seed\":7|\"seed\":7.5|part.json, plan.seed",
                "\"seed\":7|\"seed\":\"7\"|part.json, plan.seed",
                "\"seed\":7|\"seed\":null|part.json, plan",
                "\"seed\":7,||part.json, plan",
                "\"seed\":7|\"seed\":7,\"seed\":7|part.json",
                "\"kind\":\"ERROR\"|\"kind\":\"WRONG\"|part.json, calls[0].cells[1].findings[2].kind",
                "\"schema\":1|\"schema\":2|schema 2, allowed: a gate.json of schema 1",
                "\"schema\":1,||no field schema, allowed",
                "\"done\":[1]|\"done\":[2]|part.json, plan: found shards [2] of 1",
                "\"done\":[1]|\"done\":[]|part.json, plan: found shards [] of 1",
                "\"cases\":400|\"cases\":-1|part.json, plan: found -1 cases",
                "\"disagreed\":19|\"disagreed\":0|value: found 0 failures and a finding",
                "\"disagreed\":0|\"disagreed\":4|voxel-order: found 4 failures without a finding",
                "\"agreed\":381|\"agreed\":-381|value: found Counts[",
                "monai.losses.TverskyLoss(alpha=0.3|monai.losses.TverskyLoss(alpha=|part.json, calls: found",
                "\"slug\":\"gradient\"|\"slug\":\"value\"|part.json, properties: found one twice",
                "\"slug\":\"gradient\"|\"slug\":\"slope\"|the properties [value, gradient,",
            })
    void refuses_what_it_cannot_add_up(String what, String by, String message) {
        String broken = JSON.replaceFirst(java.util.regex.Pattern.quote(what), by == null ? "" : by);
        assertThat(broken).isNotEqualTo(JSON);
        assertRefused(broken, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|no field schema", "[]|no field schema", "7|no field schema", "{|part.json", "{} {}|part.json"})
    void refuses_what_is_no_result(String json, String message) {
        assertRefused(json, message);
    }

    @Test
    void refuses_a_file_that_was_cut_off() {
        assertRefused(JSON.substring(0, JSON.length() / 2), "part.json, line 1: found ");
    }

    @Test
    void refuses_a_call_twice() {
        assertRefused(
                edited(root -> ((com.fasterxml.jackson.databind.node.ArrayNode) root.path("calls"))
                        .add(root.path("calls").path(0).deepCopy())),
                "part.json, calls: found one twice");
    }

    private static String edited(Consumer<JsonNode> edit) {
        ObjectNode root = Results.example().toJson();
        edit.accept(root);
        return root.toString();
    }

    private static void assertRefused(String json, String message) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> parse(json))
                .withMessageContaining("part.json")
                .withMessageContaining(message);
    }
}
