package io.github.certidice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 good, 1 disagreement or refuted claim, 2 bad input or usage. */
@Command(
        name = "certidice",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Laws, proofs and a reference oracle for overlap losses in image segmentation.")
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"certidice " + (version == null ? "(not packaged)" : version)};
        }
    }
}
