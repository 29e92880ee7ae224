package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.DerivedTolerances;
import io.github.certidice.oracle.Tolerances;
import io.github.certidice.oracle.pipe.Pipe;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers what a loss gives. */
@Command(
        name = "oracle",
        mixinStandardHelpOptions = true,
        subcommands = {OracleEval.class, OracleCheck.class, OracleExplain.class, OracleList.class},
        description = "Answer what a loss gives, correctly rounded, in the words of the library that ships it.",
        footer = {"", "Exit codes: 0 good, 1 an answer disagrees, 2 bad input or usage."})
final class OracleCommand implements Callable<Integer> {

    /** Where nothing better is known. */
    static final Tolerances TOLERANCES = DerivedTolerances.WEAKEST;

    @Option(
            names = "--stdio",
            description = "Answer requests from standard input, one JSON object a line each, until it ends.")
    private boolean stdio;

    @Option(
            names = "--max-line",
            paramLabel = "<bytes>",
            description = "The longest line that is read, ${DEFAULT-VALUE} bytes by default.")
    private int maxLine = Pipe.MAX_LINE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!stdio) {
            spec.commandLine().usage(spec.commandLine().getErr());
            return Main.BAD_INPUT;
        }
        if (maxLine < 1 || maxLine > Integer.MAX_VALUE - 8) {
            throw InvalidInput.of("--max-line", maxLine, "from 1 to 2^31 - 9 bytes");
        }
        return answered();
    }

    /** What anybody else prints to standard output would break the protocol: it goes to standard error. */
    private int answered() {
        System.setOut(System.err);
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            Pipe.run(System.in, out, TOLERANCES, maxLine);
            return Main.GOOD;
        } catch (IOException e) {
            throw InvalidInput.of("--stdio", "a stream that broke off (" + e.getMessage() + ")", "a reader that stays");
        }
    }
}
