package io.github.certidice.report.planted;

import io.github.certidice.gate.result.Cell;
import io.github.certidice.gate.result.Fact;
import io.github.certidice.gate.result.Finding;
import io.github.certidice.gate.result.GateResult;
import io.github.certidice.report.gate.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A planted mistake and what a campaign made of it.
 *
 * @param mistake what is wrong
 * @param result of all properties on the calls that should show it
 */
public record Planted(Mistake mistake, GateResult result) {

    /**
     * What is wrong with an implementation.
     *
     * @param slug its name in files
     * @param words what is wrong
     * @param seen where that was seen in public code; empty where it was thought of
     * @param sign what it takes to see it
     * @param flag that a finding of it should carry
     */
    public record Mistake(String slug, String words, String seen, String sign, String flag) {}

    /** One for each property. */
    public List<KillCell> cells() {
        return IntStream.range(0, result.properties().size())
                .mapToObj(k -> new KillCell(
                        result.properties().get(k),
                        result.calls().stream().map(call -> call.cells().get(k)).toList()))
                .toList();
    }

    /** True where some property saw it. */
    public boolean isCaught() {
        return cells().stream().anyMatch(KillCell::isCaught);
    }

    /** True where some property saw it on each of the calls. */
    public boolean isCaughtOnAllCalls() {
        return result.calls().stream()
                .allMatch(call -> call.cells().stream().map(Cell::counts).anyMatch(counts -> counts.failed() > 0));
    }

    /** True where a finding carries the flag that it should carry. */
    public boolean isFlagged() {
        return cells().stream()
                .flatMap(cell -> cell.failures().stream())
                .anyMatch(found -> found.flag().equals(mistake.flag()));
    }

    /** The flags of all findings, each once. */
    public List<String> flags() {
        return cells().stream()
                .flatMap(cell -> cell.failures().stream())
                .map(Finding::flag)
                .distinct()
                .sorted()
                .toList();
    }

    /** The properties that saw it. */
    public List<String> properties() {
        return cells().stream()
                .filter(KillCell::isCaught)
                .map(cell -> cell.property().slug())
                .toList();
    }

    /** The smallest case of all, with the flag that it should have where there is one; the first of several. */
    public Optional<Smallest> smallest() {
        return cells().stream()
                .flatMap(cell -> cell.failures().stream()
                        .map(found -> new Smallest(cell.property().name(), found)))
                .min(Comparator.comparing((Smallest one) -> !one.found().flag().equals(mistake.flag()))
                        .thenComparing(one -> one.found().minimal().numbers()));
    }

    /**
     * A case.
     *
     * @param property that it is about, by its name
     * @param found what it shows
     */
    public record Smallest(String property, Finding found) {

        /** {@code "Value: OTHER, a prediction of 2 numbers"}. */
        public String says() {
            int numbers = found.minimal().numbers();
            return property + ": " + found.flag() + ", a prediction of " + numbers
                    + (numbers == 1 ? " number" : " numbers");
        }

        /** What a report needs of it; a subject may have printed anything. */
        public List<Fact> facts() {
            return found.minimal().facts().stream()
                    .map(fact -> new Fact(Printable.of(fact.name()), Printable.of(fact.text())))
                    .toList();
        }
    }
}
