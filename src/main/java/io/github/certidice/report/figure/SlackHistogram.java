package io.github.certidice.report.figure;

import io.github.certidice.claim.Claim;
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
        return verdict.histogram().map(histogram -> plot(verdict.claim(), histogram));
    }

    private static Plot plot(Claim claim, Histogram histogram) {
        String whole = claim.tightness().constant().isPresent() ? "constant" : "distance between limits";
        long[] counts = histogram.counts().stream().mapToLong(Long::longValue).toArray();
        Axis share = Axis.linear("slack / " + whole);
        return Plot.histogram("slack-" + claim.slug(), "Slack of " + claim.slug(), Bins.equal(0, 1, counts), share)
                .withAxes(share, Axis.log10("cases"))
                .describedAs("How many enumerated and sampled cases lie how far from the limit; 0 is at the limit.");
    }
}
