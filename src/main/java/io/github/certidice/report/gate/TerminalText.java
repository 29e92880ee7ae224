package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.JudgedCall;
import io.github.certidice.gate.expected.JudgedCell;
import io.github.certidice.gate.expected.Verdict;
import io.github.certidice.gate.result.PropertyWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The result as lines of text: properties by calls, or a line for each call where there are many of them; then each failure
 * with its smallest case.
 *
 * @param judged what was found
 */
public record TerminalText(Judged judged) {

    private static final int FEW_CALLS = 5;
    private static final int MOST_FAILURES = 20;
    private static final String INDENT = "    ";

    /** All of it. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(Words.plan(judged.result().plan()));
        lines.add("");
        lines.addAll(judged.calls().size() <= FEW_CALLS ? table() : calls());
        addFailures(lines);
        addExpectations(lines);
        lines.add("");
        int calls = judged.calls().size();
        lines.add(calls + (calls == 1 ? " call, " : " calls, ")
                + judged.result().properties().size() + " properties: " + Words.counts(judged));
        lines.add(Words.verdict(judged));
        return String.join("\n", lines) + "\n";
    }

    private List<String> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(header());
        for (int k = 0; k < judged.result().properties().size(); k++) {
            rows.add(row(k));
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < judged.calls().size(); i++) {
            lines.add("[" + (i + 1) + "] " + Printable.of(judged.calls().get(i).call()));
        }
        lines.add("");
        lines.addAll(aligned(rows));
        return lines;
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of(""));
        for (int i = 1; i <= judged.calls().size(); i++) {
            header.add("[" + i + "]");
        }
        return header;
    }

    private List<String> row(int property) {
        List<String> row = new ArrayList<>();
        row.add(judged.result().properties().get(property).slug());
        judged.calls().forEach(call -> row.add(word(call.cells().get(property))));
        return row;
    }

    /** What is a reason to fail stands out. */
    private static String word(JudgedCell cell) {
        Verdict verdict = cell.verdict();
        return verdict.isBad() ? verdict.words().toUpperCase(Locale.ROOT) : verdict.words();
    }

    private static List<String> aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private List<String> calls() {
        return judged.calls().stream().map(TerminalText::line).toList();
    }

    private static String line(JudgedCall call) {
        String bad = call.cells().stream()
                .filter(cell -> cell.verdict().isBad())
                .map(JudgedCell::property)
                .collect(Collectors.joining(", "));
        String mark = bad.isEmpty() ? "" : "; FAILED: " + bad;
        return Printable.of(call.call()) + ": " + Words.counts(call) + mark;
    }

    private void addFailures(List<String> lines) {
        List<CaseCard> failures = CaseCard.failures(judged);
        failures.stream().limit(MOST_FAILURES).forEach(card -> add(lines, card));
        if (failures.size() > MOST_FAILURES) {
            lines.add("");
            lines.add("and " + (failures.size() - MOST_FAILURES) + " more failures in the files");
        }
    }

    private static void add(List<String> lines, CaseCard card) {
        PropertyWords property = card.place().property();
        lines.add("");
        lines.add("FAILED " + property.slug() + " of "
                + Printable.of(card.place().call()) + ": " + card.flag() + " in " + card.count());
        lines.add(INDENT + Printable.of(property.words()));
        card.lines().lines().forEach(line -> lines.add(INDENT + line));
    }

    private void addExpectations(List<String> lines) {
        List<String> unmet = Words.unmet(judged);
        if (!unmet.isEmpty()) {
            lines.add("");
            lines.addAll(unmet);
        }
    }
}
