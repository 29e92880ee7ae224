package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.image.Mask;
import io.github.certidice.number.Decimal;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.BestPrediction;
import io.github.certidice.risk.CrossEntropyWeights;
import io.github.certidice.risk.DistributionText;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.risk.Metric;
import io.github.certidice.risk.SampledPrediction;
import io.github.certidice.risk.ThresholdedMinimiser;
import io.github.certidice.risk.soft.SoftMinimum;
import io.github.certidice.risk.soft.Surrogate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is best to predict where the target isn't certain, and what losses lead to. */
@Command(
        name = "risk",
        mixinStandardHelpOptions = true,
        description =
                "Of a distribution of targets: the best prediction, what the minimisers of losses become when they are"
                        + " thresholded, and how much worse that is. All numbers are exact.",
        footer = {"", "Example: printf '011 5/7\\n100 2/7\\n' > d.txt; certidice risk --distribution d.txt"})
final class RiskCommand implements Callable<Integer> {

    private static final int WIDTH = 16;

    @Option(
            names = "--distribution",
            required = true,
            paramLabel = "<file>",
            description = "A line for each mask that the target may be: its voxels and its probability, 0110 3/4.")
    private Path file;

    @Option(
            names = "--metric",
            defaultValue = "dice",
            paramLabel = "<name>",
            description = "dice or jaccard (${DEFAULT-VALUE}).")
    private String metric;

    @Option(
            names = "--weights",
            defaultValue = "1,1",
            description = "Of background and foreground, for the cross-entropy (${DEFAULT-VALUE}).")
    private String weights;

    @Option(
            names = "--threshold",
            defaultValue = "0.5",
            paramLabel = "<tau>",
            description = "From which on a probability counts as foreground (${DEFAULT-VALUE}).")
    private String threshold;

    @Option(
            names = "--sampled",
            paramLabel = "<n>",
            description = "Don't search all masks for the best one, but climb from n starts: for many voxels.")
    private Integer sampled;

    @Option(names = "--seed", defaultValue = "1", description = "Of --sampled (${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Metric score = Weights.metric(metric);
        Rational tau = Weights.number("--threshold", threshold);
        Weights asked = Weights.parse(weights);
        if (asked.ofImages().isPresent()) {
            throw InvalidInput.of("--weights", weights, "two numbers: one prediction is made for all targets");
        }
        MaskDistribution target = read();
        BestPrediction best = best(target, score);
        PrintWriter out = spec.commandLine().getOut();
        Lines lines = new Lines(out, target, score, best);
        lines.distribution(sampled != null);
        lines.crossEntropy(asked.constant(), tau);
        if (target.voxels() <= SoftMinimum.MOST_VOXELS) {
            for (Surrogate surrogate : Surrogate.values()) {
                lines.surrogate(surrogate, tau);
            }
        }
        out.flush();
        return Main.GOOD;
    }

    private MaskDistribution read() {
        try {
            return requireForeground(DistributionText.parse(file.toString(), Files.readAllLines(file)));
        } catch (IOException e) {
            throw InvalidInput.of("--distribution", file + " (" + e + ")", "a text file that can be read");
        }
    }

    private static MaskDistribution requireForeground(MaskDistribution target) {
        if (target.probabilities().keySet().stream().anyMatch(mask -> mask.count() == 0)) {
            throw InvalidInput.of(
                    "--distribution",
                    "an empty mask",
                    "masks with foreground: else the scores are a matter of convention");
        }
        return target;
    }

    private BestPrediction best(MaskDistribution target, Metric score) {
        if (sampled != null) {
            return SampledPrediction.of(target, score.score(), sampled, seed);
        }
        if (target.voxels() > BestPrediction.MOST_VOXELS) {
            throw InvalidInput.of(
                    "--distribution",
                    target.voxels() + " voxels, so 2^" + target.voxels() + " masks to search",
                    "at most " + BestPrediction.MOST_VOXELS
                            + " voxels; with --sampled 100, any number, for a prediction that may"
                            + " not be the best");
        }
        return BestPrediction.exhaustive(target, score.score());
    }

    /** What is printed. */
    private record Lines(PrintWriter out, MaskDistribution target, Metric score, BestPrediction best) {

        private void line(String name, String text) {
            out.println(name + " ".repeat(Math.max(1, WIDTH - name.length())) + text);
        }

        void distribution(boolean sampled) {
            line(
                    "marginals",
                    target.marginals().stream().map(Rational::toString).collect(Collectors.joining(" ")));
            line(
                    sampled ? "best found" : "best",
                    masks(best.masks()) + "  expected " + score.score().name() + " " + number(best.score()));
        }

        void crossEntropy(CrossEntropyWeights weights, Rational tau) {
            ThresholdedMinimiser minimiser = ThresholdedMinimiser.of(target, weights, tau);
            out.println();
            line(
                    "cross-entropy",
                    "weights " + weights.w0() + ", " + weights.w1() + "; expected loss smallest at ("
                            + target.marginals().stream()
                                    .map(pi -> weights.minimiser(pi)
                                            .map(Rational::toString)
                                            .orElse("any"))
                                    .collect(Collectors.joining(", "))
                            + ")");
            rounded(Stream.of(minimiser.certain(), minimiser.possible())
                    .distinct()
                    .toList());
        }

        void surrogate(Surrogate surrogate, Rational tau) {
            SoftMinimum minimum = SoftMinimum.of(surrogate, target);
            out.println();
            String gap = minimum.gap().signum() == 0 ? "" : ", less than 2^-39 above the smallest";
            line(
                    surrogate.words(),
                    "expected loss " + number(minimum.loss()) + gap + ", at "
                            + minimum.predictions().stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining(" ")));
            rounded(minimum.thresholded(tau));
        }

        /** Several masks where there are several minimisers, or ties. */
        private void rounded(List<Mask> masks) {
            for (Mask mask : masks) {
                Rational expected = target.expected(score.score(), mask);
                line(
                        "  thresholded",
                        mask + "  expected " + score.score().name() + " " + number(expected) + ", regret "
                                + number(best.score().minus(expected)));
            }
        }

        private static String number(Rational x) {
            String decimal = Decimal.of(x, 6);
            return x.toString().equals(decimal) ? decimal : x + " = " + decimal;
        }

        private static String masks(List<Mask> masks) {
            return masks.stream().map(Mask::toString).collect(Collectors.joining(" "));
        }
    }
}
