package io.github.certidice.report.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
        out.append("\n\n| entry | claim | status | constant | closest case |\n|---|---|---|---|---|\n");
        page.cards().forEach(card -> out.append(row(card)));
        page.parts().forEach(part -> append(out, part));
        return out.toString();
    }

    private static void append(StringBuilder out, Part part) {
        out.append("\n# ").append(heading(part.letter(), part.title())).append('\n');
        for (Chapter chapter : part.chapters()) {
            out.append("\n## ").append(chapter.title()).append('\n');
            chapter.cards().forEach(card -> append(out, card));
        }
    }

    private static String heading(String entry, String title) {
        return (entry + " " + title).strip();
    }

    private static String row(Card card) {
        return "| " + card.entry() + " | [" + card.slug() + "](#" + card.slug() + ") | "
                + String.join(" | ", card.status().label(), card.constant(), card.nearest()) + " |\n";
    }

    private static void append(StringBuilder out, Card card) {
        out.append("\n### ")
                .append(card.slug())
                .append("\n\n**")
                .append(heading(card.entry(), card.statement().name()))
                .append("**\n\n");
        out.append(card.statement().words()).append("\n\n```math\n");
        out.append(card.statement().latex()).append("\n```\n\n");
        card.surprise().ifPresent(surprise -> line(out, "NOT AS EXPECTED", surprise));
        line(out, "status", card.status().label() + ": " + card.statusSays());
        append(out, card.links());
        line(out, "assumed", String.join("; ", card.statement().hypotheses()));
        line(out, "source", card.statement().source());
        line(out, "so far", card.soFar());
        line(out, "constant", card.constant());
        line(out, "tightness", card.tightness());
        card.evidence().forEach(evidence -> append(out, evidence));
        append(out, card.counterexampleTitle(), card.counterexample());
        append(out, card.closestTitle(), card.closest());
    }

    private static void append(StringBuilder out, Links links) {
        links.instead().ifPresent(law -> line(out, "what holds instead", link(law)));
        links.readings().forEach(reading -> line(out, "literal reading that is false", link(reading)));
        line(out, "follows from", linked(links.follows()));
        line(out, "from it follow", linked(links.consequences()));
    }

    private static String linked(List<Link> links) {
        return links.stream().map(MarkdownPage::link).collect(Collectors.joining(", "));
    }

    /** A claim that the report lacks is named, without a link. */
    private static String link(Link link) {
        return link.isHere() ? "[" + link.slug() + "](#" + link.slug() + ")" : link.slug();
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
