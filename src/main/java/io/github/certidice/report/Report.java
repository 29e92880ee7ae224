package io.github.certidice.report;

import io.github.certidice.claim.Budget;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.report.json.ClaimsJson;
import io.github.certidice.report.page.MarkdownPage;
import io.github.certidice.report.page.Page;
import io.github.certidice.report.plot.Plot;
import io.github.certidice.report.tex.Bibliography;
import io.github.certidice.report.tex.LedgerTex;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a campaign found out, as files: {@code index.html}, {@code summary.html} and {@code readings.html} for readers,
 * {@code ledger.tex} and {@code ledger.bib} for the appendix of a paper, {@code claims.md} for diffs, {@code claims.json} for
 * programs, and the plots. Same verdicts, same bytes: there are no times, names of machines or paths in them.
 *
 * @param verdicts in the ledger's order
 * @param seed of the campaign
 * @param budget of the campaign
 */
public record Report(List<Verdict> verdicts, long seed, Budget budget) {

    /** A report of these verdicts. */
    public static Report of(List<Verdict> verdicts, long seed, Budget budget) {
        return new Report(List.copyOf(verdicts), seed, budget);
    }

    /**
     * Says early what {@link #writeTo} would say late.
     *
     * @throws io.github.certidice.InvalidInput if a report can't be written there
     */
    public static void requireWritable(Path folder) {
        new ReportFolder(folder).requireWritable();
    }

    /** Contents by name; names have {@code /} between folders. */
    public SortedMap<String, String> files() {
        Page page = Page.of(verdicts, seed, budget);
        SortedMap<String, String> files = new TreeMap<>();
        files.put("index.html", page.toHtml());
        files.put("summary.html", page.summaryHtml());
        files.put("readings.html", page.readingsHtml());
        files.put("ledger.tex", new LedgerTex(page).text());
        files.put("ledger.bib", new Bibliography(page.works()).text());
        files.put("claims.md", new MarkdownPage(page).text());
        files.put("claims.json", new ClaimsJson(page).text());
        for (Plot plot : page.allPlots()) {
            files.put("plots/" + plot.name() + ".svg", plot.toSvg() + "\n");
        }
        return files;
    }

    /**
     * Writes all files, or none.
     *
     * @throws io.github.certidice.InvalidInput if the folder can't be written, or holds anything but a report
     */
    public void writeTo(Path folder) {
        new ReportFolder(folder).write(files());
    }
}
