package io.github.certidice.evidence;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Measurement;
import java.util.Optional;

/**
 * Checks cases of one claim and keeps count: how many, the smallest violation, the case closest to the constant, and how
 * the slack is distributed. Tallies of parts of a campaign are joined in order, so the result doesn't depend on threads.
 */
final class Tally {

    /**
     * A case this close to the constant, as a share of it, counts as being there: of such cases the smallest is kept,
     * because it is the one that a reader can follow.
     */
    static final double THERE = 1e-12;

    private final Claim claim;
    private long checked;
    private long outside;
    private long violated;
    private Witness violation;
    private Witness closest;
    private double closestShare = Double.POSITIVE_INFINITY;
    private final long[] histogram = new long[Histogram.BINS];

    Tally(Claim claim) {
        this.claim = claim;
    }

    /** What the law says of the case; nothing where the claim doesn't speak of it. */
    Optional<Measurement> check(Case example) {
        if (!claim.domain().contains(example)) {
            outside++;
            return Optional.empty();
        }
        checked++;
        Measurement measurement = claim.law().of(example);
        if (measurement.holds()) {
            keepIfCloser(example, measurement);
        } else {
            violated++;
            keepIfSmaller(new Witness(example, measurement));
        }
        return Optional.of(measurement);
    }

    private void keepIfCloser(Case example, Measurement measurement) {
        if (measurement.isEquality()) {
            return;
        }
        double share = claim.slackShare(measurement);
        histogram[Histogram.bin(share)]++;
        if (isCloser(share, example)) {
            closest = new Witness(example, measurement);
            closestShare = share;
        }
    }

    private boolean isCloser(double share, Case example) {
        boolean bothThere = share < THERE && closestShare < THERE;
        return bothThere ? example.size() < closest.example().size() : share < closestShare;
    }

    private void keepIfSmaller(Witness witness) {
        boolean smaller = violation == null
                || witness.example().size() < violation.example().size();
        violation = smaller ? witness : violation;
    }

    /** Adds a tally of later cases. */
    Tally plus(Tally later) {
        checked += later.checked;
        outside += later.outside;
        violated += later.violated;
        if (later.violation != null) {
            keepIfSmaller(later.violation);
        }
        if (later.closest != null && isCloser(later.closestShare, later.closest.example())) {
            closest = later.closest;
            closestShare = later.closestShare;
        }
        for (int bin = 0; bin < histogram.length; bin++) {
            histogram[bin] += later.histogram[bin];
        }
        return this;
    }

    CaseEvidence evidence(CaseEvidence.Kind kind, String scope) {
        return new CaseEvidence(
                kind,
                scope,
                new CaseEvidence.Counts(checked, outside, violated),
                Optional.ofNullable(violation),
                Optional.ofNullable(closest),
                new Histogram(histogram));
    }
}
