package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.JudgedCell;
import io.github.certidice.gate.expected.Verdict;
import io.github.certidice.gate.result.Counts;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.PropertyWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A property on a call in the table.
 *
 * @param row the number of the call
 * @param property what was asked
 * @param judged what came of it
 */
public record ScoreCell(int row, PropertyWords property, JudgedCell judged) {

    /** Names the verdict in style sheets: {@code "expected-failure"}. */
    public String style() {
        return style(judged.verdict());
    }

    /** The same of a verdict. */
    public static String style(Verdict verdict) {
        return verdict.words().replace(' ', '-');
    }

    /** A sign for the verdict, which shows without colours too. */
    public String sign() {
        return sign(judged.verdict());
    }

    /** The same of a verdict. */
    public static String sign(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> "\u2713";
            case FAILED -> "\u2717";
            case EXPECTED_FAILURE -> "e";
            case UNEXPECTED_PASS -> "!";
            case UNSUPPORTED -> "\u2013";
            case NOT_APPLICABLE -> "\u00b7";
        };
    }

    /** The verdict, with the flags of failures. */
    public String says() {
        String flags = findings().map(Finding::flag).map(Printable::of).collect(Collectors.joining(", "));
        return judged.verdict().words() + (flags.isEmpty() ? "" : " (" + flags + ")");
    }

    private Stream<Finding> findings() {
        return Stream.concat(judged.failures().stream(), judged.expected().stream());
    }

    /** The anchor of its first case; empty where it has none. */
    public Optional<String> link() {
        return findings().findFirst().map(finding -> CaseCard.anchor(row, property.slug(), finding));
    }

    /** How its cases ended. */
    public String cases() {
        Counts counts = judged.cell().counts();
        List<String> parts = new ArrayList<>();
        add(parts, counts.agreed(), "agreed");
        add(parts, counts.acceptable(), "acceptable");
        add(parts, counts.disagreed(), "wrong");
        add(parts, counts.errors(), "errors");
        add(parts, counts.unsupported(), "unsupported");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }

    /** The largest distance as a share of what is allowed; empty where nothing was compared. */
    public String worst() {
        double worst = judged.cell().worst();
        return worst == 0 ? "" : Double.isFinite(worst) ? String.format(Locale.ROOT, "%.3g", worst) : "not finite";
    }

    /** Why. */
    public String reason() {
        return Printable.of(judged.reason());
    }
}
