package io.github.certidice.oracle.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packaged program as a client of another language sees it: a process with three streams. */
@Timeout(120)
class StdioIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PAIR =
            "\"prediction\": {\"dtype\": \"float64\", \"shape\": [1, 1, 2], \"data\": [0.5, 1]},"
                    + " \"target\": {\"dtype\": \"float64\", \"shape\": [1, 1, 2], \"data\": [1, 0]}";

    private Process process;
    private BufferedReader answers;

    @BeforeEach
    void start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(java, "-jar", "target/certidice.jar", "oracle", "--stdio")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    private void send(String line) throws IOException {
        OutputStream requests = process.getOutputStream();
        requests.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        requests.flush();
    }

    private JsonNode answer() throws IOException {
        return MAPPER.readTree(answers.readLine());
    }

    private static String request(int id) {
        return "{\"id\": " + id + ", \"loss\": \"monai.losses.DiceLoss(smooth_nr=0, smooth_dr=0)\", " + PAIR + "}";
    }

    /** Each answer is read before the next question is asked, so an answer that isn't flushed would hang. */
    @Test
    void a_question_is_answered_before_the_next_one() throws IOException {
        for (int id = 1; id <= 3; id++) {
            send(request(id));
            JsonNode answer = answer();
            assertThat(answer.get("id").intValue()).isEqualTo(id);
            assertThat(answer.at("/value/data/0").doubleValue()).isEqualTo(0.6);
        }
    }

    @Test
    void a_bad_line_is_answered_and_the_stream_goes_on_to_its_end() throws Exception {
        send("not JSON");
        send(request(5));
        process.getOutputStream().close();

        assertThat(answer().at("/error/code").textValue()).isEqualTo("BAD_JSON");
        assertThat(answer().get("id").intValue()).isEqualTo(5);
        assertThat(answers.readLine()).isNull();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
