package io.github.certidice.report.gate;

import io.github.certidice.gate.expected.Judged;
import io.github.certidice.gate.expected.JudgedCall;
import io.github.certidice.gate.expected.JudgedCell;
import io.github.certidice.gate.expected.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The result as a Markdown page, for the summary of a job.
 *
 * @param judged what was found
 */
record MarkdownSummary(Judged judged) {

    /** Summaries of jobs are limited in size. */
    private static final int MOST_FAILURES = 50;

    String text() {
        StringBuilder out = new StringBuilder("# CertiDice gate: ");
        out.append(judged.isGood() ? "passes" : "fails").append("\n\n");
        out.append(Markdown.plain(Words.plan(judged.result().plan()))).append(".\n\n");
        out.append("**").append(Words.counts(judged)).append("**");
        out.append(judged.isGood() ? "" : "; " + Words.verdict(judged)).append("\n\n");
        append(
                out,
                Arrays.stream(Verdict.values())
                        .filter(verdict -> judged.count(verdict) > 0)
                        .toList());
        appendFailures(out);
        appendExpected(out);
        appendExpectations(out);
        appendProperties(out);
        return out.toString();
    }

    private void append(StringBuilder out, List<Verdict> verdicts) {
        out.append("| call |");
        verdicts.forEach(verdict -> out.append(' ').append(verdict.words()).append(" |"));
        out.append("\n|---|").append("--:|".repeat(verdicts.size())).append('\n');
        judged.calls().forEach(call -> append(out, call, verdicts));
    }

    private static void append(StringBuilder out, JudgedCall call, List<Verdict> verdicts) {
        out.append("| ").append(Markdown.plain(call.call())).append(" |");
        verdicts.forEach(verdict -> out.append(' ').append(cell(call, verdict)).append(" |"));
        out.append('\n');
    }

    /** The number; with the names of what is a reason to fail. */
    private static String cell(JudgedCall call, Verdict verdict) {
        String names = call.cells().stream()
                .filter(cell -> verdict.isBad() && cell.verdict() == verdict)
                .map(JudgedCell::property)
                .collect(Collectors.joining(", "));
        return call.count(verdict) + (names.isEmpty() ? "" : " (" + names + ")");
    }

    private void appendFailures(StringBuilder out) {
        List<CaseCard> failures = CaseCard.failures(judged);
        if (failures.isEmpty()) {
            return;
        }
        out.append("\n## Failures\n");
        failures.stream().limit(MOST_FAILURES).forEach(card -> out.append('\n').append(card.issue()));
        if (failures.size() > MOST_FAILURES) {
            out.append("\nand ").append(failures.size() - MOST_FAILURES).append(" more in `gate.json`\n");
        }
    }

    private void appendExpected(StringBuilder out) {
        List<CaseCard> expected = CaseCard.expected(judged);
        if (!expected.isEmpty()) {
            out.append("\n## Expected failures\n\n");
            expected.forEach(card -> out.append("- ")
                    .append(Markdown.plain(card.title() + ", in " + card.count()))
                    .append(card.reason().isEmpty() ? "" : ": " + Markdown.plain(card.reason()))
                    .append('\n'));
        }
    }

    private void appendExpectations(StringBuilder out) {
        List<String> unmet = Words.unmet(judged);
        if (!unmet.isEmpty()) {
            out.append("\n## Expectations that were not met\n\n");
            unmet.forEach(line -> out.append("- ").append(Markdown.plain(line)).append('\n'));
        }
    }

    private void appendProperties(StringBuilder out) {
        out.append("\n## Properties\n\n");
        judged.result()
                .properties()
                .forEach(property -> out.append("- **")
                        .append(property.slug())
                        .append("**: ")
                        .append(Markdown.plain(property.words()))
                        .append(" $")
                        .append(property.formula())
                        .append("$\n"));
    }
}
