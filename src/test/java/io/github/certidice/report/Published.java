package io.github.certidice.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The published report in {@code reports/}, without the scoreboard, which another program writes into the same folder. */
final class Published {

    private static final Path FOLDER = Path.of("reports");
    private static final Predicate<String> SCOREBOARD = name -> name.startsWith("scoreboard.");

    private Published() {}

    /** Contents by name; none where nothing was published yet. */
    static Map<String, String> files() {
        return contents(SCOREBOARD.negate());
    }

    /** A report replaces its folder; the scoreboard is put back. */
    static void replaceBy(Map<String, String> files) throws IOException {
        Map<String, String> others = contents(SCOREBOARD);
        for (String other : others.keySet()) {
            Files.delete(FOLDER.resolve(other));
        }
        new ReportFolder(FOLDER).write(files);
        for (Map.Entry<String, String> other : others.entrySet()) {
            Files.writeString(FOLDER.resolve(other.getKey()), other.getValue());
        }
    }

    private static Map<String, String> contents(Predicate<String> wanted) {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(FOLDER)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = FOLDER.relativize(path).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    files.put(name, Files.readString(path).replace("\r\n", "\n"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
