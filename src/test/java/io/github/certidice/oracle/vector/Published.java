package io.github.certidice.oracle.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that are kept. */
final class Published {

    static final Path FOLDER = Path.of("src/test/resources/vectors");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Published() {}

    /** One test with its call. */
    record Test(String call, JsonNode json) {

        String id() {
            return json.path("id").textValue();
        }

        List<String> flags() {
            List<String> flags = new ArrayList<>();
            json.path("flags").forEach(flag -> flags.add(flag.textValue()));
            return flags;
        }
    }

    /** Contents by name, the README aside. */
    static SortedMap<String, String> files() throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            for (Path path :
                    paths.filter(path -> path.toString().endsWith(".json")).toList()) {
                files.put(path.getFileName().toString(), Files.readString(path).replace("\r\n", "\n"));
            }
        }
        return files;
    }

    /** Files of vectors. */
    static List<JsonNode> libraries() throws IOException {
        return files().entrySet().stream()
                .filter(file -> !file.getKey().equals(Vectors.SCHEMA))
                .map(file -> parsed(file.getValue()))
                .toList();
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All tests. */
    static List<Test> tests() throws IOException {
        List<Test> tests = new ArrayList<>();
        for (JsonNode library : libraries()) {
            for (JsonNode group : library.path("testGroups")) {
                String call = group.path("call").textValue();
                group.path("tests").forEach(test -> tests.add(new Test(call, test)));
            }
        }
        return tests;
    }
}
