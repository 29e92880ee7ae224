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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            UNKNOWN_FIELD   | predicton       | "predicton": 1 | predicton: found a field of that name, allowed: perhaps prediction or gradient or extra
            INVALID_ARGUMENT | gradient       | "gradient": 1  | gradient: found 1, allowed: true or false
            INVALID_ARGUMENT | as_shipped     | "as_shipped": null | as_shipped: found null, allowed: true or false
            INVALID_ARGUMENT | storage        | "storage": "sparse" | storage: found sparse, allowed: contiguous, strided, transposed
            INVALID_ARGUMENT | storage        | "storage": 1   | storage: found 1, allowed: contiguous, strided, transposed
            INVALID_ARGUMENT | extra          | "extra": []    | extra: found a list, allowed: an object of tensors by argument name
            INVALID_ARGUMENT | mask           | "extra": {"mask": 1} | mask: found 1, allowed: a tensor: an object with dtype, shape, and data or path
            INVALID_ARGUMENT | target         | "target": {}   | target: found it twice, allowed: each field once
            INVALID_ARGUMENT | tolerance      | "tolerance": 1e-5 | tolerance: found 1e-5, allowed: {"dtype": "float32"}
            MISSING_FIELD   | dtype           | "tolerance": {} | dtype: found nothing, allowed: the precision that the implementation computes in
            INVALID_ARGUMENT | tolerance.dtype | "tolerance": {"dtype": "int32"} | tolerance.dtype: found int32, allowed: a floating-point format
            INVALID_ARGUMENT | tolerance.dtype | "tolerance": {"dtype": "float23"} | tolerance.dtype: found float23, allowed: perhaps float16 or float32 or float64; one of float64, float32, float16, bfloat16, int64, int32, uint8, bool
            INVALID_ARGUMENT | gradient_path  | "gradient_path": "g.npy" | gradient_path: found it without a gradient, allowed: it beside "gradient": true
            INVALID_ARGUMENT | gradient_path  | "gradient": true, "gradient_path": 1 | gradient_path: found 1, allowed: the name of a .npy file
            """)
    void wrong_fields_are_refused(String code, String argument, String field, String message) {
        assertRefused(Talk.request(field), code, argument, message);
    }

    private static void assertRefused(String request, String code, String argument, String message) {
        JsonNode answer = Talk.ask(request);
        assertThat(answer.at("/error/message").textValue()).isEqualTo(message);
        assertThat(answer.at("/error/code").textValue()).isEqualTo(code);
        assertThat(answer.at("/error/argument").textValue()).isEqualTo(argument);
        assertThat(answer.path("id").intValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            INVALID_ARGUMENT | loss | 1 | loss: found 1, allowed: a call in its library's words as a string, {"call": ..., "args": {...}}, or {"pipeline": {...}}
            UNKNOWN_FIELD | arg | {"call": "a", "arg": {}} | arg: found a field of that name, allowed: perhaps args or call or pipeline
            MISSING_FIELD | call | {"args": {}} | call: found nothing, allowed: a call in its library's words as a string, {"call": ..., "args": {...}}, or {"pipeline": {...}}
            INVALID_ARGUMENT | call | {"call": 1} | call: found 1, allowed: a dotted name
            INVALID_ARGUMENT | args | {"call": "a", "args": []} | args: found a list, allowed: an object of arguments by name
            INVALID_ARGUMENT | w | {"call": "a", "args": {"w": {"x": 1, "tensor": {"dtype": "bool", "shape": [], "data": [1]}}}} | w: found more beside tensor, allowed: null, true, false, a number, a string, {"tensor": {...}}, or a list or an object of these
            INVALID_ARGUMENT | w.x | {"call": "a", "args": {"w": {"x": 1, "x": 2}}} | w.x: found it twice, allowed: each argument once
            INVALID_ARGUMENT | w | {"call": "a", "args": {"w": 1, "w": 2}} | w: found it twice, allowed: each argument once
            INVALID_ARGUMENT | w | {"call": "a", "args": {"w": 1e999}} | w: found 1e999, allowed: numbers that are finite as doubles
            INVALID_ARGUMENT | loss | {"call": "a", "pipeline": {}} | loss: found pipeline beside call, allowed: one of the two
            INVALID_ARGUMENT | pipeline | {"pipeline": 1} | pipeline: found 1, allowed: an object
            """)
    void wrong_losses_are_refused(String code, String argument, String loss, String message) {
        assertRefused(Talk.request("").replace(Talk.DICE, loss), code, argument, message);
    }

    @Test
    void an_unknown_call_is_refused() {
        JsonNode answer = Talk.ask(Talk.request("").replace(Talk.DICE, "\"monai.losses.DiceLos(sigmoid=True)\""));

        assertThat(answer.at("/error/code").textValue()).isEqualTo("UNKNOWN_CALL");
        assertThat(answer.at("/error/argument").textValue()).isEqualTo("loss");
    }

    @Test
    void a_request_lacks_nothing_silently() {
        assertRefused("{\"id\": 7}", "MISSING_FIELD", "loss", "loss: found nothing, allowed: a loss");
        assertRefused(
                "{\"id\": 7, \"loss\": 1}",
                "MISSING_FIELD",
                "prediction",
                "prediction: found nothing, allowed: a tensor");
    }

    @Test
    void an_id_that_is_no_name_is_refused() {
        assertThat(Talk.ask("{\"id\": {}}").at("/error/message").textValue())
                .isEqualTo("id: found an object, allowed: a number, a string or null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            float64 | [2]       | [1, 2, 3]    | 3 numbers, allowed: 2 for shape [2]
            float64 | [1000000, 1000000] | []  | [1000000, 1000000], allowed: at most 2^31 - 9 elements
            float64 | [2]       | [1, [2]]     | a list within the list, allowed: a flat list of numbers in C order, with "NaN", "Infinity" and "-Infinity" as strings
            float64 | [2]       | [1, null]    | null as element 1, allowed: a flat list of numbers in C order, with "NaN", "Infinity" and "-Infinity" as strings
            float64 | [1]       | ["nan"]      | "nan" as element 0, allowed: a flat list of numbers in C order, with "NaN", "Infinity" and "-Infinity" as strings
            float64 | [1]       | [1e999]      | 1e999 as element 0, allowed: numbers that are finite as doubles, or "Infinity"
            float32 | [1, 2]    | [1, 0.1]     | 0.1 at (0, 1), element 1, allowed: numbers of float32, the nearest of which is 0.10000000149011612
            float16 | []        | [65505]      | 65505.0, element 0, allowed: numbers of float16, the nearest of which is 65504.0
            bfloat16 | [1]      | [257]        | 257.0 at (0), element 0, allowed: numbers of bfloat16, the nearest of which is 256.0
            uint8   | [1]       | [256]        | 256.0 at (0), element 0, allowed: numbers of uint8, the nearest of which is 255.0
            bool    | [1]       | [2]          | 2.0 at (0), element 0, allowed: numbers of bool, the nearest of which is 1.0
            int64   | [1]       | ["NaN"]      | NaN at (0), element 0, allowed: numbers of int64
            int32   | [1]       | [0.5]        | 0.5 at (0), element 0, allowed: numbers of int32, the nearest of which is 0.0
            int64   | [1]       | [9007199254740993] | 9.007199254740992E15 at (0), element 0, allowed: numbers of int64, the nearest of which is 9.007199254740991E15
            """)
    void numbers_that_a_tensor_cannot_have_are_refused(String dtype, String shape, String data, String message) {
        String tensor = "{\"data\": %s, \"shape\": %s, \"dtype\": \"%s\"}".formatted(data, shape, dtype);
        String request = Talk.request("").replace(Talk.tensor("1,1,2", "1, 0"), tensor);

        JsonNode error = Talk.ask(request).path("error");

        assertThat(error.path("message").textValue()).endsWith(": found " + message);
        assertThat(error.path("argument").textValue()).startsWith("target");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"shape": [], "data": [1]}                    | MISSING_FIELD | target.dtype: found nothing, allowed: dtype, shape, and data or path
            {"dtype": "bool", "data": [1]}                | MISSING_FIELD | target.shape: found nothing, allowed: dtype, shape, and data or path
            {"dtype": "bool", "shape": []}                | MISSING_FIELD | target.data: found nothing, allowed: dtype, shape, and data or path
            {"dtype": 1}                                  | INVALID_ARGUMENT | target.dtype: found 1, allowed: one of float64, float32, float16, bfloat16, int64, int32, uint8, bool
            {"shape": 1}                                  | INVALID_ARGUMENT | target.shape: found 1, allowed: a list of sizes
            {"shape": [-1]}                               | INVALID_ARGUMENT | target.shape: found -1, allowed: whole sizes from 0 to 2^31 - 9
            {"shape": [2.0]}                              | INVALID_ARGUMENT | target.shape: found 2.0, allowed: whole sizes from 0 to 2^31 - 9
            {"shape": [99999999999999999999999]}          | INVALID_ARGUMENT | target.shape: found 99999999999999999999999, allowed: whole sizes from 0 to 2^31 - 9
            {"data": 1}                                   | INVALID_ARGUMENT | target.data: found 1, allowed: a flat list of numbers in C order, with "NaN", "Infinity" and "-Infinity" as strings
            {"data": [], "data": []}                      | INVALID_ARGUMENT | target.data: found it twice, allowed: each field once
            {"dta": []}                                   | UNKNOWN_FIELD | target.dta: found a field of that name, allowed: perhaps data or path or dtype
            {"data": [], "path": "x.npy"}                 | INVALID_ARGUMENT | target: found data and path, allowed: one of the two
            {"path": "\\u0000"}                           | INVALID_ARGUMENT | target: found a text that is no path (Nul character not allowed), allowed: a path
            {"path": "nowhere.npy"}                       | INVALID_ARGUMENT | target: found no file nowhere.npy, allowed: an existing file
            """)
    void what_is_no_tensor_is_refused(String tensor, String code, String message) {
        JsonNode error = Talk.ask(Talk.request("").replace(Talk.tensor("1,1,2", "1, 0"), tensor))
                .path("error");

        assertThat(error.path("message").textValue()).isEqualTo(message);
        assertThat(error.path("code").textValue()).isEqualTo(code);
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
