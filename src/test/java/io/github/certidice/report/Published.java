package io.github.certidice.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The published report in {@code reports/}, without what other programs write into the same folder. */
final class Published {

    private static final Path FOLDER = Path.of("reports");
    private static final Path ASIDE = Path.of("target", "reports-aside");

    /** Scoreboard of the adapters, scoreboards of the gate, mutation testing, GPU, study. */
    private static final Set<String> OF_OTHERS =
            Set.of("scoreboard.html", "scoreboard.json", "scoreboard.md", "gate", "pit", "gpu", "study");

    private Published() {}

    /** Contents by name; none where nothing was published yet. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(FOLDER)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path name = FOLDER.relativize(path);
                if (!OF_OTHERS.contains(name.getName(0).toString())) {
                    files.put(
                            name.toString().replace('\\', '/'),
                            Files.readString(path).replace("\r\n", "\n"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** A report replaces its folder, in which it wants to be alone; what others wrote is put aside and put back. */
    static void replaceBy(Map<String, String> files) throws IOException {
        Files.createDirectories(ASIDE);
        move(FOLDER, ASIDE);
        try {
            new ReportFolder(FOLDER).write(files);
        } finally {
            move(ASIDE, FOLDER);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        for (String name : OF_OTHERS) {
            if (Files.exists(from.resolve(name))) {
                Files.move(from.resolve(name), to.resolve(name));
            }
        }
    }
}
