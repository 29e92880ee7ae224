package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.Overlap.Form;
import io.github.certidice.number.Rational;

/** TP, P and G of some voxels of one class. */
final class Sums {

    private final Overlap overlap;
    private final Voxels voxels;
    private Plain intersection;
    private Plain prediction;
    private Plain target;

    Sums(Overlap overlap, Voxels voxels) {
        this.overlap = overlap;
        this.voxels = voxels;
        intersection = voxels.number(0);
        prediction = voxels.number(0);
        target = voxels.number(0);
    }

    void add(int image, int c, int voxel) {
        Plain counts = voxels.counts(image, c, voxel);
        Chance p = voxels.chance(image, c, voxel);
        Plain g = voxels.target(image, c, voxel);
        switch (voxels.front().voids().effect()) {
            case REMOVED -> add(p.times(counts), g.times(counts), voxels.number(1));
            case ZERO_BEFORE_ACTIVATION -> add(p, voxels.countedTarget(image, c, voxel), voxels.number(1));
            case OUT_OF_INTERSECTION -> add(p, g, counts);
        }
    }

    private void add(Chance p, Plain g, Plain meeting) {
        if (overlap.form() == Form.SQUARED_MAPS) {
            addMaps(p, g);
            return;
        }
        Rational e = overlap.exponent();
        Plain norm = overlap.form() == Form.NORMS ? p.p().abs().power(e) : p.p().power(e);
        Plain norms = norm.plus(g.power(e));
        Plain half = norms.minus(p.p().minus(g).abs().power(e)).times(Rational.HALF);
        Plain both = overlap.form().isNorm() ? half : p.p().times(g);
        intersection = intersection.plus(both.times(meeting));
        prediction = prediction.plus(norm);
        target = target.plus(g.power(e));
    }

    private void addMaps(Chance p, Plain g) {
        Plain tp = squared(p.p().times(g));
        intersection = intersection.plus(tp);
        prediction = prediction.plus(tp).plus(squared(p.p().times(g.complement())));
        target = target.plus(tp).plus(squared(p.q().times(g)));
    }

    private static Plain squared(Plain x) {
        return x.times(x);
    }

    Plain tp() {
        return intersection;
    }

    Plain p() {
        return prediction;
    }

    Plain g() {
        return target;
    }
}
