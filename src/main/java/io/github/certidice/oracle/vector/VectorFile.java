package io.github.certidice.oracle.vector;

import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.dialect.Note;
import io.github.certidice.oracle.explain.Formula;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The vectors of one library.
 *
 * @param library its name and version
 * @param seed of all random inputs
 * @param tests by group
 */
record VectorFile(String library, long seed, List<Tests> tests) {

    /**
     * The vectors of one call.
     *
     * @param group the call
     * @param vectors in order
     */
    record Tests(CallGroup group, List<Vector> vectors) {}

    /** Groups are independent of each other, so they may be made at the same time. */
    static VectorFile of(String library, List<CallGroup> groups, long seed) {
        List<Tests> tests = groups.parallelStream()
                .map(group -> new Tests(group, group.vectors(seed)))
                .toList();
        return new VectorFile(library, seed, tests);
    }

    int size() {
        return tests.stream().mapToInt(one -> one.vectors().size()).sum();
    }

    /** One test a line. */
    String json() {
        StringBuilder text = new StringBuilder("{\n");
        header().forEach((field, json) ->
                text.append(quoted(field)).append(": ").append(json).append(",\n"));
        text.append("\"testGroups\": [\n");
        text.append(String.join(",\n", tests.stream().map(VectorFile::json).toList()));
        return text.append("\n]}\n").toString();
    }

    private Map<String, String> header() {
        int space = library.indexOf(' ');
        Map<String, String> header = new LinkedHashMap<>();
        header.put("schema", quoted(Vectors.SCHEMA));
        header.put("library", quoted(library.substring(0, space)));
        header.put("version", quoted(library.substring(space + 1)));
        header.put("generator", quoted("certidice vectors"));
        header.put("seed", String.valueOf(seed));
        header.put("numberOfTests", String.valueOf(size()));
        header.put("notes", notes());
        return header;
    }

    private static String quoted(String text) {
        return VectorJson.text(text);
    }

    /** What the flags mean; one that several calls use in several ways has them all. */
    private String notes() {
        SortedMap<String, List<String>> meanings = new TreeMap<>();
        tests.stream()
                .flatMap(one -> one.vectors().stream())
                .flatMap(vector -> vector.answer().notes().stream())
                .forEach(note -> add(meanings, note));
        List<String> lines = new ArrayList<>();
        meanings.forEach((flag, says) -> lines.add(quoted(flag) + ": " + quoted(String.join(" Or: ", says))));
        return "{\n" + String.join(",\n", lines) + "\n}";
    }

    private static void add(SortedMap<String, List<String>> meanings, Note note) {
        List<String> says = meanings.computeIfAbsent(note.flag(), flag -> new ArrayList<>());
        if (!says.contains(note.says())) {
            says.add(note.says());
        }
    }

    private static String json(Tests one) {
        return "{\"call\": " + quoted(one.group().call()) + ",\n\"formula\": " + formula(one.group())
                + ",\n\"tests\": [\n"
                + String.join(",\n", one.vectors().stream().map(VectorJson::of).toList()) + "\n]}";
    }

    private static String formula(CallGroup group) {
        Formula formula = Formula.of(Oracle.of(group.call()).meaning().documented());
        return "["
                + String.join(
                        ", ",
                        formula.stages().stream()
                                .map(stage -> quoted(stage.name() + ": " + stage.text()))
                                .toList())
                + "]";
    }
}
