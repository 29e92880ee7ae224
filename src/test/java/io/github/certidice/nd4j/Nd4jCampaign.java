package io.github.certidice.nd4j;

import io.github.certidice.gate.campaign.Campaign;
import io.github.certidice.gate.campaign.Progress;
import io.github.certidice.gate.campaign.Replay;
import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.Vocabulary;
import io.github.certidice.gate.property.Property;
import io.github.certidice.gate.property.known.KnownProperties;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.gate.scene.TestedCall;
import io.github.certidice.gate.subject.InProcess;
import io.github.certidice.report.gate.GateFormat;
import io.github.certidice.report.gate.GateReport;
import io.github.certidice.report.gate.ReplayText;
import io.github.certidice.report.gate.TerminalText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** ND4J through the gate, in process: all calls of {@code src/test/resources/gate/nd4j.txt}. */
public final class Nd4jCampaign {

    static final Path CALLS = Path.of("src/test/resources/gate/nd4j.txt");
    private static final Path EXPECTED = Path.of("reports/gate/expected/nd4j.toml");
    private static final Set<GateFormat> FORMATS = Set.of(GateFormat.JSON, GateFormat.HTML, GateFormat.MARKDOWN);
    private static final String SUBJECT = "ND4J 1.0.0-M2.1, in process";
    private static final long SEED = 1;

    private Nd4jCampaign() {}

    /**
     * Writes the pages, or asks one case again.
     *
     * @param args the folder and how many cases a call gets; or the word {@code replay} and a token
     */
    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // SameDiff writes there
        if (args[0].equals("replay")) {
            out.print(new ReplayText(replayed(args[1])).text());
            return;
        }
        Judged judged = judged(run(campaign(Long.parseLong(args[1]), calls())));
        new GateReport(judged).writeTo(Path.of(args[0]), FORMATS);
        out.print(new TerminalText(judged).text());
        System.exit(judged.isGood() ? 0 : 1);
    }

    static List<String> calls() throws IOException {
        return Files.readAllLines(CALLS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    static Campaign campaign(long cases, List<String> calls) {
        List<Property> properties = KnownProperties.all();
        return Campaign.whole(SUBJECT, SEED, calls.stream().map(TestedCall::of).toList(), properties)
                .withCases(cases);
    }

    static GateResult run(Campaign campaign) {
        try (InProcess subject = InProcess.of(new Nd4jSubject())) {
            return campaign.run(subject, Progress.NONE);
        }
    }

    private static GateResult replayed(String token) {
        try (InProcess subject = InProcess.of(new Nd4jSubject())) {
            return Replay.of(token).run(subject, SUBJECT);
        }
    }

    static Judged judged(GateResult result) throws IOException {
        Vocabulary words = Vocabulary.of(result.properties());
        return Judged.of(
                result,
                Files.exists(EXPECTED)
                        ? Expectations.parse(Files.readString(EXPECTED), EXPECTED.toString(), words)
                        : Expectations.NONE);
    }
}
