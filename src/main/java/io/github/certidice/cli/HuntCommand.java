package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.Campaign;
import io.github.certidice.evidence.Hunt;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.SolverEvidence;
import io.github.certidice.evidence.Witness;
import io.github.certidice.evidence.WorstCases;
import io.github.certidice.image.file.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks for worse cases than those known, and keeps them. */
@Command(
        name = "hunt",
        mixinStandardHelpOptions = true,
        description = {
            "Hunt for worse cases of the ledger's claims than those that a file keeps, and keep them there, each with the command",
            "that finds it again: of a law, the case closest to its constant; of a false wording, the smallest counterexample."
        },
        footer = {
            "",
            "Example: certidice hunt --claims dice-jaccard-gap --seed 7",
            "Exit codes: 0 no law is refuted, 1 a law is refuted, 2 bad input or usage."
        })
final class HuntCommand implements Callable<Integer> {

    @Mixin
    private CampaignOptions options;

    @Option(
            names = "--budget",
            defaultValue = "deep",
            description = "How much work: quick, standard or deep (${DEFAULT-VALUE}).")
    private String budget;

    @Option(
            names = "--file",
            defaultValue = "worst-cases.tsv",
            description = "Keeps the worst cases; made where it isn't there (${DEFAULT-VALUE}).")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Hunt.Bag bag = hunted(read());
        write(bag.cases());
        print(bag, spec.commandLine().getOut());
        boolean refuted = bag.verdicts().stream()
                .anyMatch(verdict -> !verdict.claim().isLiteralReading()
                        && verdict.violation().isPresent());
        return refuted ? Main.REFUTED : Main.GOOD;
    }

    private Hunt.Bag hunted(WorstCases kept) throws Exception {
        Catalogue catalogue = Catalogue.reference();
        List<Claim> wanted = options.claimsOf(catalogue);
        Provers none = slug -> new SolverEvidence(Provers.file(slug), List.of());
        try (ProgressLine progress = ProgressLine.onTerminal("hunt")) {
            Campaign campaign = new Campaign(options.seed(), Budget.parse(budget), none, progress);
            return new Hunt(kept, campaign).run(wanted, catalogue.claims());
        }
    }

    private WorstCases read() {
        try {
            return Files.exists(file) ? WorstCases.parse(Files.readString(file), "--file") : WorstCases.none();
        } catch (IOException e) {
            throw InvalidInput.of("--file", file + ", which can't be read", "a text file");
        }
    }

    private void write(WorstCases cases) {
        try {
            WholeFile.write(file, out -> out.write(cases.text().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw InvalidInput.of(
                    "--file", file + ", which can't be written", "a file in a folder that can be written");
        }
    }

    private void print(Hunt.Bag bag, PrintWriter out) {
        bag.finds().forEach((claim, found) -> out.println(claim.slug() + ": " + worse(claim, found)));
        out.println(
                bag.verdicts().size() + " claims, " + bag.finds().size() + " with a worse case than " + file + " kept");
        out.flush();
    }

    private static String worse(Claim claim, Witness found) {
        String token = found.example().token();
        return found.measurement().holds()
                ? token + " with slack "
                        + found.measurement().slack(claim.tightness().side()).doubleValue()
                : token + " breaks it";
    }
}
