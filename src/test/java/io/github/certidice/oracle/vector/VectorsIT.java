package io.github.certidice.oracle.vector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.certidice.oracle.DerivedTolerances;
import io.github.certidice.oracle.pipe.Pipe;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The published vectors are those that this build makes, byte for byte. {@code mvn verify -Dcertidice.accept} publishes new
 * ones, whose diff is to be reviewed.
 */
class VectorsIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void published_vectors_are_those_of_this_build() throws IOException {
        Vectors vectors = Vectors.generate();
        if (!System.getProperty("certidice.accept", "false").equals("false")) {
            vectors.writeTo(Published.FOLDER);
        }
        assertThat(differing(Published.files(), vectors.files()))
                .as(
                        "files in %s that this build makes otherwise; to accept: mvn verify -Dcertidice.accept",
                        Published.FOLDER)
                .isEmpty();
    }

    private static TreeSet<String> differing(SortedMap<String, String> published, SortedMap<String, String> fresh) {
        TreeSet<String> names = new TreeSet<>(published.keySet());
        names.addAll(fresh.keySet());
        names.removeIf(name -> fresh.containsKey(name) && fresh.get(name).equals(published.get(name)));
        return names;
    }

    @Test
    void neither_locale_nor_threads_matter() throws Exception {
        List<CallGroup> groups = KerasCalls.groups().subList(0, 6);
        String expected = VectorFile.of("keras 3", groups, 1).json();
        Locale locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(onOneThread(groups)).isEqualTo(expected);
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(onOneThread(groups)).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static String onOneThread(List<CallGroup> groups) throws Exception {
        return new ForkJoinPool(1)
                .submit(() -> VectorFile.of("keras 3", groups, 1).json())
                .get();
    }

    @Test
    void the_pipe_answers_what_the_vectors_say() throws IOException {
        List<Published.Test> tests = Published.tests();
        String requests = tests.stream().map(VectorsIT::request).collect(Collectors.joining("\n"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pipe.run(
                new ByteArrayInputStream(requests.getBytes(StandardCharsets.UTF_8)),
                out,
                DerivedTolerances.WEAKEST,
                Pipe.MAX_LINE);
        List<String> answers = out.toString(StandardCharsets.UTF_8).lines().toList();

        assertThat(answers).hasSameSizeAs(tests);
        for (int i = 0; i < answers.size(); i++) {
            assertIsAnswer(tests.get(i), MAPPER.readTree(answers.get(i)));
        }
    }

    private static String request(Published.Test test) {
        ObjectNode request = MAPPER.createObjectNode();
        request.put("id", test.id());
        request.put("loss", test.call());
        for (String field : List.of("prediction", "target", "extra")) {
            if (test.json().has(field)) {
                request.set(field, test.json().path(field));
            }
        }
        return request.put("gradient", test.json().has("gradient")).toString();
    }

    private static void assertIsAnswer(Published.Test test, JsonNode answer) {
        for (String field : List.of("id", "value", "gradient", "gradient_set")) {
            assertThat(plain(answer.path(field)))
                    .as(test.id() + " " + field)
                    .isEqualTo(plain(test.json().path(field)));
        }
        List<String> flags = answer.path("notes").findValuesAsText("flag").stream()
                .distinct()
                .toList();
        assertThat(flags).as(test.id()).isEqualTo(test.flags());
    }

    /** 1 and 1.0 are the same number. */
    private static Object plain(JsonNode json) {
        if (json.isContainerNode()) {
            List<Object> parts = new ArrayList<>();
            json.forEach(part -> parts.add(plain(part)));
            return parts;
        }
        return json.isNumber() ? (Object) json.doubleValue() : json.asText();
    }
}
