package io.github.certidice.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.certidice.claim.Budget;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.report.figure.Figures;
import io.github.certidice.report.figure.SlackHistogram;
import io.github.certidice.report.math.Mathematics;
import io.github.certidice.report.plot.Plot;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a report shows, in the order in which it shows it; the templates read it.
 *
 * @param chapters claims by section
 * @param figures plots
 * @param seed of the random cases
 * @param budget how much evidence was asked for
 */
public record Page(List<Chapter> chapters, List<Plot> figures, long seed, Budget budget) {

    private static final List<String> LABELS =
            List.of("PROVED", "DECIDED", "ENUMERATED", "SAMPLED", "OPEN", "REFUTED", "NOT RUN");

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), "io.github.certidice.report.template");

    /** Of verdicts, in the ledger's order. */
    public static Page of(List<Verdict> verdicts, long seed, Budget budget) {
        return new Page(Chapter.of(verdicts), Figures.of(verdicts), seed, budget);
    }

    /** The page in one file that needs no other. */
    public String toHtml() {
        StringOutput out = new StringOutput();
        TEMPLATES.render("page.jte", this, out);
        return out.toString();
    }

    /** All claims. */
    public List<Card> cards() {
        return chapters.stream().flatMap(chapter -> chapter.cards().stream()).toList();
    }

    /** Those whose evidence is not what the ledger expects. */
    public List<Card> surprises() {
        return cards().stream().filter(card -> card.surprise().isPresent()).toList();
    }

    /** {@code "8 DECIDED, 29 ENUMERATED, 8 REFUTED"}. */
    public String summary() {
        Map<String, Long> counts = cards().stream()
                .collect(Collectors.groupingBy(card -> card.status().label(), TreeMap::new, Collectors.counting()));
        return LABELS.stream()
                .filter(counts::containsKey)
                .map(label -> counts.get(label) + " " + label)
                .collect(Collectors.joining(", "));
    }

    /** The statuses that occur. */
    public List<String> labels() {
        return LABELS.stream()
                .filter(label ->
                        cards().stream().anyMatch(card -> card.status().label().equals(label)))
                .toList();
    }

    /** The plots, and the histogram of each claim that has one. */
    public List<Plot> allPlots() {
        Stream<Plot> histograms = cards().stream().flatMap(card -> SlackHistogram.of(card.verdict()).stream());
        return Stream.concat(figures.stream(), histograms).toList();
    }

    /** The histogram of a claim as SVG; empty where it has none. */
    public static String histogram(Card card) {
        return SlackHistogram.of(card.verdict()).map(Plot::toSvg).orElse("");
    }

    /** The ledger's words with mathematical signs. */
    public static String prose(String plain) {
        return Prose.of(plain);
    }

    /** A formula within a line, as MathML. */
    public static String inline(String latex) {
        return Mathematics.toMathMl(latex, false);
    }

    /** A formula on a line of its own, as MathML. */
    public static String display(String latex) {
        return Mathematics.toMathMl(latex, true);
    }
}
