package io.github.certidice.evidence.coq;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The compiler {@code coqc}, in a folder.
 *
 * @param program name or path of the compiler
 * @param folder holds the files
 * @param limit for one file, after which the compiler is killed
 */
record Coqc(String program, Path folder, Duration limit) {

    /** The prefix of our theories' names. */
    static final String PREFIX = "CertiDice";

    /**
     * What the compiler printed.
     *
     * @param succeeded true for exit code 0
     * @param output both streams
     */
    record Printed(boolean succeeded, String output) {}

    /** The version, {@code "8.16.1"}; empty where there is no such program. */
    static Optional<String> version(String program) {
        try {
            Printed printed = new Coqc(program, Path.of("."), Duration.ofMinutes(1)).run("--version");
            return printed.output()
                    .lines()
                    .filter(line -> line.contains("version"))
                    .map(line -> line.replaceFirst(".*version ", "").strip())
                    .findFirst();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /** Compiles a file of the folder. */
    Printed compile(String file) throws IOException {
        return run("-q", "-Q", ".", PREFIX, file);
    }

    private Printed run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("certidice-coq", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .start();
            boolean ended = ends(process);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return new Printed(
                    ended && process.exitValue() == 0, ended ? text : "no end within " + limit.toSeconds() + " s");
        } finally {
            Files.delete(output);
        }
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private boolean ends(Process process) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
