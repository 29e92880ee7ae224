package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.Vocabulary;
import io.github.certidice.gate.result.GateResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
        return CampaignParts.joined(parts.stream().map(GateMerge::read).toList());
    }

    private static CampaignParts.Part read(Path part) {
        Path file = Files.isDirectory(part) ? part.resolve(FILE) : part;
        try {
            return CampaignParts.Part.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw InvalidInput.of(file.toString(), "a file that can't be read", "a gate.json of a part of a campaign");
        }
    }
}
