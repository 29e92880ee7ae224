package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.oracle.vector.Vectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the test vectors. */
@Command(
        name = "vectors",
        mixinStandardHelpOptions = true,
        description = "Write test vectors as JSON: calls of every library, inputs, and the exact answers.",
        footer = {"", "The same bytes every time. Exit codes: 0 good, 2 bad input or usage."})
final class VectorsCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            defaultValue = "certidice-vectors",
            paramLabel = "<folder>",
            description = "Folder that the files are written to (${DEFAULT-VALUE}).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        writing(() -> Files.createDirectories(out)); // before half a minute of work
        Vectors vectors = Vectors.generate();
        writing(() -> vectors.writeTo(out));
        PrintWriter output = spec.commandLine().getOut();
        vectors.counts().forEach((file, count) -> output.println(count + "  " + out.resolve(file)));
        output.println(vectors.size() + "  vectors in all");
        output.flush();
        return Main.GOOD;
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void writing(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw InvalidInput.of("--out", out + " (" + e + ")", "a folder that can be written to");
        }
    }
}
