package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Budget;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.ledger.Catalogue;
import io.github.certidice.evidence.DataCheck;
import io.github.certidice.evidence.Provers;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.evidence.coq.CoqLibrary;
import io.github.certidice.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the ledger of laws and writes the bound-check report; or checks it on one case, or on a user's own images. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Check the laws of the ledger and write a bound-check report.",
        footer = {
            "",
            "Exit codes: 0 every law holds as far as the evidence goes and every false wording was refuted;",
            "1 a law is refuted; 2 bad input or usage."
        })
final class VerifyCommand implements Callable<Integer> {

    private final ClaimChecker checker;

    @Mixin
    private CampaignOptions options;

    @Option(
            names = "--budget",
            defaultValue = "standard",
            description =
                    "How much evidence: quick (seconds), standard (a minute), deep (many). Default: ${DEFAULT-VALUE}.")
    private String budget;

    @Option(
            names = "--coq",
            arity = "0..1",
            fallbackValue = "coqc",
            paramLabel = "<program>",
            description = "Compile the Coq proofs too, which takes minutes; needs this program (coqc).")
    private String coq;

    @Option(
            names = "--out",
            defaultValue = "certidice-report",
            description = "Folder that the report is written to (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--replay",
            paramLabel = "<token>",
            description = "Check one claim on the one case of a report's replay token.")
    private String replay;

    @ArgGroup(exclusive = false, heading = "%nYour own images instead of the ledger's cases:%n")
    private DataOptions data;

    @Spec
    private CommandSpec spec;

    VerifyCommand(ClaimChecker checker) {
        this.checker = checker;
    }

    @Override
    public Integer call() throws Exception {
        if (data != null) {
            requireWithout("--data", "--replay", "--claims", "--seed", "--budget", "--out", "--coq");
            return dataChecked();
        }
        List<Claim> wanted = options.claimsOf(Catalogue.reference());
        if (replay != null) {
            requireWithout("--replay", "--seed", "--budget", "--out", "--coq");
            return replayed(wanted);
        }
        return verified(wanted, Budget.parse(budget));
    }

    /** An option that would have no effect is an error, not a silent nothing. */
    private void requireWithout(String mode, String... options) {
        for (String option : options) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw InvalidInput.of(option, "it beside " + mode, "only without " + mode + ", where it has an effect");
            }
        }
    }

    private int verified(List<Claim> wanted, Budget effort) throws Exception {
        Report.requireWritable(out);
        List<Verdict> verdicts =
                coq == null ? verdicts(wanted, effort, checker.solvers()) : verdictsWithCoq(wanted, effort);
        Report.of(verdicts, options.seed(), effort).writeTo(out);
        PrintWriter output = spec.commandLine().getOut();
        Summary.print(verdicts, output);
        output.println("report: " + out.resolve("index.html"));
        output.flush();
        return verdicts.stream().allMatch(Verdict::isAsExpected) ? Main.GOOD : Main.REFUTED;
    }

    private List<Verdict> verdictsWithCoq(List<Claim> wanted, Budget effort) throws Exception {
        String version = CoqLibrary.installed(coq)
                .orElseThrow(() -> InvalidInput.of(
                        "--coq", '"' + coq + "\", which can't be run", "Coq's compiler, such as coqc on the path"));
        try (CoqLibrary theories = CoqLibrary.compiledBy(coq, version)) {
            return verdicts(wanted, effort, checker.solvers().and(theories));
        }
    }

    private List<Verdict> verdicts(List<Claim> wanted, Budget effort, Provers provers) throws Exception {
        try (ProgressLine progress = ProgressLine.onTerminal("verify")) {
            return checker.verdicts(wanted, options.seed(), effort, new ClaimChecker.Checking(provers, progress));
        }
    }

    private int replayed(List<Claim> wanted) {
        if (!options.areSelected() || wanted.size() != 1) {
            throw InvalidInput.of("--claims", options.asked(), "one claim, whose case --replay names");
        }
        Claim claim = wanted.get(0);
        Case example = Case.parse(replay);
        if (!claim.domain().contains(example)) {
            String hypotheses = String.join("; ", claim.statement().hypotheses());
            throw InvalidInput.of("--replay", replay, "a case of the claim's domain: " + hypotheses);
        }
        Measurement measurement = claim.law().of(example);
        Summary.print(claim, example, measurement, spec.commandLine().getOut());
        return measurement.holds() ? Main.GOOD : Main.REFUTED;
    }

    private int dataChecked() {
        DataCheck check = data.check();
        DataSummary.print(check, spec.commandLine().getOut());
        return check.holds() ? Main.GOOD : Main.REFUTED;
    }
}
