package io.github.certidice.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a report differs from the published one, in words for a person.
 *
 * @param published contents by name
 * @param fresh contents by name
 */
record Difference(Map<String, String> published, Map<String, String> fresh) {

    static final String ACCEPT = "mvn verify -Dcertidice.accept";

    private static final int MOST_LINES = 20;
    private static final String LINES = "claims.md";

    /** Empty where there is none. */
    Optional<String> says() {
        TreeSet<String> names = new TreeSet<>(published.keySet());
        names.addAll(fresh.keySet());
        String files = names.stream().flatMap(name -> file(name).stream()).collect(Collectors.joining("\n"));
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of("the report in reports/ is not the one that this build makes (target/report):\n" + files
                        + lines() + "\nto accept it: " + ACCEPT);
    }

    private Optional<String> file(String name) {
        if (!fresh.containsKey(name)) {
            return Optional.of("  no longer there: " + name);
        }
        if (!published.containsKey(name)) {
            return Optional.of("  new: " + name);
        }
        return fresh.get(name).equals(published.get(name)) ? Optional.empty() : Optional.of("  changed: " + name);
    }

    private String lines() {
        List<String> before = published.getOrDefault(LINES, "").lines().toList();
        List<String> after = fresh.getOrDefault(LINES, "").lines().toList();
        int same = (int) IntStream.range(0, Math.min(before.size(), after.size()))
                .takeWhile(i -> before.get(i).equals(after.get(i)))
                .count();
        List<String> shown = new ArrayList<>();
        for (int i = same; i < Math.max(before.size(), after.size()) && shown.size() < MOST_LINES; i++) {
            addLine(shown, i, before, after);
        }
        return shown.isEmpty() ? "" : "\nfirst differing lines of " + LINES + ":\n" + String.join("\n", shown);
    }

    private static void addLine(List<String> shown, int index, List<String> before, List<String> after) {
        String old = index < before.size() ? before.get(index) : "";
        String now = index < after.size() ? after.get(index) : "";
        if (!old.equals(now)) {
            shown.add("  " + (index + 1) + " - " + old);
            shown.add("  " + (index + 1) + " + " + now);
        }
    }
}
