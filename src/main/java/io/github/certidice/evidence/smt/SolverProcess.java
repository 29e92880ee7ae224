package io.github.certidice.evidence.smt;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A forked solver, which takes one script after another, and the folder in which it lives: its working directory, the
 * native libraries that it unpacks, the scripts, and what it says of each. All but the numbers of the scripts goes
 * through files, so a full pipe can block neither side; process and folder go together, at the latest with this JVM.
 */
final class SolverProcess implements AutoCloseable {

    static final String CRASH_LOG = "crash.log";

    private static final String STDOUT = "stdout";
    private static final String STDERR = "stderr";
    private static final long FIRST_POLL_MILLIS = 2;
    private static final long POLL_MILLIS = 50;
    private static final int COMPLAINT_LINES = 12;

    private static final Set<SolverProcess> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVING.forEach(SolverProcess::endQuietly)));
    }

    private final Path root;
    private final Process process;
    private int number;

    private SolverProcess(Path root, List<String> command) throws IOException {
        this.root = root;
        process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(file(STDOUT))
                .redirectError(file(STDERR))
                .start();
        LIVING.add(this);
    }

    /** Starts the command that is made for the folder. */
    static SolverProcess start(Function<Path, List<String>> command) throws IOException {
        Path root = Files.createTempDirectory("certidice-solver");
        return new SolverProcess(root, command.apply(root));
    }

    static Path script(Path root, String number) {
        return root.resolve(number + ".smt2");
    }

    static Path events(Path root, String number) {
        return root.resolve(number + ".events");
    }

    /** Is there when nothing more will be said of the script. */
    static Path end(Path root, String number) {
        return root.resolve(number + ".end");
    }

    /** Runs the script to its end or to a limit; at a limit, or if it ends by itself, no process is left. */
    KilledBy run(String script, SolverLimits limits) throws IOException, InterruptedException {
        number++;
        Files.writeString(script(root, name()), script);
        tell(name());
        KilledBy killed = watch(limits);
        if (killed != KilledBy.NOTHING) {
            end();
        }
        return killed;
    }

    /** A process that is gone doesn't listen; that it is gone is seen by {@link #watch}. */
    private void tell(String line) {
        try {
            OutputStream out = process.getOutputStream();
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            process.destroy();
        }
    }

    private KilledBy watch(SolverLimits limits) throws InterruptedException {
        long start = System.nanoTime();
        long poll = FIRST_POLL_MILLIS;
        while (!hasAnswered() && !process.waitFor(poll, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - start >= limits.time().toNanos()) {
                return KilledBy.TIME;
            }
            if (residentMiB() > limits.memoryMiB()) {
                return KilledBy.MEMORY;
            }
            poll = Math.min(2 * poll, POLL_MILLIS);
        }
        return KilledBy.NOTHING;
    }

    /** Whether all was said of the last script; otherwise the process ended before that. */
    boolean hasAnswered() {
        return Files.exists(end(root, name()));
    }

    long residentMiB() {
        return ResidentMemory.mebibytes(process.pid());
    }

    /** What was said of the last script. */
    List<String> events() throws IOException {
        return text(events(root, name())).toList();
    }

    /** The exit code of a process that ended. */
    int exit() {
        return process.onExit().join().exitValue();
    }

    /** The head of the crash log where the process died in native code, otherwise the end of its standard error. */
    String complaint() throws IOException {
        return Files.exists(root.resolve(CRASH_LOG)) ? crashHead() : stderrTail();
    }

    private String crashHead() throws IOException {
        return text(root.resolve(CRASH_LOG))
                .filter(line -> line.startsWith("#"))
                .limit(COMPLAINT_LINES)
                .collect(joining("\n"));
    }

    private String stderrTail() throws IOException {
        List<String> lines =
                text(root.resolve(STDERR)).filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - COMPLAINT_LINES), lines.size()));
    }

    /** The lines of a file that may be missing, or cut in the middle of a character, where the process died. */
    private static Stream<String> text(Path file) throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()
                : Stream.empty();
    }

    @Override
    public void close() throws IOException {
        end();
        LIVING.remove(this);
        try (Stream<Path> paths = Files.walk(root)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (UncheckedIOException vanished) {
            throw vanished.getCause();
        }
    }

    private void endQuietly() {
        try {
            close();
        } catch (IOException nothingToBeDone) {
            process.destroyForcibly();
        }
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private String name() {
        return String.valueOf(number);
    }

    private File file(String name) {
        return root.resolve(name).toFile();
    }
}
