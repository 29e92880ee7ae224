package io.github.certidice.oracle.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.certidice.InvalidInput;
import io.github.certidice.build.Garbling;
import io.github.certidice.loss.pipeline.Pipeline;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.dialect.Dialects;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Whatever a line is, it gets one answer, in its turn, and the fault is found to be the user's. {@link Garbling#TRIES}
 * lines for each property.
 */
class GarbledLinesProperties {

    private static final int ROUNDS = 20;
    private static final int LINES = Math.max(1, Garbling.TRIES / ROUNDS);
    private static final int BATCH = 50;
    private static final Set<String> OWN_MISTAKES = Set.of("INTERNAL", "OUT_OF_MEMORY", "TOO_DEEP");
    private static final long SLOWEST_SECONDS = 60;

    /** JSON values, so that a line stays JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"NaN\"",
            "\"Infinity\"",
            "\"-Infinity\"",
            "-0.0",
            "1e-400",
            "1e300",
            "-1",
            "0",
            "0.5",
            "1",
            "2",
            "3",
            "255",
            "2147483648",
            "[]",
            "{}",
            "\"1/3\"",
            "\"0\"",
            "\"1e-5\"",
            "\"1e300\"",
            "\"1e-300\"",
            "\"100\"",
            "[0, 1]",
            "[1, 1, 2]",
            "[2]",
            "[1, 2]",
            "\"float16\"",
            "\"int64\"",
            "\"bool\"",
            "\"mean\"",
            "\"sum\"",
            "\"none\"",
            "\"\\ud800\"");

    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "NaN",
            "\"NaN\"",
            "\"Infinity\"",
            "1e999",
            "-0.0",
            "1e-400",
            "-1",
            "2147483648",
            "0.1",
            "[",
            "]",
            "{",
            "}",
            "[]",
            "{}",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\u00e4",
            "\ud83d\ude00",
            "\"data\":",
            "\"path\":",
            "\"tensor\":",
            "\"type\":",
            "1/0",
            "1e9999",
            "float32",
            "bfloat16",
            "int64",
            "[0]",
            "[1,1,0]",
            "\r",
            "(",
            ")",
            "='",
            "weight=[1,2]",
            "sigmoid=True",
            "9007199254740993",
            "\"/\"",
            "\"/dev/null\"",
            "0");

    @Property(tries = ROUNDS, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void requests_with_pipelines(@ForAll long seed) {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String loss = "{\"pipeline\": " + PipelineJson.write(Pipelines.random(seed + i)) + "}";
            requests.add(bytes(Talk.request("\"gradient\": true").replace(Talk.DICE, loss)));
        }
        requests.add(bytes(
                Talk.request("\"gradient\": true, \"as_shipped\": true, \"tolerance\": {\"dtype\": \"float32\"}")));
        assertAllAnswered(new Garbling(seed, WORDS)::of, requests);
    }

    @Property(tries = ROUNDS, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void requests_with_other_values(@ForAll long seed) {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            addAll(requests, json(Pipelines.random(seed + i)));
        }
        for (String name : Dialects.names()) {
            addAll(requests, "\"" + name + "()\"");
            byDefault(name).ifPresent(pipeline -> addAll(requests, json(pipeline)));
        }
        assertAllAnswered(new Garbling(seed, VALUES)::ofTokens, requests);
    }

    private static String json(Pipeline pipeline) {
        return "{\"pipeline\": " + PipelineJson.write(pipeline) + "}";
    }

    /** Some need arguments, and some libraries refuse their own defaults. */
    private static Optional<Pipeline> byDefault(String name) {
        try {
            return Optional.of(Oracle.of(name).meaning().documented());
        } catch (InvalidInput refused) {
            return Optional.empty();
        }
    }

    /** With targets of each kind: a number for each of two classes, an index, and one class. */
    private static void addAll(List<byte[]> requests, String loss) {
        String whole = Talk.request("\"gradient\": true, \"as_shipped\": false, \"tolerance\": {\"dtype\": \"float32\"}")
                .replace(Talk.DICE, loss);
        requests.add(bytes(whole));
        String numbers = whole.replace("[1,1,2]", "[1,2,2]").replace("[0.5, 1]", "[0.5, 1, 0.25, 0]");
        requests.add(bytes(numbers.replace("[1, 0]", "[1, 0, 0, 1]")));
        requests.add(bytes(numbers.replace(
                Talk.tensor("1,2,2", "1, 0"), "{\"dtype\": \"int64\", \"shape\": [1,2], \"data\": [1, 0]}")));
    }

    @Property(tries = ROUNDS, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void requests_with_calls(@ForAll long seed) {
        List<byte[]> requests = new ArrayList<>();
        for (String name : Dialects.names()) {
            requests.add(bytes(Talk.request("").replace(Talk.DICE, "\"" + name + "()\"")));
            String args = "{\"call\": \"" + name + "\", \"args\": {\"smooth\": 1e-5, \"w\": [1, null, {\"tensor\": "
                    + Talk.tensor("2", "1, 2") + "}]}}";
            requests.add(bytes(Talk.request("\"gradient\": true").replace(Talk.DICE, args)));
        }
        assertAllAnswered(new Garbling(seed, WORDS)::of, requests);
    }

    private interface Damage {
        byte[] of(List<byte[]> requests);
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertAllAnswered(Damage damage, List<byte[]> requests) {
        for (int done = 0; done < LINES; done += BATCH) {
            List<byte[]> lines = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                lines.add(withoutEnds(damage.of(requests)));
                lines.add(bytes(Talk.request("").replace("\"id\": 7", "\"id\": " + i)));
            }
            assertAnswered(lines);
        }
    }

    private static byte[] withoutEnds(byte[] line) {
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '\n' ? (byte) ' ' : line[i];
        }
        return line;
    }

    private static void assertAnswered(List<byte[]> lines) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        lines.forEach(line -> {
            all.writeBytes(line);
            all.write('\n');
        });
        long start = System.nanoTime();
        List<JsonNode> answers = Talk.askAll(all.toByteArray(), Pipe.MAX_LINE);
        assertThat((System.nanoTime() - start) / 1e9)
                .as(() -> text(all.toByteArray()))
                .isLessThan(SLOWEST_SECONDS);
        assertThat(answers).as(() -> text(all.toByteArray())).hasSameSizeAs(lines);
        for (int i = 0; i < answers.size(); i++) {
            assertAnswer(answers.get(i), lines.get(i), i);
        }
    }

    /** Every other line is whole: its answer shows that the order is kept. */
    private static void assertAnswer(JsonNode answer, byte[] line, int i) {
        if (i % 2 == 1) {
            assertThat(answer)
                    .hasToString(
                            "{\"id\":" + i / 2 + ",\"value\":{\"dtype\":\"float64\",\"shape\":[],\"data\":[0.6]}}");
            return;
        }
        assertThat(answer.has("value") ^ answer.has("error"))
                .as(() -> text(line))
                .isTrue();
        assertThat(OWN_MISTAKES)
                .as(() -> answer + "\n" + text(line))
                .doesNotContain(answer.at("/error/code").asText());
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
