package io.github.certidice.oracle.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are JSON, and ask for nothing that can be answered. */
class RefusedRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            UNKNOWN_FIELD   | predicton       | "predicton": 1 | predicton: found a field of that name, allowed: perhaps prediction or gradient or extra
            INVALID_ARGUMENT | gradient       | "gradient": 1  | gradient: found 1, allowed: true or false
            INVALID_ARGUMENT | as_shipped     | "as_shipped": null | as_shipped: found null, allowed: true or false
            INVALID_ARGUMENT | storage        | "storage": "sparse" | storage: found sparse, allowed: contiguous, strided, transposed
            INVALID_ARGUMENT | storage        | "storage": 1   | storage: found 1, allowed: contiguous, strided, transposed
            INVALID_ARGUMENT | extra          | "extra": []    | extra: found a list, allowed: an object of tensors by argument name
            INVALID_ARGUMENT | mask           | "extra": {"mask": 1} | mask: found 1, allowed: a tensor: an object with dtype, shape, and data or path
            INVALID_ARGUMENT | mask           | "extra": {"mask": {"dtype": "bool", "shape": [1], "data": [1]}, "mask": {"dtype": "bool", "shape": [1], "data": [1]}} | mask: found it twice, allowed: each tensor once
            UNKNOWN_FIELD    | depth          | "tolerance": {"dtype": "float32", "depth": 1} | depth: found a field of that name, allowed: perhaps dtype
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
    void a_call_of_any_length_is_not_read() {
        String loss = "\"monai.losses.DiceLoss(reduction='" + "x".repeat(1 << 16) + "')\"";

        assertRefused(
                Talk.request("").replace(Talk.DICE, loss),
                "INVALID_ARGUMENT",
                "loss",
                "loss: found a call of " + loss.length() + " bytes, allowed: at most 65536");
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
}
