package io.github.certidice.report.page;

import java.util.List;
import java.util.Optional;

/**
 * The report as Markdown, one fact in a line, so that a diff shows what changed.
 *
 * @param page what the report shows
 */
public record MarkdownPage(Page page) {

    /** All of it. */
    public String text() {
        StringBuilder out = new StringBuilder("# CertiDice: what was checked\n\n");
        out.append(page.summary())
                .append("; seed ")
                .append(page.seed())
                .append(", budget ")
                .append(page.budget());
        out.append("\n\n| claim | status | constant | closest case |\n|---|---|---|---|\n");
        page.cards().forEach(card -> out.append(row(card)));
        for (Chapter chapter : page.chapters()) {
            out.append("\n## ").append(chapter.title()).append('\n');
            chapter.cards().forEach(card -> append(out, card));
        }
        return out.toString();
    }

    private static String row(Card card) {
        return "| [" + card.slug() + "](#" + card.slug() + ") | "
                + String.join(" | ", card.status().label(), card.constant(), card.nearest()) + " |\n";
    }

    private static void append(StringBuilder out, Card card) {
        out.append("\n### ")
                .append(card.slug())
                .append("\n\n**")
                .append(card.statement().name())
                .append("**\n\n");
        out.append(card.statement().words()).append("\n\n```math\n");
        out.append(card.statement().latex()).append("\n```\n\n");
        card.surprise().ifPresent(surprise -> line(out, "NOT AS EXPECTED", surprise));
        line(out, "status", card.status().label() + ": " + card.statusSays());
        card.statement().correctedBy().ifPresent(law -> line(out, "what holds instead", link(law)));
        card.readings().forEach(reading -> line(out, "literal reading that is false", link(reading)));
        line(out, "assumed", String.join("; ", card.statement().hypotheses()));
        line(out, "source", card.statement().source());
        line(out, "constant", card.constant());
        line(out, "tightness", card.tightness());
        card.evidence().forEach(evidence -> append(out, evidence));
        append(out, card.counterexampleTitle(), card.counterexample());
        append(out, card.closestTitle(), card.closest());
    }

    private static String link(String slug) {
        return "[" + slug + "](#" + slug + ")";
    }

    private static void append(StringBuilder out, EvidenceLine evidence) {
        line(out, evidence.kind(), evidence.scope() + ": " + String.join("; ", evidence.results()));
    }

    private static void append(StringBuilder out, String title, Optional<WitnessCard> witness) {
        witness.ifPresent(card -> {
            out.append("- ").append(title).append(":\n");
            append(out, card.given());
            append(out, card.measured());
            card.replay().ifPresent(replay -> out.append("  - `").append(replay).append("`\n"));
        });
    }

    private static void append(StringBuilder out, List<Row> rows) {
        for (Row row : rows) {
            String name = row.formula() ? "$" + row.name() + "$" : row.name();
            out.append("  - ").append(name).append(": ").append(row.value()).append('\n');
        }
    }

    private static void line(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append("- ").append(name).append(": ").append(value).append('\n');
        }
    }
}
