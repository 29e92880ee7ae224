package io.github.certidice.report.planted;

import io.github.certidice.report.gate.Markdown;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The kill matrix as Markdown, one mistake in a line, so that a diff shows what changed.
 *
 * @param matrix what is shown
 */
public record KillMatrixMarkdown(KillMatrix matrix) {

    /** All of it. */
    public String text() {
        StringBuilder out = new StringBuilder("# Planted mistakes\n\n");
        out.append(matrix.verdict()).append(". ").append(matrix.planted().size() - matrix.fromPublicCode());
        out.append(" of the mistakes were thought of, ").append(matrix.fromPublicCode());
        out.append(" were seen in public code. Campaigns have ")
                .append(matrix.budget().cases());
        out.append(" random cases a call and seed ")
                .append(matrix.budget().seed())
                .append(".\n\n");
        appendProperties(out);
        matrix.shelves().forEach(shelf -> append(out, shelf));
        appendSpared(out);
        return out.toString();
    }

    private void appendProperties(StringBuilder out) {
        out.append("| property | caught | caught by no other |\n|---|--:|--:|\n");
        matrix.properties()
                .forEach(property -> out.append(row(
                        property.slug(),
                        String.valueOf(matrix.caughtBy(property)),
                        String.valueOf(matrix.caughtOnlyBy(property)))));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static void append(StringBuilder out, Shelf shelf) {
        out.append("\n## ").append(shelf.title()).append("\n\n");
        out.append("| mistake | flag | caught by (numbers of the smallest prediction) | further flags |\n");
        out.append("|---|---|---|---|\n");
        shelf.planted().forEach(one -> out.append(row(name(one), flag(one), caughtBy(one), others(one))));
    }

    private static String name(Planted one) {
        String seen = one.mistake().seen();
        return "`" + one.mistake().slug() + "`: " + Markdown.plain(one.mistake().words())
                + (seen.isEmpty() ? "" : " (" + Markdown.plain(seen) + ")");
    }

    private static String flag(Planted one) {
        return one.mistake().flag() + (one.isFlagged() ? "" : " **not seen**");
    }

    private static String caughtBy(Planted one) {
        List<String> all = one.cells().stream()
                .filter(KillCell::isCaught)
                .map(cell -> cell.property().slug() + " (" + cell.numbers() + ")")
                .toList();
        return all.isEmpty() ? "**nothing**" : String.join(", ", all);
    }

    private static String others(Planted one) {
        return one.flags().stream()
                .filter(flag -> !flag.equals(one.mistake().flag()))
                .collect(Collectors.joining(", "));
    }

    private void appendSpared(StringBuilder out) {
        out.append("\n## Right implementations\n\nIn all ")
                .append(matrix.asked().campaigns());
        out.append(" campaigns with ").append(matrix.asked().cases()).append(" cases, ");
        out.append(matrix.counts().total()).append(" judgements: ");
        out.append(matrix.counts().failed()).append(" failures.\n\n");
        out.append("| implementation | calls | cases | judgements | other choices | failures |\n");
        out.append("|---|--:|--:|--:|--:|--:|\n");
        matrix.spared()
                .forEach(one -> out.append(row(
                        "`" + one.slug() + "`: " + Markdown.plain(one.how()),
                        String.valueOf(one.asked().calls()),
                        String.valueOf(one.asked().cases()),
                        String.valueOf(one.counts().total()),
                        String.valueOf(one.counts().acceptable()),
                        String.valueOf(one.counts().failed()))));
    }
}
