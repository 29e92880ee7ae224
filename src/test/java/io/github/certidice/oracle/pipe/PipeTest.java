package io.github.certidice.oracle.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.image.file.TensorFile;
import io.github.certidice.oracle.Answer;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.Question;
import io.github.certidice.oracle.Tolerances;
import io.github.certidice.oracle.call.Call;
import io.github.certidice.oracle.call.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipeTest {

    @TempDir
    Path folder;

    @Test
    void a_request_is_answered_by_value_and_gradient() {
        JsonNode answer = Talk.ask(Talk.request("\"gradient\": true"));

        // S = 2 * 0.5 / (1.5 + 1) = 0.4
        assertThat(answer)
                .hasToString("{\"id\":7,\"value\":{\"dtype\":\"float64\",\"shape\":[],\"data\":[0.6]},"
                        + "\"gradient\":{\"dtype\":\"float64\",\"shape\":[1,1,2],\"data\":[-0.64,0.16]}}");
    }

    @Test
    void without_the_wish_there_is_no_gradient() {
        assertThat(Talk.ask(Talk.request("")).has("gradient")).isFalse();
        assertThat(Talk.ask(Talk.request("\"gradient\": false")).has("gradient"))
                .isFalse();
    }

    @Test
    void where_the_formula_has_no_value_the_answer_is_nan_with_a_note() {
        JsonNode answer =
                Talk.ask(Talk.request("").replace("[0.5, 1]", "[0, 0]").replace("[1, 0]", "[0, 0]"));

        assertThat(answer.at("/value/data/0").textValue()).isEqualTo("NaN");
        assertThat(answer.at("/notes/0/flag").textValue()).isEqualTo("UNDEFINED");
        assertThat(answer.at("/notes/0/says").textValue()).startsWith("The formula has no value here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"a\"", "null", "1.5e400", "12345678901234567890123", "\"\\ud800\"", "\"\u00e4\""})
    void the_id_comes_back_as_it_was(String id) {
        JsonNode answer = Talk.ask(Talk.request("").replace("\"id\": 7", "\"id\": " + id));

        assertThat(answer.at("/value/data/0").doubleValue()).isEqualTo(0.6);
        assertThat(answer.has("id")).isTrue();
    }

    @Test
    void answers_come_in_order_and_bad_lines_do_not_end_the_stream() {
        List<JsonNode> answers = Talk.askAll(String.join(
                "\n",
                Talk.request("").replace("7", "1"),
                "",
                "nonsense",
                Talk.request("\"x\": 0").replace("7", "2"),
                Talk.request("").replace("7", "3") + "\r",
                Talk.request("").replace("7", "4")));

        assertThat(answers)
                .extracting(answer -> answer.path("id").asText())
                .containsExactly("1", "null", "null", "2", "3", "4");
        assertThat(answers)
                .extracting(answer -> answer.has("error"))
                .containsExactly(false, true, true, true, false, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                   | an empty line
            nonsense             | something else
            [1, 2]               | something else
            {} {}                | more after the object
            {"id": 1             | Unexpected end-of-input: expected close marker for Object at byte
            {"id": NaN}          | Non-standard token 'NaN'
            {"id": 01}           | Invalid numeric value: Leading zeroes not allowed
            {'id': 1}            | Unexpected character (''' (code 39))
            """)
    void what_is_no_json_object_is_refused(String line, String found) {
        JsonNode answer = Talk.ask(line);

        assertThat(answer.path("id").isNull()).isTrue();
        assertThat(answer.at("/error/code").textValue()).isEqualTo("BAD_JSON");
        assertThat(answer.at("/error/argument").textValue()).isEqualTo("request");
        assertThat(answer.at("/error/message").textValue())
                .startsWith("request: found " + found)
                .endsWith(", allowed: one JSON object on one line, in UTF-8");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] line = Talk.request("\"x\": \"?\"").getBytes(StandardCharsets.ISO_8859_1);
        line[line.length - 3] = (byte) 0xff;

        JsonNode answer = Talk.askAll(line, Pipe.MAX_LINE).get(0);

        assertThat(answer.at("/error/message").textValue()).contains("Invalid UTF-8");
    }

    @Test
    void other_encodings_are_refused() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
            byte[] line = Talk.request("").getBytes(charset);

            assertThat(Talk.askAll(line, Pipe.MAX_LINE).get(0).at("/error/code").textValue())
                    .isEqualTo("BAD_JSON");
        }
    }

    @Test
    void deep_nesting_is_refused() {
        String deep = "[".repeat(100_000);

        assertThat(Talk.ask(Talk.request("\"x\": " + deep)).at("/error/message").textValue())
                .contains("nesting depth (65) exceeds the maximum allowed (64");
        assertThat(Talk.ask(Talk.request("").replace(Talk.DICE, "{\"call\":\"a\",\"args\":{\"w\":" + deep + "}}"))
                        .at("/error/code")
                        .textValue())
                .isEqualTo("BAD_JSON");
    }

    @Test
    void a_line_that_is_too_long_is_passed_over() {
        String good = Talk.request("");
        byte[] lines = (" ".repeat(200_000) + good + "\n" + good + "\n").getBytes(StandardCharsets.UTF_8);

        List<JsonNode> answers = Talk.askAll(lines, 100_000);

        assertThat(answers.get(0).at("/error/code").textValue()).isEqualTo("LINE_TOO_LONG");
        assertThat(answers.get(0).at("/error/message").textValue())
                .startsWith("request: found a line of more than 100000 bytes, allowed: at most so many (--max-line)");
        assertThat(answers.get(1).path("id").intValue()).isEqualTo(7);
    }

    @Test
    void a_line_of_the_longest_length_is_read() {
        byte[] line = Talk.request("").getBytes(StandardCharsets.UTF_8);

        assertThat(Talk.askAll(line, line.length).get(0).has("value")).isTrue();
        assertThat(Talk.askAll(line, line.length - 1).get(0).has("error")).isTrue();
    }

    @Test
    void tensors_come_from_files_and_gradients_go_to_them() {
        Path prediction = folder.resolve("p.npy");
        Path gradient = folder.resolve("g.npy");
        TensorFile.write("p", prediction, Tensor.of(ElementType.FLOAT32, List.of(1, 1, 2), 0.5, 1));
        String tensor = "{\"dtype\": \"float32\", \"shape\": [1, 1, 2], \"path\": \"" + prediction + "\"}";

        JsonNode answer = Talk.ask(Talk.request("\"gradient\": true, \"gradient_path\": \"" + gradient + "\"")
                .replace(Talk.tensor("1,1,2", "0.5, 1"), tensor));

        assertThat(answer.path("gradient"))
                .hasToString("{\"dtype\":\"float64\",\"shape\":[1,1,2],\"path\":\"" + gradient + "\"}");
        assertThat(TensorFile.read("g", gradient)).isEqualTo(Tensor.of(List.of(1, 1, 2), -0.64, 0.16));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "shape": [2]         | : found shape [1, 1, 2] in <path>, allowed: the request's shape [2]
            "dtype": "float64"   | : found float32 in <path>, allowed: the request's dtype float64
            "dtype": "bfloat16"  | : found 0.30000001192092896 at (0, 0, 0), element 0, allowed: numbers of bfloat16, the nearest of which is 0.30078125
            """)
    void a_file_that_is_not_what_the_request_says_is_refused(String field, String message) {
        Path file = folder.resolve("p.npy");
        TensorFile.write("p", file, Tensor.of(ElementType.FLOAT32, List.of(1, 1, 2), 0.3f, 1));
        String tensor = "{" + field + ", \"path\": \"" + file + "\"}";

        JsonNode answer = Talk.ask(Talk.request("").replace(Talk.tensor("1,1,2", "0.5, 1"), tensor));

        assertThat(answer.at("/error/message").textValue())
                .isEqualTo("prediction" + message.replace("<path>", file.toString()));
    }

    @Test
    void bfloat16_lies_in_files_of_float32() {
        Path file = folder.resolve("p.npy");
        TensorFile.write("p", file, Tensor.of(ElementType.FLOAT32, List.of(1, 1, 2), 0.5, 1));

        JsonNode answer = Talk.ask(Talk.request("")
                .replace(Talk.tensor("1,1,2", "0.5, 1"), "{\"dtype\": \"bfloat16\", \"path\": \"" + file + "\"}"));

        assertThat(answer.at("/value/data/0").doubleValue()).isEqualTo(0.6);
    }

    @Test
    void a_gradient_that_cannot_be_written_is_an_error() {
        Path nowhere = folder.resolve("no").resolve("g.npy");

        JsonNode error = Talk.ask(Talk.request("\"gradient\": true, \"gradient_path\": \"" + nowhere + "\""))
                .path("error");

        assertThat(error.path("argument").textValue()).isEqualTo("gradient_path");
        assertThat(Files.exists(folder.resolve("no"))).isFalse();
    }

    /** Answers by another evaluation. */
    private static List<JsonNode> asked(Pipe.Answering answering, String... requests) {
        Pipe pipe = new Pipe(answering, Tolerances.NONE, Pipe.MAX_LINE);
        return Talk.askAll(pipe, (String.join("\n", requests) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private record Failing(Throwable problem) implements Pipe.Answering {
        @Override
        public Oracle oracle(Call call) {
            return Oracle.of(Pipelines.DICE);
        }

        @Override
        public Answer answer(Oracle oracle, Question question) {
            return Failing.<RuntimeException>thrown(problem);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> Answer thrown(Throwable problem) throws T {
            throw (T) problem;
        }
    }

    @Test
    void failures_of_the_oracle_itself_are_answers_too() {
        assertThat(asked(new Failing(new OutOfMemoryError()), Talk.request(""))
                        .get(0)
                        .at("/error/code")
                        .textValue())
                .isEqualTo("OUT_OF_MEMORY");
        assertThat(asked(new Failing(new StackOverflowError()), Talk.request(""))
                        .get(0)
                        .at("/error/code")
                        .textValue())
                .isEqualTo("TOO_DEEP");
        JsonNode internal = asked(new Failing(new IllegalStateException("odd")), Talk.request(""))
                .get(0);
        assertThat(internal)
                .hasToString(
                        "{\"id\":7,\"error\":{\"code\":\"INTERNAL\",\"message\":\"java.lang.IllegalStateException: odd;"
                                + " this is a mistake in CertiDice, please report it with the request\",\"argument\":null}}");
    }

    /** Remembers the calls that it is asked to translate. */
    private record Recording(List<Call> calls, List<Question> questions) implements Pipe.Answering {
        @Override
        public Oracle oracle(Call call) {
            calls.add(call);
            return Oracle.of(Pipelines.DICE);
        }

        @Override
        public Answer answer(Oracle oracle, Question question) {
            questions.add(question);
            return oracle.answer(question);
        }
    }

    @Test
    void arguments_are_read_as_their_kinds() {
        Recording recording = new Recording(new ArrayList<>(), new ArrayList<>());
        String loss =
                "{\"call\": \"m.Loss\", \"args\": {\"a\": null, \"b\": true, \"c\": 2, \"d\": 0.5, \"e\": \"sum\","
                        + " \"f\": [1, 0.5], \"g\": {\"tensor\": " + Talk.tensor("1", "3")
                        + "}, \"h\": 12345678901234567890, \"i\": {\"k\": 1}}}";

        asked(recording, Talk.request("\"as_shipped\": true").replace(Talk.DICE, loss));

        assertThat(recording.calls)
                .hasToString(
                        "[m.Loss(a=None, b=True, c=2, d=0.5, e='sum', f=[1, 0.5], g=float64[1], h=1.2345678901234567e19, i={'k': 1})]");
        assertThat(recording.calls.get(0).named().get("g")).isEqualTo(new Value.Array(Tensor.of(List.of(1), 3)));
        assertThat(recording.questions.get(0).asShipped()).isTrue();
    }

    @Test
    void further_tensors_keep_their_names() {
        Recording recording = new Recording(new ArrayList<>(), new ArrayList<>());

        asked(recording, Talk.request("\"extra\": {\"mask\": " + Talk.tensor("1,1,2", "1, 1") + "}"));

        assertThat(recording.questions.get(0).tensors().extra())
                .isEqualTo(Map.of("mask", Tensor.of(List.of(1, 1, 2), 1, 1)));
    }

    @Test
    void a_loss_is_translated_once_unless_tensors_are_in_it() {
        Recording recording = new Recording(new ArrayList<>(), new ArrayList<>());
        String plain = Talk.request("").replace(Talk.DICE, "\"m.Loss(a=1)\"");
        String withTensor = Talk.request("")
                .replace(
                        Talk.DICE,
                        "{\"call\": \"m.Loss\", \"args\": {\"w\": [{\"tensor\": " + Talk.tensor("1", "3") + "}]}}");

        asked(recording, plain, plain, withTensor, withTensor);

        assertThat(recording.calls)
                .extracting(call -> call.named().keySet().toString())
                .containsExactly("[a]", "[w]", "[w]");
    }

    @Test
    void a_tolerance_is_added_where_one_is_known() {
        Tolerances tolerances = (oracle, question, answer, type) -> Optional.of(new Tolerances.Bounds(
                Tensor.scalar(type.unitRoundoff()), answer.gradient().map(g -> Tensor.of(g.shape(), 1, 2))));
        Pipe pipe = new Pipe(Pipe.Answering.EXACT, tolerances, Pipe.MAX_LINE);
        String line = Talk.request("\"gradient\": true, \"tolerance\": {\"dtype\": \"float32\"}");

        JsonNode answer =
                Talk.askAll(pipe, line.getBytes(StandardCharsets.UTF_8)).get(0);

        assertThat(answer.at("/tolerance/value/shape")).isEmpty();
        assertThat(answer.at("/tolerance/value/data/0").doubleValue()).isEqualTo(0x1p-24);
        assertThat(answer.at("/tolerance/gradient"))
                .hasToString("{\"dtype\":\"float64\",\"shape\":[1,1,2],\"data\":[1.0,2.0]}");
    }
}
