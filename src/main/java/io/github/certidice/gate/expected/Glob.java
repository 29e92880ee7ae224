package io.github.certidice.gate.expected;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name in which {@code *} stands for any characters.
 *
 * @param text as written
 */
record Glob(String text) {

    boolean matches(String name) {
        return pattern().matcher(name).matches();
    }

    boolean isOneName() {
        return text.indexOf('*') < 0;
    }

    private Pattern pattern() {
        return Pattern.compile(
                Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }
}
