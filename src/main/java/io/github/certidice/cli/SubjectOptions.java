package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Who is tested. */
final class SubjectOptions {

    private static final double MILLIS = 1000;
    private static final double LONGEST = 86_400;

    @Option(
            names = "--subject",
            paramLabel = "<command>",
            description =
                    "A program that answers the pipe protocol, with its arguments; or \"oracle\", which is tested in"
                            + " this process.")
    private String command;

    @Option(
            names = "--answer-time",
            defaultValue = "10",
            paramLabel = "<seconds>",
            description = "How long the program may take for one answer (${DEFAULT-VALUE} s).")
    private double seconds;

    @Option(
            names = "--start-timeout",
            defaultValue = "60",
            paramLabel = "<seconds>",
            description = "How long the program may take to start and give its first answer (${DEFAULT-VALUE} s).")
    private double startSeconds;

    /** As the user names it. */
    String name() {
        if (command == null) {
            throw InvalidInput.of("--subject", "none", "a command that answers the pipe protocol, or \"oracle\"");
        }
        return command;
    }

    /** Who that is, for this process or another one. */
    Tested tested() {
        return new Tested(name(), time("--answer-time", seconds), time("--start-timeout", startSeconds));
    }

    private static Duration time(String option, double seconds) {
        if (!(seconds >= 1 / MILLIS && seconds <= LONGEST)) {
            throw InvalidInput.of(option, seconds, "from 0.001 to 86400 seconds");
        }
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }
}
