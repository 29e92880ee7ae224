package io.github.certidice.cli;

import io.github.certidice.cli.worker.Workers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * All that a user gets from a command.
 *
 * @param code its exit code
 * @param out what it prints
 * @param err what it says to standard error
 * @param files the report, by name; none where none was written
 */
public record CommandRun(int code, String out, String err, SortedMap<String, String> files) {

    /** Of a command in this process, with {@code --out} and the folder behind its words. */
    public static CommandRun alone(Path folder, String... words) throws IOException {
        return of(Main.commandLine(), folder, words);
    }

    /** Of a command that leaves its campaign to workers. */
    public static CommandRun split(Workers workers, Path folder, String... words) throws IOException {
        return of(Main.commandLine(workers), folder, words);
    }

    private static CommandRun of(CommandLine command, Path folder, String... words) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = Main.run(
                command,
                Stream.concat(Arrays.stream(words), Stream.of("--out", folder.toString()))
                        .toArray(String[]::new));
        return new CommandRun(code, out.toString(), err.toString(), files(folder));
    }

    /** The files of a report, by name. */
    public static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return files;
    }
}
