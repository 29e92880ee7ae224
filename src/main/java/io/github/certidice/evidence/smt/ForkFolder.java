package io.github.certidice.evidence.smt;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The folder in which one forked solver lives: its input, what it prints, its working directory, and the native
 * libraries that it unpacks. All streams are files, so a full pipe can block neither side; the folder goes when the run
 * is over, also after a kill.
 */
final class ForkFolder implements AutoCloseable {

    static final String CRASH_LOG = "crash.log";

    private static final String SCRIPT = "script.smt2";
    private static final String STDOUT = "stdout";
    private static final String STDERR = "stderr";
    private static final long POLL_MILLIS = 50;
    private static final int COMPLAINT_LINES = 12;

    private final Path root;
    private int exit = -1;

    private ForkFolder(Path root) {
        this.root = root;
    }

    static ForkFolder create(String script) throws IOException {
        ForkFolder folder = new ForkFolder(Files.createTempDirectory("certidice-solver"));
        Files.writeString(folder.path(SCRIPT), script);
        return folder;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Runs the command to its end or to a limit; no process is left when this returns. */
    KilledBy run(List<String> command, SolverLimits limits) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(file(SCRIPT))
                .redirectOutput(file(STDOUT))
                .redirectError(file(STDERR))
                .start();
        try {
            return watch(process, limits);
        } finally {
            end(process);
        }
    }

    /** The exit code of the process that ran. */
    int exit() {
        return exit;
    }

    List<String> printed() throws IOException {
        return text(STDOUT).toList();
    }

    /** The head of the crash log where the process died in native code, otherwise the end of its standard error. */
    String complaint() throws IOException {
        return Files.exists(path(CRASH_LOG)) ? crashHead() : stderrTail();
    }

    private String crashHead() throws IOException {
        return text(CRASH_LOG)
                .filter(line -> line.startsWith("#"))
                .limit(COMPLAINT_LINES)
                .collect(joining("\n"));
    }

    private String stderrTail() throws IOException {
        List<String> lines = text(STDERR).filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - COMPLAINT_LINES), lines.size()));
    }

    /** The lines of a file that a dying process may have cut in the middle of a character. */
    private Stream<String> text(String name) throws IOException {
        return new String(Files.readAllBytes(path(name)), StandardCharsets.UTF_8).lines();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (UncheckedIOException vanished) {
            throw vanished.getCause();
        }
    }

    private File file(String name) {
        return path(name).toFile();
    }

    private static KilledBy watch(Process process, SolverLimits limits) throws InterruptedException {
        long start = System.nanoTime();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - start >= limits.time().toNanos()) {
                return KilledBy.TIME;
            }
            if (ResidentMemory.mebibytes(process.pid()) > limits.memoryMiB()) {
                return KilledBy.MEMORY;
            }
        }
        return KilledBy.NOTHING;
    }

    private void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        exit = process.destroyForcibly().waitFor();
    }
}
