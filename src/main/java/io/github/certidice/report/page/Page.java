package io.github.certidice.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.certidice.claim.Budget;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.report.figure.Figures;
import io.github.certidice.report.figure.SlackHistogram;
import io.github.certidice.report.math.Mathematics;
import io.github.certidice.report.picture.Picture;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.report.source.Library;
import io.github.certidice.report.source.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** All laws, claim by claim, in one file that needs no other. */
    public String toHtml() {
        return rendered("page.jte");
    }

    /** All claims in one table. */
    public String summaryHtml() {
        return rendered("summary.jte");
    }

    /** False readings, each with its counterexample and the law that holds instead. */
    public String readingsHtml() {
        return rendered("readings.jte");
    }

    private String rendered(String template) {
        StringOutput out = new StringOutput();
        TEMPLATES.render(template, this, out);
        return out.toString();
    }

    /** The sections by part of the ledger. */
    public List<Part> parts() {
        return Part.of(chapters);
    }

    /** All claims. */
    public List<Card> cards() {
        return chapters.stream().flatMap(chapter -> chapter.cards().stream()).toList();
    }

    /** The card of a claim; empty where the report lacks it. */
    public Optional<Card> card(String slug) {
        return cards().stream().filter(card -> card.slug().equals(slug)).findFirst();
    }

    /** Conjectures that nobody has proved or refuted. */
    public List<Card> open() {
        return cards().stream().filter(card -> card.claim().isOpen()).toList();
    }

    /** Wordings that are commonly read, and false. */
    public List<Card> readings() {
        return cards().stream().filter(card -> card.claim().isLiteralReading()).toList();
    }

    /** The ways in which true laws become the false readings of this report. */
    public List<Mistake> mistakes() {
        return Mistake.in(readings());
    }

    /** The publications that claims of this report name as their source, by key. */
    public List<Work> works() {
        return Library.citedIn(
                cards().stream().map(card -> card.statement().source()).toList());
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

    /** The histogram of a claim as a small drawing; empty where it has none. */
    public static String histogram(Card card) {
        return card.verdict()
                .histogram()
                .map(histogram -> Picture.of(histogram.counts()))
                .orElse("");
    }

    /** Where the histogram of a claim is drawn with its axes. */
    public static String histogramFile(Card card) {
        return "plots/slack-" + card.slug() + ".svg";
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
