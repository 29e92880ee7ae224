package io.github.certidice.oracle.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.certidice.image.ElementType;
import io.github.certidice.image.Tensor;
import io.github.certidice.oracle.Observed;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.pipe.AnswerReader.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {

    private static final int LIMIT = 200;

    private static AnswerReader reader(String text) {
        return new AnswerReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Line line(String text) throws IOException {
        return reader(text + "\n").next(LIMIT).orElseThrow();
    }

    @Test
    void an_answer_has_value_gradient_and_precision() throws IOException {
        Observed observed = Observed.of(
                ElementType.FLOAT16,
                Tensor.of(ElementType.FLOAT32, List.of(), Double.NaN),
                Tensor.of(List.of(2), 0.5, Double.NEGATIVE_INFINITY));

        assertThat(line(
                        "{\"id\":7,\"dtype\":\"float16\",\"value\":{\"dtype\":\"float32\",\"shape\":[],\"data\":[\"NaN\"]},"
                                + "\"gradient\":{\"shape\":[2],\"data\":[0.5,\"-Infinity\"]},\"notes\":[{}]}"))
                .isEqualTo(new Line.Answer("7", observed));
    }

    @Test
    void it_may_say_how_tensors_were_kept() throws IOException {
        String value = "{\"id\":7,\"value\":{\"shape\":[],\"data\":[1]}";
        Observed one = Observed.of(ElementType.FLOAT64, Tensor.scalar(1));

        assertThat(line(value + ",\"storage\":\"strided\"}")).isEqualTo(new Line.Answer("7", one.in(Storage.STRIDED)));
        assertThat(line(value + "}")).isEqualTo(new Line.Answer("7", one));
        assertThat(line(value + ",\"storage\":\"heap\"}"))
                .isInstanceOfSatisfying(
                        Line.Unreadable.class,
                        unreadable -> assertThat(unreadable.problem())
                                .isEqualTo("storage: found heap, allowed: contiguous, strided, transposed"));
    }

    @ParameterizedTest
    @CsvSource({"float32, FLOAT32", "int64, FLOAT64", "bfloat16, BFLOAT16"})
    void the_precision_is_that_of_the_value_unless_it_is_said(String dtype, ElementType precision) throws IOException {
        Line line = line("{\"id\":7,\"value\":{\"dtype\":\"" + dtype + "\",\"shape\":[],\"data\":[1]}}");

        assertThat(((Line.Answer) line).observed().dtype()).isEqualTo(precision);
    }

    @Test
    void an_error_has_code_and_message() throws IOException {
        assertThat(line("{\"id\":\"x\",\"error\":{\"code\":\"UNSUPPORTED\",\"message\":\"no\",\"argument\":null}}"))
                .isEqualTo(new Line.Failure("\"x\"", "UNSUPPORTED", "no"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = ';',
            value = {
                "~~; answer: found an empty line",
                "Traceback (most recent call last); something else",
                "{\"id\":7,\"value\":{\"shape\":[],\"data\":[-Infinity]}}; answer: found a bare NaN or infinity",
                "{\"id\":7}; value: found nothing, allowed: value or error",
                "{\"id\":7,\"value\":0.5}; value: found 0.5, allowed: a tensor",
                "{\"id\":7,\"value\":{\"path\":\"/etc/passwd\"}}; value.path: found \"/etc/passwd\", allowed: data",
                "{\"id\":7,\"value\":{\"shape\":[2],\"data\":[1]}}; value: found 1 numbers, allowed: 2 for shape [2]",
                "{\"id\":7,\"value\":{\"shape\":[],\"data\":[NaN]}}; answer: found a bare NaN or infinity",
                "{\"id\":[7],\"value\":1}; id: found a list",
                "{\"id\":7,\"error\":\"no\"}; error: found \"no\", allowed: an object with code and message"
            })
    void other_lines_are_shown_with_what_is_wrong(String text, String problem) throws IOException {
        assertThat(line(text)).isInstanceOfSatisfying(Line.Unreadable.class, unreadable -> {
            assertThat(unreadable.problem()).contains(problem);
            assertThat(unreadable.excerpt()).isEqualTo(text);
        });
    }

    @Test
    void deep_nesting_and_long_lines_are_shown_by_their_beginning() throws IOException {
        Line.Unreadable deep = (Line.Unreadable) line("{\"id\":" + "[".repeat(150));

        assertThat(deep.excerpt()).hasSize(123).endsWith("[...");
    }

    @Test
    void a_line_without_end_is_cut_at_once() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return '1';
            }
        };

        assertThat(new AnswerReader(endless).next(1_000_000)).contains(new Line.TooLong(1_000_000));
    }

    @Test
    void a_stream_that_ends_within_an_answer_has_ended() throws IOException {
        String whole = "{\"id\":7,\"error\":{\"code\":\"A\",\"message\":\"b\"}}";

        assertThat(reader(whole).next(LIMIT)).contains(new Line.Failure("7", "A", "b"));
        assertThat(reader(whole.substring(0, 20)).next(LIMIT)).isEmpty();
        assertThat(reader("").next(LIMIT)).isEmpty();
    }
}
