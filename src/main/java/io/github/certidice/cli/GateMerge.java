package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.Vocabulary;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.result.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the parts of a campaign. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description = "Join the parts of a campaign that ran with --shard: the result is that of one run of all of it.",
        footer = {
            "",
            "Exit codes as certidice gate; 2 also where a part is missing, is there",
            "twice, or is of another campaign."
        })
final class GateMerge implements Callable<Integer> {

    private static final String FILE = "gate.json";

    @Parameters(arity = "1..*", paramLabel = "<file>", description = "A gate.json of each part, or its folder.")
    private List<Path> parts;

    @Mixin
    private JudgeOptions judge;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireNothingBefore();
        GateResult result = merged();
        requireWhole(result.plan());
        Expectations expectations =
                judge.checked(Vocabulary.of(result.properties()).and(result));
        return judge.report(Judged.of(result, expectations), spec.commandLine().getOut());
    }

    /** An option that would have no effect is an error, not a silent nothing. */
    private void requireNothingBefore() {
        spec.commandLine().getParent().getParseResult().matchedOptions().forEach(option -> {
            throw InvalidInput.of(option.longestName(), "it before merge", "options of merge after it");
        });
    }

    private GateResult merged() {
        GateResult all = read(parts.get(0));
        for (Path part : parts.subList(1, parts.size())) {
            all = joined(all, part, read(part));
        }
        return all;
    }

    private static GateResult joined(GateResult all, Path file, GateResult part) {
        try {
            return all.plus(part);
        } catch (InvalidInput e) {
            throw InvalidInput.of(
                    file.toString(),
                    "a part that doesn't go with those before it (" + e.getMessage() + ")",
                    "the parts of one campaign, each once");
        }
    }

    private static GateResult read(Path part) {
        Path file = Files.isDirectory(part) ? part.resolve(FILE) : part;
        try {
            return GateResult.parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw InvalidInput.of(file.toString(), "a file that can't be read", "a gate.json of a part of a campaign");
        }
    }

    private static void requireWhole(Plan plan) {
        if (!plan.isWhole()) {
            String missing = IntStream.rangeClosed(1, plan.shards())
                    .filter(shard -> !plan.done().contains(shard))
                    .mapToObj(shard -> shard + "/" + plan.shards())
                    .collect(Collectors.joining(", "));
            throw InvalidInput.of("merge", "no part " + missing, "every part of the campaign");
        }
    }
}
