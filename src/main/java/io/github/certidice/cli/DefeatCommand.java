package io.github.certidice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.Defeat;
import io.github.certidice.risk.DefeatCertificate;
import io.github.certidice.risk.DefeatCheck;
import io.github.certidice.risk.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows where a weighted cross-entropy fails. */
@Command(
        name = "defeat",
        mixinStandardHelpOptions = true,
        description =
                "For any weights of a cross-entropy, show a distribution of targets on which its minimiser, thresholded,"
                        + " scores worse than the best prediction.",
        footer = {
            "",
            "Example: certidice defeat --weights 1,3 --metric jaccard",
            "Exit codes: 0 good, 1 a certificate that proves nothing, 2 bad input or usage."
        })
final class DefeatCommand implements Callable<Integer> {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    @ArgGroup(multiplicity = "1")
    private Task task;

    @Spec
    private CommandSpec spec;

    /** One of the two. */
    private static final class Task {

        @ArgGroup(exclusive = false, multiplicity = "1")
        private Asked asked;

        @Option(
                names = "--check",
                required = true,
                paramLabel = "<file>",
                description = "Check a certificate, by code that shares nothing with what made it.")
        private Path certificate;
    }

    /** What is to be defeated. */
    private static final class Asked {

        @Option(
                names = "--weights",
                required = true,
                paramLabel = "<weights>",
                description = {
                    "Weights of background and foreground, such as 1,3 or 1/2,0.75; or formulas in the number n of foreground"
                            + " voxels and the number d of voxels, such as 1/(d-n),1/n, for which gamma=<g> is short,"
                            + " (1 - g) / (d - n) and g / n, and inverse-frequency for gamma=1/2."
                })
        private String weights;

        @Option(
                names = "--threshold",
                defaultValue = "0.5",
                paramLabel = "<tau>",
                description = "From which on a prediction counts as foreground (${DEFAULT-VALUE}).")
        private String threshold;

        @Option(
                names = "--metric",
                defaultValue = "dice",
                paramLabel = "<name>",
                description = "dice or jaccard (${DEFAULT-VALUE}).")
        private String metric;

        @Option(names = "--json", description = "The certificate as JSON, which --check takes.")
        private boolean json;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        int exitCode = task.asked == null ? check(out) : defeat(out);
        out.flush();
        return exitCode;
    }

    private int defeat(PrintWriter out) throws JsonProcessingException {
        Defeat defeat = defeat(Weights.number("--threshold", task.asked.threshold), Weights.metric(task.asked.metric));
        if (task.asked.json) {
            out.println(MAPPER.writeValueAsString(DefeatCertificate.of(defeat)));
        } else {
            print(defeat, out);
        }
        return Main.GOOD;
    }

    private Defeat defeat(Rational tau, Metric metric) {
        Weights weights = Weights.parse(task.asked.weights);
        return weights.ofImages()
                .map(ofImages -> Defeat.of(ofImages, tau, metric))
                .orElseGet(() -> Defeat.of(weights.constant(), tau, metric));
    }

    private static void print(Defeat defeat, PrintWriter out) {
        Rational t = defeat.weights().threshold(defeat.tau());
        out.println("The minimiser of the expected cross-entropy with weights "
                + defeat.weights().w0() + " (background) and "
                + defeat.weights().w1() + " (foreground), thresholded at " + defeat.tau()
                + ", is the voxels that are foreground with a probability above " + t + ".");
        out.println();
        defeat.target()
                .probabilities()
                .forEach(
                        (mask, probability) -> out.println("target     " + mask + "  with probability " + probability));
        String name = "  expected " + defeat.metric().score().name() + " ";
        out.println("minimiser  " + defeat.minimiser() + name + defeat.minimiserScore());
        out.println("best       " + defeat.best() + name + defeat.bestScore());
        out.println("regret     " + defeat.regret());
    }

    private int check(PrintWriter out) throws IOException {
        List<String> problems = DefeatCheck.problems(certificate());
        problems.forEach(problem -> out.println("wrong: " + problem));
        if (problems.isEmpty()) {
            out.println("the certificate holds");
        }
        return problems.isEmpty() ? Main.GOOD : Main.REFUTED;
    }

    private DefeatCertificate certificate() {
        try {
            return MAPPER.readValue(Files.readString(task.certificate), DefeatCertificate.class);
        } catch (JsonProcessingException e) {
            throw InvalidInput.of(
                    "--check", task.certificate + " (" + e.getOriginalMessage() + ")", "what --json prints");
        } catch (IOException e) {
            throw InvalidInput.of("--check", task.certificate + " (" + e + ")", "a file that can be read");
        }
    }
}
