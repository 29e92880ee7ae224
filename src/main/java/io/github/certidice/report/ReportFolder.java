package io.github.certidice.report;

import io.github.certidice.InvalidInput;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a report. A new report is written beside it and then takes its place, so that nobody finds half of one; a
 * folder that holds anything else is left alone.
 *
 * @param folder where
 * @param own the names of what a report of this kind may have in it
 */
public record ReportFolder(Path folder, Set<String> own) {

    private static final String ARGUMENT = "--out";
    private static final String ALLOWED =
            "a folder that can be written: a new one, an empty one, or one with a report in it";
    private static final Set<String> BOUND_CHECK = Set.of(
            "index.html",
            "summary.html",
            "readings.html",
            "ledger.tex",
            "ledger.bib",
            "claims.md",
            "claims.json",
            "plots");

    /** The folder's full name. */
    public ReportFolder {
        folder = folder.toAbsolutePath().normalize();
        own = Set.copyOf(own);
    }

    /** Of a bound-check report. */
    ReportFolder(Path folder) {
        this(folder, BOUND_CHECK);
    }

    /**
     * Writes all files, by name, or none.
     *
     * @throws InvalidInput if the folder can't be written, or holds anything but a report of this kind
     */
    public void write(Map<String, String> files) {
        requireReplaceable();
        try {
            Files.createDirectories(parent());
            Path fresh = Files.createTempDirectory(parent(), "." + folder.getFileName() + "-");
            try {
                fill(fresh, files);
                replaceBy(fresh);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw InvalidInput.of(ARGUMENT, folder + " (" + reason(e) + ")", ALLOWED);
        }
    }

    /**
     * Tries what writing will need, and leaves nothing behind.
     *
     * @throws InvalidInput if {@link #write} would throw it
     */
    public void requireWritable() {
        requireReplaceable();
        try {
            Path existing = parent();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            Files.delete(Files.createTempDirectory(existing, ".certidice-"));
        } catch (IOException e) {
            throw InvalidInput.of(ARGUMENT, folder + " (" + reason(e) + ")", ALLOWED);
        }
    }

    private Path parent() {
        Path parent = folder.getParent();
        if (parent == null) {
            throw InvalidInput.of(ARGUMENT, folder, ALLOWED);
        }
        return parent;
    }

    private void requireReplaceable() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw InvalidInput.of(ARGUMENT, folder + ", which is no folder", ALLOWED);
        }
        foreign().ifPresent(name -> {
            throw InvalidInput.of(ARGUMENT, folder + ", which holds " + name, ALLOWED);
        });
    }

    /** Something in the folder that is no part of a report. */
    private java.util.Optional<String> foreign() {
        if (!Files.exists(folder)) {
            return java.util.Optional.empty();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !own.contains(name))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw InvalidInput.of(ARGUMENT, folder + " (" + reason(e) + ")", ALLOWED);
        }
    }

    private static void fill(Path fresh, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        openToAll(fresh);
    }

    /** Temporary folders are private; a report is not. */
    private static void openToAll(Path fresh) throws IOException {
        if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void replaceBy(Path fresh) throws IOException {
        if (!Files.exists(folder)) {
            Files.move(fresh, folder);
            return;
        }
        Path old = Files.createTempDirectory(parent(), "." + folder.getFileName() + "-old-");
        Path kept = old.resolve("report");
        Files.move(folder, kept);
        try {
            Files.move(fresh, folder);
        } catch (IOException e) {
            Files.move(kept, folder);
            throw e;
        } finally {
            delete(old);
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    private static String reason(IOException e) {
        boolean named = e instanceof FileSystemException failure && failure.getReason() != null;
        return named ? ((FileSystemException) e).getReason() : e.getClass().getSimpleName();
    }
}
