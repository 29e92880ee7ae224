package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.EmptyRule;
import io.github.certidice.loss.pipeline.EmptyRule.Criterion;
import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.loss.pipeline.OverlapLoss;
import io.github.certidice.loss.pipeline.RatioWeights;
import io.github.certidice.loss.pipeline.RatioWeights.Absent;
import io.github.certidice.loss.pipeline.RatioWeights.InverseVolume;
import io.github.certidice.loss.pipeline.RatioWeights.OfProbabilities;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;

/** Overlap losses: part A of the conventions. */
final class SlowOverlap {

    private final OverlapLoss loss;
    private final Voxels voxels;
    private final List<Integer> classes;
    private final Sums[][] cells;

    SlowOverlap(OverlapLoss loss, Voxels voxels) {
        this.loss = loss;
        this.voxels = voxels;
        classes = voxels.classes();
        cells = new Sums[loss.grouping().perImage() ? voxels.images() : 1][classes.size()];
        for (int row = 0; row < cells.length; row++) {
            for (int i = 0; i < classes.size(); i++) {
                cells[row][i] = sums(row, i);
            }
        }
    }

    private Sums sums(int row, int i) {
        Sums sums = new Sums(loss.overlap(), voxels);
        for (int image = 0; image < voxels.images(); image++) {
            for (int voxel = 0; voxel < voxels.voxels() && isIn(row, image); voxel++) {
                sums.add(image, classes.get(i), voxel);
            }
        }
        return sums;
    }

    private boolean isIn(int row, int image) {
        return !loss.grouping().perImage() || row == image;
    }

    List<Plain> values() {
        Plain[][] losses = new Plain[cells.length][];
        for (int row = 0; row < cells.length; row++) {
            losses[row] = loss.grouping().perClass() ? ofClasses(row) : new Plain[] {joint(row)};
        }
        return new SlowAverage(loss.averaging(), loss.grouping(), voxels).of(losses);
    }

    private Plain[] ofClasses(int row) {
        Plain[] losses = new Plain[classes.size()];
        for (int i = 0; i < losses.length; i++) {
            Sums sums = cells[row][i];
            losses[i] = isSkipped(row, i) ? null : loss(sums.tp(), sums.p(), sums.g(), i);
        }
        return losses;
    }

    private Plain joint(int row) {
        Plain tp = voxels.number(0);
        Plain p = voxels.number(0);
        Plain g = voxels.number(0);
        for (int i = 0; i < classes.size(); i++) {
            if (!isSkipped(row, i)) {
                tp = tp.plus(cells[row][i].tp().times(weightOfProducts(row, i)));
                p = p.plus(cells[row][i].p().times(weight(row, i)));
                g = g.plus(cells[row][i].g().times(weight(row, i)));
            }
        }
        return loss(tp, p, g, 0);
    }

    private boolean isSkipped(int row, int i) {
        if (!(loss.empty() instanceof EmptyRule.Skipped rule)) {
            return false;
        }
        Plain least = Plain.of(rule.threshold(), voxels.digits());
        boolean skipped = true;
        for (int image = 0; image < voxels.images(); image++) {
            for (int voxel = 0; voxel < voxels.voxels() && isIn(row, image); voxel++) {
                skipped &= isEmpty(image, classes.get(i), voxel, rule.criterion(), least);
            }
        }
        return skipped;
    }

    private boolean isEmpty(int image, int c, int voxel, Criterion criterion, Plain least) {
        boolean target = voxels.target(image, c, voxel).compareTo(least) <= 0;
        boolean prediction = voxels.chance(image, c, voxel).p().compareTo(least) <= 0;
        boolean isVoid = voxels.counts(image, c, voxel).isZero();
        return isVoid || target && (criterion == Criterion.TARGET || prediction);
    }

    /** The empty rule, the ratio, the shape. */
    private Plain loss(Plain tp, Plain p, Plain g, int i) {
        if (loss.empty() instanceof EmptyRule.ZeroLoss && g.isZero()) {
            return voxels.number(0);
        }
        Overlap o = loss.overlap();
        Plain above = tp.times(o.scale()).plus(o.numerator());
        Plain mistakes = p.minus(tp).times(o.alpha()).plus(g.minus(tp).times(o.beta()));
        Plain below = tp.plus(mistakes).times(o.scale()).plus(o.denominator());
        Plain floored = o.floor()
                .map(least -> below.max(Plain.of(least, voxels.digits())))
                .orElse(below);
        boolean isUndefined = above.isZero() && floored.isZero();
        Plain ratio = isUndefined && loss.empty() instanceof EmptyRule.RatioAtZero rule
                ? Plain.of(rule.ratio(), voxels.digits())
                : above.over(floored);
        return SlowSteps.apply(loss.shape(), ratio, i);
    }

    /** w p times w g has w^2. */
    private Plain weightOfProducts(int row, int i) {
        if (loss.overlap().weights() instanceof OfProbabilities given) {
            Rational power = loss.overlap().form().isNorm() ? loss.overlap().exponent() : Rational.TWO;
            return Plain.of(given.weights().get(i), voxels.digits()).power(power);
        }
        return weight(row, i);
    }

    private Plain weight(int row, int i) {
        RatioWeights weights = loss.overlap().weights();
        if (weights instanceof OfProbabilities given) {
            return Plain.of(given.weights().get(i), voxels.digits())
                    .power(loss.overlap().exponent());
        }
        return weights instanceof InverseVolume rule ? inverse(rule, row, i) : voxels.number(1);
    }

    private Plain inverse(InverseVolume rule, int row, int i) {
        Plain volume = cells[row][i].g();
        Rational power = Rational.of(rule.power());
        Absent absent = rule.absent();
        if (absent instanceof RatioWeights.Added added) {
            return inverse(volume.plus(added.epsilon()).power(power));
        }
        if (absent instanceof RatioWeights.Floored floored) {
            return inverse(volume.power(power).max(Plain.of(floored.least(), voxels.digits())));
        }
        return volume.isZero() && rule.power() > 0 ? largest(rule, row, i) : inverse(volume.power(power));
    }

    private Plain inverse(Plain x) {
        return voxels.number(1).over(x);
    }

    /** The largest finite weight of the same row, or of the same class. */
    private Plain largest(InverseVolume rule, int row, int i) {
        List<Sums> others = new ArrayList<>();
        if (rule.absent() instanceof RatioWeights.AsLargestClass) {
            others.addAll(List.of(cells[row]));
        } else {
            for (Sums[] other : cells) {
                others.add(other[i]);
            }
        }
        return others.stream()
                .map(Sums::g)
                .filter(g -> !g.isZero())
                .map(g -> inverse(g.power(Rational.of(rule.power()))))
                .reduce(voxels.number(0), Plain::max);
    }
}
