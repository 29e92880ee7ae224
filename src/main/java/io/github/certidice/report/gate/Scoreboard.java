package io.github.certidice.report.gate;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.Verdict;
import io.github.certidice.gate.result.PropertyWords;
import io.github.certidice.report.math.Mathematics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The result as a page: properties by calls, the smallest cases, and what the properties say. It needs neither scripts nor a
 * network.
 *
 * @param judged what was found
 */
public record Scoreboard(Judged judged) {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Scoreboard.class.getClassLoader(), "io.github.certidice.report.template");

    /** The page, in one file that needs no other. */
    public String html() {
        StringOutput out = new StringOutput();
        TEMPLATES.render("scoreboard.jte", this, out);
        return out.toString();
    }

    /** What was run. */
    public String plan() {
        return Words.plan(judged.result().plan());
    }

    /** How many ended how. */
    public String counts() {
        return Words.counts(judged);
    }

    /** Whether the gate passes, and why not. */
    public String verdict() {
        return Words.verdict(judged);
    }

    /** In the order of the columns. */
    public List<PropertyWords> properties() {
        return judged.result().properties();
    }

    /** How many calls a property has of each verdict, in words. */
    public String countsOf(PropertyWords property) {
        int column = properties().indexOf(property);
        return Words.counts(verdict -> judged.calls().stream()
                .filter(call -> call.cells().get(column).verdict() == verdict)
                .count());
    }

    /** A row for each call. */
    public List<ScoreRow> rows() {
        return IntStream.range(0, judged.calls().size())
                .mapToObj(i -> new ScoreRow(i + 1, judged.calls().get(i), properties()))
                .toList();
    }

    /** The verdicts that occur, for the legend. */
    public List<Verdict> verdicts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> judged.count(verdict) > 0)
                .toList();
    }

    /** Failures that nobody expected. */
    public List<CaseCard> failures() {
        return CaseCard.failures(judged);
    }

    /** Failures that are known. */
    public List<CaseCard> expected() {
        return CaseCard.expected(judged);
    }

    /** Other choices where there is one. */
    public List<CaseCard> accepted() {
        return CaseCard.accepted(judged);
    }

    /** What is to be said of expectations that were not met. */
    public List<String> unmet() {
        return Words.unmet(judged);
    }

    /** A property's formula as MathML. */
    public static String formula(PropertyWords property) {
        return Mathematics.toMathMl(property.formula(), true);
    }
}
