package io.github.certidice.gate.expected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.call.Closest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads what a maintainer wrote by hand. */
final class ExpectedFile {

    private static final TomlMapper TOML = new TomlMapper(TomlFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build());

    private static final List<String> TABLES = List.of("convention", "expected");
    private static final List<String> KEYS = List.of("property", "call", "flag", "reason");
    private static final Pattern HEADER = Pattern.compile("\\s*\\[\\[\\s*expected\\s*]].*");

    private final String source;
    private final String text;
    private final Vocabulary words;

    ExpectedFile(String source, String text, Vocabulary words) {
        this.source = source;
        this.text = text;
        this.words = words;
    }

    Expectations read() {
        JsonNode root = tree();
        requireKnown(source, root, TABLES, "the tables [convention] and [[expected]]");
        return new Expectations(failures(root.path("expected")), conventions(root.path("convention")));
    }

    private JsonNode tree() {
        try {
            return TOML.readTree(text);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw InvalidInput.of(source + line, e.getOriginalMessage(), "TOML");
        }
    }

    private List<Expectation> failures(JsonNode entries) {
        if (!entries.isMissingNode() && !isTables(entries)) {
            throw InvalidInput.of(source, "expected = " + entries, "entries under [[expected]]");
        }
        List<Expectation> failures = new ArrayList<>();
        List<Place> places = places(entries.size());
        entries.forEach(entry -> failures.add(failure(places.get(failures.size()), entry)));
        return failures;
    }

    private static boolean isTables(JsonNode entries) {
        boolean all = entries.isArray();
        for (JsonNode entry : entries) {
            all &= entry.isObject();
        }
        return all;
    }

    /** By line where each entry has a header of its own. */
    private List<Place> places(int entries) {
        List<String> lines = text.lines().toList();
        int[] headers = IntStream.range(0, lines.size())
                .filter(i -> HEADER.matcher(lines.get(i)).matches())
                .toArray();
        return IntStream.range(0, entries)
                .mapToObj(i -> new Place(source, i + 1, headers.length == entries ? headers[i] + 1 : 0))
                .toList();
    }

    private Expectation failure(Place at, JsonNode entry) {
        String place = at.toString();
        requireKnown(place, entry, KEYS, "the keys " + String.join(", ", KEYS));
        String property = text(place, entry, "property");
        String call = text(place, entry, "call");
        String flag = entry.has("flag") ? text(place, entry, "flag") : Expectation.ANY;
        String reason = text(place, entry, "reason");
        requireProperty(place, property);
        if (!flag.equals(Expectation.ANY)) {
            Vocabulary.require(place + ", flag", flag, words.flags());
        }
        return new Expectation(property, pattern(place, call), flag, reason, at);
    }

    private static String text(String place, JsonNode entry, String key) {
        JsonNode value = entry.path(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            String found = value.isMissingNode() ? "none" : value.toString();
            throw InvalidInput.of(place + ", " + key, found, "a text that says " + meaning(key));
        }
        return value.textValue().strip();
    }

    private static String meaning(String key) {
        return switch (key) {
            case "property" -> "which property fails";
            case "call" -> "on which calls it fails";
            case "flag" -> "how it fails";
            default -> "why this failure is expected, such as the address of an issue";
        };
    }

    private void requireProperty(String place, String property) {
        if (words.properties().stream().noneMatch(new Glob(property)::matches)) {
            Vocabulary.require(place + ", property", property, words.properties());
        }
    }

    private static CallPattern pattern(String place, String call) {
        try {
            return CallPattern.parse(call);
        } catch (InvalidInput e) {
            throw InvalidInput.of(place + ", call", '"' + call + '"', "a call (" + e.getMessage() + ")");
        }
    }

    private Map<String, Stance> conventions(JsonNode table) {
        if (!table.isMissingNode() && !table.isObject()) {
            throw InvalidInput.of(source, "convention = " + table, "a table [convention]");
        }
        Map<String, Stance> conventions = new TreeMap<>();
        table.properties().forEach(entry -> {
            String place = source + ", [convention]";
            Vocabulary.require(place, entry.getKey(), words.conventions());
            conventions.put(
                    entry.getKey(),
                    Conventions.stance(
                            place + " " + entry.getKey(), entry.getValue().asText()));
        });
        return conventions;
    }

    private static void requireKnown(String place, JsonNode table, List<String> keys, String allowed) {
        table.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                String hint = Closest.hint(key.toLowerCase(Locale.ROOT), keys);
                throw InvalidInput.of(place, "the key \"" + key + '"', allowed + "; " + hint);
            }
        });
    }
}
