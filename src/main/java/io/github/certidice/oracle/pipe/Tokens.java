package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.certidice.InvalidInput;
import java.io.IOException;
import java.util.regex.Pattern;

/** The tokens of a JSON value, with errors in this project's words. */
final class Tokens {

    private static final int LONGEST_MESSAGE = 200;
    private static final int LONGEST_EXCERPT = 40;

    /** What the parser says of a place that its own settings hide. */
    private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at .*", Pattern.DOTALL);

    private final Slice slice;
    private final JsonParser parser;
    private JsonToken current;

    Tokens(Slice slice, JsonParser parser) {
        this.slice = slice;
        this.parser = parser;
        next();
    }

    static InvalidInput badJson(IOException problem) {
        String says = String.valueOf(
                problem instanceof JsonProcessingException json ? json.getOriginalMessage() : problem.getMessage());
        String place = problem instanceof JsonProcessingException json && json.getLocation() != null
                ? " at byte " + (json.getLocation().getByteOffset() + 1)
                : "";
        return badJson(shortened(START_MARKER.matcher(says).replaceAll(""), LONGEST_MESSAGE) + place);
    }

    static InvalidInput badJson(String found) {
        return InvalidInput.coded("BAD_JSON", "request", found, "one JSON object on one line, in UTF-8");
    }

    private static String shortened(String text, int most) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= most ? line : line.substring(0, most) + "...";
    }

    JsonToken current() {
        return current;
    }

    /** Moves on; null at the end. */
    JsonToken next() {
        try {
            current = parser.nextToken();
            return current;
        } catch (IOException e) {
            throw badJson(e);
        }
    }

    boolean is(JsonToken token) {
        return current == token;
    }

    /** What the current token says. */
    String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw badJson(e);
        }
    }

    /** The number of the current token, to the nearest double. */
    double number() {
        try {
            return parser.getDoubleValue();
        } catch (IOException e) {
            throw badJson(e);
        }
    }

    /** The current value, which is passed over up to its last token. */
    Slice skip() {
        try {
            long start = parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            current = parser.currentToken();
            return slice.part(start, parser.currentLocation().getByteOffset());
        } catch (IOException e) {
            throw badJson(e);
        }
    }

    /** Enters an object. */
    void requireObject(String argument, String allowed) {
        if (current != JsonToken.START_OBJECT) {
            throw wrong(argument, allowed);
        }
    }

    /** Moves to the value of an object's next field and returns its name, or null at the object's end. */
    String nextField() {
        if (next() == JsonToken.END_OBJECT) {
            return null;
        }
        String name = text();
        next();
        return name;
    }

    /** The text of a string. */
    String string(String argument, String allowed) {
        if (current != JsonToken.VALUE_STRING) {
            throw wrong(argument, allowed);
        }
        return text();
    }

    /** true or false. */
    boolean flag(String argument) {
        if (current != JsonToken.VALUE_TRUE && current != JsonToken.VALUE_FALSE) {
            throw wrong(argument, "true or false");
        }
        return current == JsonToken.VALUE_TRUE;
    }

    /** An error about the current value. */
    InvalidInput wrong(String argument, String allowed) {
        return InvalidInput.of(argument, excerpt(), allowed);
    }

    /** The current value, in few words. */
    String excerpt() {
        return switch (current) {
            case START_ARRAY -> "a list";
            case START_OBJECT -> "an object";
            case VALUE_STRING -> "\"" + shortened(text(), LONGEST_EXCERPT) + "\"";
            default -> shortened(text(), LONGEST_EXCERPT);
        };
    }
}
