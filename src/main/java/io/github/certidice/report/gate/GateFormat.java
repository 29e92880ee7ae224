package io.github.certidice.report.gate;

import io.github.certidice.InvalidInput;
import io.github.certidice.gate.expected.Judged;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The files of a gate's report. */
public enum GateFormat {
    /** For programs, and for merging. */
    JSON("gate.json", (judged, source) -> new GateJson(judged).text()),
    /** For the test view of continuous integration. */
    JUNIT("junit.xml", (judged, source) -> new JunitXml(judged).text()),
    /** For code scanning. */
    SARIF("gate.sarif", (judged, source) -> new SarifLog(judged, source).text()),
    /** For the summary of a job. */
    MARKDOWN("gate.md", (judged, source) -> new MarkdownSummary(judged).text()),
    /** The scoreboard. */
    HTML("index.html", (judged, source) -> new Scoreboard(judged).html());

    private final String file;
    private final BiFunction<Judged, String, String> writer;

    GateFormat(String file, BiFunction<Judged, String, String> writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Reads {@code "json,junit"}; {@code "all"} is all of them.
     *
     * @throws InvalidInput where one is unknown
     */
    public static Set<GateFormat> parse(String argument, String list) {
        Set<GateFormat> formats = EnumSet.noneOf(GateFormat.class);
        for (String name : list.split(",", -1)) {
            if (name.strip().equals("all")) {
                formats.addAll(EnumSet.allOf(GateFormat.class));
            } else {
                formats.add(one(argument, name.strip()));
            }
        }
        return formats;
    }

    private static GateFormat one(String argument, String name) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInput.of(argument, '"' + name + '"', "all, or some of " + words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(GateFormat::word).collect(Collectors.joining(", "));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in the folder. */
    public String file() {
        return file;
    }

    /** What was found, at that file of the subject's repository. */
    String of(Judged judged, String source) {
        return writer.apply(judged, source);
    }
}
