package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.certidice.oracle.Tolerances;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Talks to a pipe in this process. */
final class Talk {

    static final String DICE = "{\"pipeline\": " + Pipelines.JSON_OF_DICE + "}";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Talk() {}

    /** A soft Dice request of two voxels, with more fields. */
    static String request(String more) {
        return "{\"id\": 7, \"loss\": " + DICE + ", \"prediction\": " + tensor("1,1,2", "0.5, 1") + ", \"target\": "
                + tensor("1,1,2", "1, 0") + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    static String tensor(String shape, String data) {
        return "{\"dtype\": \"float64\", \"shape\": [" + shape + "], \"data\": [" + data + "]}";
    }

    static JsonNode ask(String line) {
        List<JsonNode> answers = askAll(line + "\n");
        if (answers.size() != 1) {
            throw new AssertionError(answers);
        }
        return answers.get(0);
    }

    static List<JsonNode> askAll(String lines) {
        return askAll(lines.getBytes(StandardCharsets.UTF_8), Pipe.MAX_LINE);
    }

    static List<JsonNode> askAll(byte[] lines, int maxLine) {
        return askAll(new Pipe(Pipe.Answering.EXACT, Tolerances.NONE, maxLine), lines);
    }

    static List<JsonNode> askAll(Pipe pipe, byte... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            pipe.run(new ByteArrayInputStream(lines), out);
            List<JsonNode> answers = new ArrayList<>();
            for (String line : out.toString(StandardCharsets.UTF_8).split("\n")) {
                answers.add(MAPPER.readTree(line));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
