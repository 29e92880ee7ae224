package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonToken;
import io.github.certidice.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value as it was written; numbers keep their digits. */
sealed interface Tree {

    /** More would only fill a message. */
    int LONGEST_EXCERPT = 40;

    /** null. */
    record Null() implements Tree {}

    record Flag(boolean value) implements Tree {}

    record Text(String value) implements Tree {}

    record Numeral(String digits) implements Tree {}

    record Items(List<Tree> items) implements Tree {}

    record Node(Map<String, Tree> fields) implements Tree {}

    /** Reads the current value, up to its last token. */
    static Tree read(String argument, Tokens in) {
        return switch (in.current()) {
            case VALUE_NULL -> new Null();
            case VALUE_TRUE -> new Flag(true);
            case VALUE_FALSE -> new Flag(false);
            case VALUE_STRING -> new Text(in.text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(in.text());
            case START_ARRAY -> items(argument, in);
            case START_OBJECT -> node(argument, in);
            default -> throw in.wrong(argument, "JSON");
        };
    }

    private static Items items(String argument, Tokens in) {
        List<Tree> items = new ArrayList<>();
        while (in.next() != JsonToken.END_ARRAY) {
            items.add(read(argument, in));
        }
        return new Items(items);
    }

    private static Node node(String argument, Tokens in) {
        Map<String, Tree> fields = new LinkedHashMap<>();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (fields.put(name, read(argument + "." + name, in)) != null) {
                throw InvalidInput.of(argument + "." + name, "it twice", "each field once");
            }
        }
        return new Node(fields);
    }

    /** In few words, for messages. */
    default String excerpt() {
        if (this instanceof Text text) {
            return '"'
                    + (text.value().length() <= LONGEST_EXCERPT
                            ? text.value()
                            : text.value().substring(0, LONGEST_EXCERPT) + "...")
                    + '"';
        }
        if (this instanceof Numeral numeral) {
            return numeral.digits();
        }
        if (this instanceof Flag flag) {
            return String.valueOf(flag.value());
        }
        return this instanceof Null ? "null" : this instanceof Items ? "a list" : "an object";
    }
}
