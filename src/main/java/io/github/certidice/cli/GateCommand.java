package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.Vocabulary;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import io.github.certidice.report.gate.ReplayText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tests whether losses are what they say they are. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        subcommands = GateMerge.class,
        description =
                "Test the losses of a library: ask a program that has them, and check the properties of its answers.",
        footer = {
            "",
            "Example: certidice gate --subject 'python3 my_losses.py' \\",
            "    --loss 'monai.losses.DiceLoss(sigmoid=True)'",
            "",
            "Exit codes: 0 every property holds or fails as expected; 1 a property",
            "fails, or one that was expected to fail holds, or nothing was tested;",
            "2 bad input or usage."
        })
final class GateCommand implements Callable<Integer> {

    private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    /** What has no effect on one case. */
    private static final List<String> OF_CAMPAIGNS = List.of(
            "--loss",
            "--calls",
            "--cases",
            "--seed",
            "--shard",
            "--expected",
            "--convention",
            "--source",
            "--out",
            "--format");

    private final GateRunner runner;

    @Mixin
    private SubjectOptions subject;

    @Option(names = "--loss", paramLabel = "<call>", description = "A call in its library's words; may be repeated.")
    private List<String> losses = new ArrayList<>();

    @Option(
            names = "--calls",
            paramLabel = "<file>",
            description = "More calls, one a line; lines that begin with # are passed over.")
    private Path calls;

    @Option(
            names = "--cases",
            defaultValue = "500",
            paramLabel = "<n>",
            description = "How many random cases each call gets (${DEFAULT-VALUE}).")
    private long cases;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "<n>", description = "Of the cases (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--shard",
            defaultValue = "1/1",
            paramLabel = "<i>/<n>",
            description = "Run only part i of n; certidice gate merge joins the parts.")
    private String shard;

    @Option(
            names = "--replay",
            paramLabel = "<token>",
            description = "Ask only the one case of a report's replay token.")
    private String replay;

    @Mixin
    private JudgeOptions judge;

    @Spec
    private CommandSpec spec;

    GateCommand(GateRunner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() {
        return replay == null ? tested() : replayed();
    }

    private int tested() {
        Plan plan = plan();
        GateRunner.Prepared campaign = runner.campaign(plan, allCalls());
        Expectations expectations = judge.checked(Vocabulary.of(runner.properties()));
        return judge.report(
                Judged.of(result(campaign), expectations), spec.commandLine().getOut());
    }

    private GateResult result(GateRunner.Prepared prepared) {
        try (ProgressLine progress = ProgressLine.onTerminal("gate")) {
            return prepared.run(subject.tested(), progress);
        }
    }

    private Plan plan() {
        Matcher parts = SHARD.matcher(shard);
        int part = parts.matches() ? Integer.parseInt(parts.group(1)) : 0;
        int all = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (part < 1 || part > all) {
            throw InvalidInput.of("--shard", shard, "i/n with i from 1 to n, such as 2/8");
        }
        if (cases < 1) {
            throw InvalidInput.of("--cases", cases, "at least 1");
        }
        return new Plan(subject.name(), seed, cases, all, List.of(part));
    }

    private List<String> allCalls() {
        Set<String> all = new LinkedHashSet<>(losses);
        if (calls != null) {
            lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(all::add);
        }
        if (all.isEmpty()) {
            throw InvalidInput.of(calls == null ? "--loss" : "--calls", "no call", "at least one call");
        }
        return List.copyOf(all);
    }

    private Stream<String> lines() {
        try {
            return Files.readString(calls).lines();
        } catch (IOException e) {
            throw InvalidInput.of("--calls", calls + ", which can't be read", "a text file in UTF-8");
        }
    }

    private int replayed() {
        for (String option : OF_CAMPAIGNS) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw InvalidInput.of(option, "it beside --replay", "only without --replay, where it has an effect");
            }
        }
        ReplayText text = new ReplayText(result(runner.replay(replay, subject.name())));
        spec.commandLine().getOut().print(text.text());
        spec.commandLine().getOut().flush();
        return text.isFailure() ? Main.REFUTED : Main.GOOD;
    }
}
