package io.github.certidice.oracle.call;

import io.github.certidice.image.Tensor;
import io.github.certidice.number.Rational;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an argument of a call is. Prints as Python does. */
public sealed interface Value {

    /** {@code None}. */
    Value NONE = new None();

    /** {@code None}. */
    record None() implements Value {
        @Override
        public String toString() {
            return "None";
        }
    }

    /**
     * {@code True} or {@code False}.
     *
     * @param value which
     */
    record Flag(boolean value) implements Value {
        @Override
        public String toString() {
            return value ? "True" : "False";
        }
    }

    /**
     * An integer, as written.
     *
     * @param value any
     */
    record Whole(long value) implements Value {
        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    /**
     * A floating-point number: the double nearest to what was written, as Python reads it.
     *
     * @param value finite
     */
    record Real(double value) implements Value {
        @Override
        public String toString() {
            return String.valueOf(value).replace("E", "e");
        }
    }

    /**
     * A string, or the name of a function.
     *
     * @param value without quotes
     */
    record Text(String value) implements Value {
        @Override
        public String toString() {
            return "'" + value + "'";
        }
    }

    /**
     * A list or tuple.
     *
     * @param items its content
     */
    record Sequence(List<Value> items) implements Value {
        /** Copies it. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.stream().map(Value::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * A dictionary whose keys are strings: arguments that a constructor hands on.
     *
     * @param entries in the order written
     */
    record Mapping(Map<String, Value> entries) implements Value {
        /** Copies it. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String toString() {
            return entries.entrySet().stream()
                    .map(entry -> "'" + entry.getKey() + "': " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /**
     * A tensor.
     *
     * @param tensor its content
     */
    record Array(Tensor tensor) implements Value {
        @Override
        public String toString() {
            return tensor.toString();
        }
    }

    /** True for numbers. */
    default boolean isNumber() {
        return this instanceof Whole || this instanceof Real;
    }

    /** The exact number that this is. */
    default Rational number() {
        return this instanceof Whole whole ? Rational.of(whole.value()) : Rational.of(((Real) this).value());
    }
}
