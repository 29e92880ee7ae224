package io.github.certidice.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.certidice.InvalidInput;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.CrossEntropyWeights;
import io.github.certidice.risk.Defeat;
import io.github.certidice.risk.DefeatCertificate;
import io.github.certidice.risk.DefeatCheck;
import io.github.certidice.risk.ImageWeights;
import io.github.certidice.risk.Metric;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

    private static final String GAMMA = "gamma=";
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
                    "Weights of background and foreground, such as 1,3 or 1/2,0.75; or, of an image with n foreground voxels"
                            + " of d: gamma=<g> for (1 - g) / (d - n) and g / n, and inverse-frequency for gamma=1/2."
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
        Defeat defeat = defeat(number("--threshold", task.asked.threshold), metric());
        if (task.asked.json) {
            out.println(MAPPER.writeValueAsString(DefeatCertificate.of(defeat)));
        } else {
            print(defeat, out);
        }
        return Main.GOOD;
    }

    private Defeat defeat(Rational tau, Metric metric) {
        if (task.asked.weights.equals("inverse-frequency")) {
            return Defeat.of(new ImageWeights.Normalised(Rational.HALF), tau, metric);
        }
        return task.asked.weights.startsWith(GAMMA)
                ? Defeat.of(
                        new ImageWeights.Normalised(number("--weights", task.asked.weights.substring(GAMMA.length()))),
                        tau,
                        metric)
                : Defeat.of(weights(), tau, metric);
    }

    private CrossEntropyWeights weights() {
        String[] parts = task.asked.weights.split(",", -1);
        if (parts.length != 2) {
            throw InvalidInput.of(
                    "--weights",
                    task.asked.weights,
                    "two numbers, those of background and foreground (1,3), gamma=<number> or inverse-frequency");
        }
        return new CrossEntropyWeights(number("--weights", parts[0]), number("--weights", parts[1]));
    }

    private static Rational number(String argument, String text) {
        try {
            return Rational.parse(text.strip());
        } catch (NumberFormatException e) {
            throw InvalidInput.of(argument, '"' + text + '"', "numbers such as 3, 0.25 or 2/3");
        }
    }

    private Metric metric() {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.word().equals(task.asked.metric))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of("--metric", task.asked.metric, "dice or jaccard"));
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
