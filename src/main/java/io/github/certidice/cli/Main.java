package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.cli.worker.Workers;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 good, 1 disagreement or refuted law, 2 bad input or usage. */
@Command(
        name = "certidice",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            VerifyCommand.class,
            HuntCommand.class,
            DefeatCommand.class,
            RiskCommand.class,
            ConsistencyCommand.class,
            OracleCommand.class,
            VectorsCommand.class,
            GateCommand.class
        },
        description = "Laws, proofs and a reference oracle for overlap losses in image segmentation.")
public final class Main implements Callable<Integer> {

    static final int GOOD = 0;
    static final int REFUTED = 1;
    static final int BAD_INPUT = 2;

    @Spec
    private CommandSpec spec;

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(commandLine(), arguments));
    }

    /**
     * Runs a command; {@code gate} and {@code verify} leave their campaigns to the workers, and find what they find alone.
     *
     * @return the exit code
     */
    public static int run(Workers workers, String... arguments) {
        return run(commandLine(workers), arguments);
    }

    /** Runs a command; its exit code. */
    static int run(CommandLine commandLine, String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError e) {
            long room = Runtime.getRuntime().maxMemory() >> 20;
            PrintWriter err = commandLine.getErr();
            err.println("certidice: memory: found " + room + " MiB, allowed: more of it, by -Xmx (of the launcher:"
                    + " CERTIDICE_JAVA_OPTS=-Xmx16g)");
            err.flush();
            return BAD_INPUT;
        }
    }

    /** All commands, with errors of the user answered in one line. */
    static CommandLine commandLine() {
        return commandLine(new CampaignRunner());
    }

    static CommandLine commandLine(Workers workers) {
        return commandLine(new SplitRunner(workers), new SplitChecker(workers));
    }

    static CommandLine commandLine(GateRunner gate) {
        return commandLine(gate, new ClaimChecker.Alone());
    }

    private static CommandLine commandLine(GateRunner gate, ClaimChecker checker) {
        return new CommandLine(new Main(), new Commands(gate, checker)).setExecutionExceptionHandler(Main::answer);
    }

    /** Makes the commands, some of which leave work to others. */
    private record Commands(GateRunner gate, ClaimChecker checker) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == GateCommand.class) {
                return type.cast(new GateCommand(gate));
            }
            return type == VerifyCommand.class
                    ? type.cast(new VerifyCommand(checker))
                    : CommandLine.defaultFactory().create(type);
        }
    }

    private static int answer(Exception problem, CommandLine command, ParseResult arguments) throws Exception {
        if (!(problem instanceof InvalidInput)) {
            throw problem;
        }
        PrintWriter err = command.getErr();
        err.println("certidice: " + problem.getMessage());
        err.flush();
        return BAD_INPUT;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return BAD_INPUT;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"certidice " + (version == null ? "(not packaged)" : version)};
        }
    }
}
