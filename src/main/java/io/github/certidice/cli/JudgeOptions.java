package io.github.certidice.cli;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.expected.Conventions;
import io.github.certidice.gate.expected.Expectations;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.Vocabulary;
import io.github.certidice.report.gate.GateFormat;
import io.github.certidice.report.gate.GateReport;
import io.github.certidice.report.gate.TerminalText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is expected of a subject, and where the report goes. */
final class JudgeOptions {

    @Option(
            names = "--expected",
            paramLabel = "<file>",
            description = "Failures that are known, as TOML: [[expected]] with property, call, flag and reason.")
    private Path expected;

    @Option(
            names = "--convention",
            paramLabel = "<flag>[=accept|=refuse]",
            description = "Accept answers that follow another convention than the oracle's, or refuse them; may be"
                    + " repeated.")
    private List<String> conventions = new ArrayList<>();

    @Option(
            names = "--source",
            paramLabel = "<path>",
            description =
                    "File of the subject's repository, relative to its root, that code scanning (SARIF) shows findings at;"
                            + " that of --expected by default.")
    private String source;

    @Option(
            names = "--out",
            defaultValue = "certidice-gate",
            paramLabel = "<folder>",
            description = "Folder that the report is written to (${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--format",
            defaultValue = "all",
            paramLabel = "<format>[,<format>...]",
            description = "What the report has: json, junit, sarif, markdown, html; all by default.")
    private String format;

    /** Complains early about all that is wrong. */
    Expectations checked(Vocabulary words) {
        formats();
        source();
        Expectations expectations = expectations(words);
        GateReport.requireWritable(out);
        return expectations;
    }

    private Set<GateFormat> formats() {
        return GateFormat.parse("--format", format);
    }

    /** A path from the root, since it has to be one on another machine too. */
    private Optional<String> source() {
        if (source != null && !isRelative(source)) {
            throw InvalidInput.of("--source", source, "a path relative to the repository's root, without ..");
        }
        return Optional.ofNullable(source)
                .or(() -> Optional.ofNullable(expected).map(Path::toString).filter(JudgeOptions::isRelative));
    }

    private static boolean isRelative(String path) {
        return path.matches("[^/\\\\:]+([/\\\\][^/\\\\:]+)*")
                && Arrays.stream(path.split("[/\\\\]")).noneMatch(".."::equals);
    }

    private Expectations expectations(Vocabulary words) {
        Expectations kept =
                expected == null ? Expectations.NONE : Expectations.parse(text(), expected.toString(), words);
        return kept.with(Conventions.parse("--convention", conventions, words));
    }

    private String text() {
        try {
            return Files.readString(expected);
        } catch (IOException e) {
            throw InvalidInput.of("--expected", expected + ", which can't be read", "a text file in UTF-8");
        }
    }

    /** Writes the report, prints the summary; the exit code. */
    int report(Judged judged, PrintWriter output) {
        Set<GateFormat> formats = formats();
        source().map(file -> new GateReport(judged, file))
                .orElseGet(() -> new GateReport(judged))
                .writeTo(out, formats);
        output.print(new TerminalText(judged).text());
        GateFormat shown = formats.contains(GateFormat.HTML)
                ? GateFormat.HTML
                : formats.iterator().next();
        output.println("report: " + out.resolve(shown.file()));
        output.flush();
        return judged.isGood() ? Main.GOOD : Main.REFUTED;
    }
}
