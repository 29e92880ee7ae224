package io.github.certidice.report.figure;

import io.github.certidice.evidence.Histogram;
import io.github.certidice.evidence.Verdict;
import io.github.certidice.report.plot.Axis;
import io.github.certidice.report.plot.Bins;
import io.github.certidice.report.plot.Plot;
import java.util.Optional;

/** How the slack of a claim's cases is distributed. */
public final class SlackHistogram {

    private SlackHistogram() {}

    /** The histogram; none for equalities, which have no slack. */
    public static Optional<Plot> of(Verdict verdict) {
        return verdict.histogram().map(histogram -> plot(verdict.claim().slug(), histogram));
    }

    private static Plot plot(String slug, Histogram histogram) {
        long[] counts = histogram.counts().stream().mapToLong(Long::longValue).toArray();
        Axis share = Axis.linear("slack as a share (0: at the limit)");
        return Plot.histogram("slack-" + slug, "Slack of " + slug, Bins.equal(0, 1, counts), share)
                .withAxes(share, Axis.log10("cases"))
                .describedAs("How many enumerated and sampled cases lie how far from the limit.");
    }
}
