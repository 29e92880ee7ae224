package io.github.certidice.report.gate;

import java.util.regex.Pattern;

/** Pieces of Markdown. */
public final class Markdown {

    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~$]");

    private static final int SHORTEST_FENCE = 3;

    private Markdown() {}

    /** Text that is no markup, on one line. */
    public static String plain(String text) {
        return SIGNS.matcher(Printable.of(text).replaceAll("\\s+", " ")).replaceAll("\\\\$0");
    }

    /** Lines that are shown as they are. */
    public static String block(String lines) {
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(lines) + 1));
        return fence + "text\n" + lines + (lines.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    private static int longestRun(String text) {
        return Pattern.compile("`+")
                .matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
