package io.github.certidice.cli;

import io.github.certidice.image.Mask;
import io.github.certidice.number.Decimal;
import io.github.certidice.oracle.Oracle;
import io.github.certidice.oracle.pipe.Losses;
import io.github.certidice.risk.Metric;
import io.github.certidice.risk.consistency.ConsistencySearch;
import io.github.certidice.risk.consistency.Counterexample;
import io.github.certidice.risk.consistency.RoundedLoss;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for a distribution on which a loss leads away from the best score. */
@Command(
        name = "consistency",
        mixinStandardHelpOptions = true,
        description =
                "Search for a distribution of targets on which the predictions with the smallest expected loss, rounded, don't"
                        + " have the largest expected score.",
        footer = {
            "",
            "Example: certidice consistency --loss 'monai.losses.DiceLoss()'",
            "Exit codes: 0 none was found, 1 one was found, 2 bad input or usage."
        })
final class ConsistencyCommand implements Callable<Integer> {

    @Option(
            names = "--loss",
            required = true,
            paramLabel = "<call>",
            description =
                    "A call in its library's words, or {\"pipeline\": {...}} as oracle explain prints it; of one class.")
    private String loss;

    @Option(
            names = "--metric",
            defaultValue = "dice",
            paramLabel = "<name>",
            description = "dice or jaccard (${DEFAULT-VALUE}).")
    private String metric;

    @Option(names = "--voxels", defaultValue = "3", description = "Of the images: 2, 3 or 4 (${DEFAULT-VALUE}).")
    private int voxels;

    @Option(
            names = "--denominator",
            defaultValue = "12",
            description = "The largest one of the probabilities that are tried (${DEFAULT-VALUE}).")
    private int denominator;

    @Option(names = "--seed", defaultValue = "1", description = "Of the optimiser (${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Metric score = Weights.metric(metric);
        Oracle oracle = Losses.read(loss);
        ConsistencySearch search = new ConsistencySearch(score, voxels, denominator, seed);
        ConsistencySearch.Findings findings =
                search.of(RoundedLoss.of(oracle.meaning().documented(), voxels));
        PrintWriter out = spec.commandLine().getOut();
        print(findings, score, out);
        out.flush();
        return findings.smallest().isPresent() ? Main.REFUTED : Main.GOOD;
    }

    private void print(ConsistencySearch.Findings findings, Metric score, PrintWriter out) {
        out.println("searched   " + findings.distributions() + " distributions on 1 to 3 masks of " + voxels
                + " voxels, probabilities with denominators up to " + denominator);
        out.println("           predictions on a grid of 1/8, then CMA-ES with seed " + seed);
        Optional<Counterexample> smallest = findings.smallest();
        if (smallest.isEmpty()) {
            out.println("found      none on which the loss is inconsistent with "
                    + score.score().name());
            return;
        }
        out.println("found      " + findings.suspected() + " on which the grid says that the loss is inconsistent with "
                + score.score().name());
        print("the smallest", smallest.get(), score, out);
        findings.worst()
                .filter(worst -> worst.regret().compareTo(smallest.get().regret()) > 0)
                .ifPresent(worst -> print("the largest regret among these", worst, score, out));
    }

    private static void print(String title, Counterexample example, Metric score, PrintWriter out) {
        out.println();
        out.println(title + ":");
        example.target()
                .probabilities()
                .forEach(
                        (mask, probability) -> out.println("target     " + mask + "  with probability " + probability));
        out.println("smallest expected loss found             " + found(example.least()));
        out.println("  rounds to     " + masks(example.least().roundings()) + "  expected "
                + score.score().name() + " " + example.best().score().minus(example.regret()));
        out.println(
                example.isStrict()
                        ? "smallest one that rounds to a best mask  " + found(example.leastGood())
                        : "  by either rule for 1/2; predictions near this one round to a best mask");
        out.println("best            " + masks(example.best().masks()) + "  expected "
                + score.score().name() + " " + example.best().score());
        out.println("regret     " + example.regret() + " = " + Decimal.of(example.regret(), 6));
    }

    private static String found(Counterexample.Found found) {
        String p = Arrays.stream(found.p())
                .mapToObj(x -> Decimal.shortest(Math.rint(x * 1e6) / 1e6))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "%.9g at p = (%s)", found.loss(), p);
    }

    private static String masks(List<Mask> masks) {
        return masks.stream().map(Mask::toString).collect(Collectors.joining(" or "));
    }
}
