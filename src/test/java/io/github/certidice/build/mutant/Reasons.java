package io.github.certidice.build.mutant;

import io.github.certidice.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why mutants survive, where that is known. A line is {@code class TAB method TAB change TAB reason}, the class below the
 * project's root; a change of {@code *} is any of the method, and a method of {@code *} any of the class. Lines of the source are left
 * out, because they change. Lines that start with {@code #} are passed over.
 *
 * @param byKey reasons
 */
record Reasons(Map<List<String>, String> byKey) {

    private static final int COLUMNS = 4;
    private static final String ANY = "*";

    /**
     * Reads the text of a file.
     *
     * @throws InvalidInput where a line is something else
     */
    static Reasons parse(String text, String file) {
        Map<List<String>, String> reasons = new HashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
                add(reasons, lines.get(i).split("\t"), file + ", line " + (i + 1));
            }
        }
        return new Reasons(reasons);
    }

    private static void add(Map<List<String>, String> reasons, String[] columns, String place) {
        if (columns.length != COLUMNS) {
            throw InvalidInput.of(place, columns.length + " columns", "class, method, change and reason between tabs");
        }
        if (reasons.put(List.of(columns[0], columns[1], columns[2]), columns[3]) != null) {
            throw InvalidInput.of(place, columns[0] + "." + columns[1] + " with that change again", "each once");
        }
    }

    /** The closest one. */
    Optional<String> of(Mutant mutant) {
        String type = mutant.room() + "." + mutant.name();
        return Stream.of(
                        List.of(type, mutant.method(), mutant.change()),
                        List.of(type, mutant.method(), ANY),
                        List.of(type, ANY, ANY))
                .filter(byKey::containsKey)
                .map(byKey::get)
                .findFirst();
    }
}
