package io.github.certidice.report.planted;

import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.PropertyWords;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one property made of a planted mistake.
 *
 * @param property what was asked
 * @param cells its result on each call
 */
public record KillCell(PropertyWords property, List<Cell> cells) {

    /** Copies the cells. */
    public KillCell {
        cells = List.copyOf(cells);
    }

    /** Findings other than choices, of all calls. */
    public List<Finding> failures() {
        return cells.stream()
                .flatMap(cell -> cell.findings().stream())
                .filter(finding -> finding.kind() != Finding.Kind.ACCEPTABLE)
                .toList();
    }

    /** True where it saw it. */
    public boolean isCaught() {
        return !failures().isEmpty();
    }

    /** True where it says something about at least one of the calls. */
    public boolean isAsked() {
        return cells.stream().anyMatch(cell -> cell.notApplicable().isEmpty());
    }

    /** On how many calls it saw it. */
    public long calls() {
        return cells.stream().filter(cell -> cell.counts().failed() > 0).count();
    }

    /** How many numbers the smallest prediction has that shows it; 0 where none does. */
    public int numbers() {
        return failures().stream()
                .mapToInt(finding -> finding.minimal().numbers())
                .min()
                .orElse(0);
    }

    /** What is in the table: the smallest prediction, a dot where nothing was seen, nothing where nothing is said. */
    public String sign() {
        return isCaught() ? String.valueOf(numbers()) : isAsked() ? "\u00b7" : "";
    }

    /** Names the outcome in style sheets. */
    public String style() {
        return isCaught() ? "caught" : isAsked() ? "unseen" : "silent";
    }

    /** The same in words: {@code "Value: seen on 2 of 2 calls, OTHER in 48 cases"}. */
    public String says() {
        if (!isCaught()) {
            return property.name() + (isAsked() ? ": nothing seen" : ": says nothing of this");
        }
        Map<String, Long> byFlag = failures().stream()
                .collect(Collectors.groupingBy(Finding::flag, TreeMap::new, Collectors.summingLong(Finding::count)));
        String flags = byFlag.entrySet().stream()
                .map(each -> each.getKey() + " in " + each.getValue() + (each.getValue() == 1 ? " case" : " cases"))
                .collect(Collectors.joining(", "));
        return property.name() + ": seen on " + calls() + " of " + cells.size()
                + (cells.size() == 1 ? " call; " : " calls; ") + flags + "; the smallest prediction has " + numbers()
                + (numbers() == 1 ? " number" : " numbers");
    }
}
