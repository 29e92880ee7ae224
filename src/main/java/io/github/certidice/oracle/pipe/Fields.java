package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonToken;
import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.Storage;
import io.github.certidice.oracle.call.Closest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of a JSON object, not yet read. */
final class Fields {

    private final Map<String, Slice> byName = new LinkedHashMap<>();
    private String twice;

    private Fields() {}

    /** Of a whole line. */
    static Fields ofLine(Slice line) {
        if (!line.begins('{')) {
            throw Tokens.badJson(line.text().isBlank() ? "an empty line" : "something else");
        }
        Tokens tokens = line.tokens();
        Fields fields = of(tokens);
        if (tokens.next() != null) {
            throw Tokens.badJson("more after the object");
        }
        return fields;
    }

    /** Of the current object, up to its end. */
    static Fields of(Tokens tokens) {
        Fields fields = new Fields();
        for (String name = tokens.nextField(); name != null; name = tokens.nextField()) {
            if (fields.byName.put(name, tokens.skip()) != null) {
                fields.twice = name;
            }
        }
        return fields;
    }

    /** Rejects other fields, and those that are there twice. */
    void requireKnown(List<String> known) {
        if (twice != null) {
            throw InvalidInput.of(twice, "it twice", "each field once");
        }
        for (String name : byName.keySet()) {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
        }
    }

    static InvalidInput unknown(String name, List<String> known) {
        return InvalidInput.coded("UNKNOWN_FIELD", name, "a field of that name", Closest.hint(name, known));
    }

    static InvalidInput missing(String argument, String allowed) {
        return InvalidInput.coded("MISSING_FIELD", argument, "nothing", allowed);
    }

    Optional<Slice> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Slice need(String name, String allowed) {
        return find(name).orElseThrow(() -> missing(name, allowed));
    }

    boolean flag(String name) {
        return find(name).map(slice -> slice.tokens().flag(name)).orElse(false);
    }

    /** How tensors are, or were, to be kept. */
    Storage storage() {
        return find("storage").map(Fields::storage).orElse(Storage.CONTIGUOUS);
    }

    private static Storage storage(Slice json) {
        String allowed = Arrays.stream(Storage.values()).map(Storage::word).collect(Collectors.joining(", "));
        String word = json.tokens().string("storage", allowed);
        return Storage.named(word).orElseThrow(() -> InvalidInput.of("storage", word, allowed));
    }

    /** The request's name of itself, as it was written; null where there is none. */
    String id() {
        Slice id = byName.get("id");
        if (id == null) {
            return "null";
        }
        JsonToken token = id.tokens().current();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            throw id.tokens().wrong("id", "a number, a string or null");
        }
        return id.text();
    }
}
