package io.github.certidice.oracle.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A constructor or function of a library, and what it is called with.
 *
 * @param name dotted, {@code "monai.losses.DiceLoss"}
 * @param positional arguments without a name
 * @param named arguments with one, in the order written
 */
public record Call(String name, List<Value> positional, Map<String, Value> named) {

    /** Copies the arguments. */
    public Call {
        positional = List.copyOf(positional);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /**
     * Reads {@code "monai.losses.DiceLoss(sigmoid=True, weight=[1, 2])"}; the parentheses may be left out where there are
     * no arguments.
     *
     * @throws io.github.certidice.InvalidInput where that is no call of this form
     */
    public static Call parse(String text) {
        return new CallParser(text).call();
    }

    /** As a user would write it. */
    @Override
    public String toString() {
        Stream<String> all = Stream.concat(
                positional.stream().map(Value::toString),
                named.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()));
        return name + all.collect(Collectors.joining(", ", "(", ")"));
    }
}
