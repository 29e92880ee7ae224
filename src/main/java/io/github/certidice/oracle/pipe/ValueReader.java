package io.github.certidice.oracle.pipe;

import com.fasterxml.jackson.core.JsonToken;
import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.call.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a call's arguments are: plain JSON, and {@code {"tensor": {...}}}. */
final class ValueReader {

    private static final String TENSOR = "tensor";
    private static final String ALLOWED =
            "null, true, false, a number, a string, {\"tensor\": {...}}, or a list or an object of these";

    private ValueReader() {}

    /** All arguments of the current object, by name. */
    static Map<String, Value> readAll(Tokens in) {
        in.requireObject("args", "an object of arguments by name");
        Map<String, Value> values = new LinkedHashMap<>();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            if (values.put(name, read(name, in)) != null) {
                throw InvalidInput.of(name, "it twice", "each argument once");
            }
        }
        return values;
    }

    private static Value read(String argument, Tokens in) {
        return switch (in.current()) {
            case VALUE_NULL -> Value.NONE;
            case VALUE_TRUE -> new Value.Flag(true);
            case VALUE_FALSE -> new Value.Flag(false);
            case VALUE_STRING -> new Value.Text(in.text());
            case VALUE_NUMBER_INT -> whole(argument, in);
            case VALUE_NUMBER_FLOAT -> real(argument, in);
            case START_ARRAY -> sequence(argument, in);
            case START_OBJECT -> object(argument, in);
            default -> throw in.wrong(argument, ALLOWED);
        };
    }

    private static Value whole(String argument, Tokens in) {
        try {
            return new Value.Whole(Long.parseLong(in.text()));
        } catch (NumberFormatException e) {
            return real(argument, in);
        }
    }

    private static Value real(String argument, Tokens in) {
        double value = in.number();
        if (Double.isInfinite(value)) {
            throw in.wrong(argument, "numbers that are finite as doubles");
        }
        return new Value.Real(value);
    }

    private static Value sequence(String argument, Tokens in) {
        List<Value> items = new ArrayList<>();
        while (in.next() != JsonToken.END_ARRAY) {
            items.add(read(argument, in));
        }
        return new Value.Sequence(items);
    }

    /** {@code {"tensor": {...}}}, or arguments that a constructor hands on. */
    private static Value object(String argument, Tokens in) {
        Map<String, Value> entries = new LinkedHashMap<>();
        for (String name = in.nextField(); name != null; name = in.nextField()) {
            Value value = name.equals(TENSOR) ? new Value.Array(TensorReader.read(argument, in)) : read(name, in);
            if (entries.put(name, value) != null) {
                throw InvalidInput.of(argument + "." + name, "it twice", "each argument once");
            }
        }
        if (!entries.containsKey(TENSOR)) {
            return new Value.Mapping(entries);
        }
        if (entries.size() > 1) {
            throw InvalidInput.of(argument, "more beside tensor", ALLOWED);
        }
        return entries.get(TENSOR);
    }

    /** True if a tensor is somewhere in it: it may come from a file that changes. */
    static boolean hasTensor(Value value) {
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().values().stream().anyMatch(ValueReader::hasTensor);
        }
        return value instanceof Value.Array
                || value instanceof Value.Sequence sequence
                        && sequence.items().stream().anyMatch(ValueReader::hasTensor);
    }
}
