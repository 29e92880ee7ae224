package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.number.Rational;
import java.util.List;

/** What one voxel, or one voxel and class, adds. */
final class SlowTerms {

    private final PixelTerm term;
    private final Voxels voxels;
    private final List<Integer> classes;

    SlowTerms(PixelTerm term, Voxels voxels) {
        this.term = term;
        this.voxels = voxels;
        classes = voxels.classes();
    }

    boolean isPerVoxel() {
        return term instanceof PixelTerm.CrossEntropy || term instanceof PixelTerm.SmoothedFocal;
    }

    Plain of(int image, int i, int voxel) {
        if (term instanceof PixelTerm.CrossEntropy ce) {
            return crossEntropy(ce, image, voxel);
        }
        if (term instanceof PixelTerm.SmoothedFocal focal) {
            return smoothedFocal(focal, image, voxel);
        }
        Chance p = voxels.chance(image, classes.get(i), voxel);
        Plain g = voxels.target(image, classes.get(i), voxel);
        if (term instanceof PixelTerm.BinaryCrossEntropy bce) {
            return binary(bce, p, g, i);
        }
        if (term instanceof PixelTerm.ClassFocal focal) {
            Plain power = p.q().power(focal.gamma()).times(focal.alphas().of(i));
            return product(g, p.p()).times(power).negated();
        }
        if (term instanceof PixelTerm.BalancedCrossEntropy balanced) {
            return balanced(balanced, p, g);
        }
        return term instanceof PixelTerm.BinaryFocal focal
                ? new SlowFocal(focal, voxels).of(image, i, voxel)
                : SlowSteps.logCosh(p.p().minus(g));
    }

    private Plain of(List<Rational> list, int c) {
        return list.isEmpty() ? voxels.number(1) : Plain.of(list.get(list.size() == 1 ? 0 : c), voxels.digits());
    }

    /** factor log x, where 0 log 0 is 0. */
    private Plain product(Plain factor, Plain x) {
        return factor.isZero() ? factor : factor.times(x.log());
    }

    private Plain product(Plain factor, Plain x, PixelTerm.BinaryCrossEntropy bce) {
        Plain log = bce.logFloor().map(x.log()::atLeast).orElse(x.log());
        return factor.isZero() ? factor : factor.times(log);
    }

    private Plain binary(PixelTerm.BinaryCrossEntropy bce, Chance p, Plain target, int c) {
        Rational s = bce.smoothing();
        Plain g = target.times(Rational.ONE.minus(s)).plus(target.complement().times(s));
        Plain on = product(g.times(of(bce.positive(), c)), p.p(), bce);
        Plain off = product(g.complement(), p.q(), bce);
        return on.plus(off).times(of(bce.weights(), c)).negated();
    }

    /** (1 - s) w_y (-log p_y) + s / C sum w_c (-log p_c), and the same for soft targets. */
    private Plain crossEntropy(PixelTerm.CrossEntropy ce, int image, int voxel) {
        Plain sum = voxels.number(0);
        for (int c = 0; c < classes.size(); c++) {
            Plain g = voxels.target(image, classes.get(c), voxel);
            Plain p = voxels.chance(image, classes.get(c), voxel).p();
            Plain w = of(ce.weights(), c);
            Rational s = ce.smoothing();
            sum = sum.minus(product(w.times(g).times(Rational.ONE.minus(s)), p));
            sum = sum.minus(product(w.times(s.over(Rational.of(classes.size()))), p));
        }
        return sum;
    }

    /** The weight of the voxel's class. */
    Plain weight(int image, int voxel) {
        return term instanceof PixelTerm.CrossEntropy ce && voxels.isIndex()
                ? weight(ce, classes.indexOf(voxels.label(image, voxel)))
                : voxels.number(1);
    }

    private Plain weight(PixelTerm.CrossEntropy ce, int i) {
        return ce.weights().isEmpty() ? voxels.number(1) : i < 0 ? voxels.number(0) : of(ce.weights(), i);
    }

    private Plain smoothedFocal(PixelTerm.SmoothedFocal focal, int image, int voxel) {
        Plain q = Plain.of(focal.smoothing(), voxels.digits());
        Plain alpha = voxels.number(0);
        Plain most = q.complement();
        Plain least =
                classes.size() == 1 ? voxels.number(0) : q.times(Rational.ONE.over(Rational.of(classes.size() - 1L)));
        for (int c = 0; c < classes.size(); c++) {
            Plain g = voxels.target(image, classes.get(c), voxel);
            Plain p = voxels.chance(image, classes.get(c), voxel).p();
            q = q.plus(g.max(least).min(most).times(p));
            alpha = alpha.plus(g.times(focal.alphas().of(c)));
        }
        Plain factor = q.complement().power(focal.gamma());
        return factor.isZero() ? factor : alpha.times(factor).times(q.log()).negated();
    }

    /** b = (n / (m + n + epsilon))^gamma with the numbers m of ones and n of zeros in the target. */
    private Plain balanced(PixelTerm.BalancedCrossEntropy rule, Chance p, Plain g) {
        long[] counts = new long[2];
        for (int image = 0; image < voxels.images(); image++) {
            for (int c = 0; c < voxels.allClasses(); c++) {
                for (int voxel = 0; voxel < voxels.voxels(); voxel++) {
                    Plain target = voxels.target(image, c, voxel);
                    counts[0] += target.isZero() ? 1 : 0;
                    counts[1] += target.complement().isZero() ? 1 : 0;
                }
            }
        }
        Plain all = voxels.number(counts[0] + counts[1]).plus(rule.epsilon());
        Plain b = voxels.number(counts[0]).over(all).power(rule.gamma());
        Plain on = product(g, p.p()).times(b.power(rule.power()));
        return on.plus(product(g.complement(), p.q()).times(b.complement().power(rule.power())))
                .negated();
    }

    /** F^gamma of a binary focal loss. */
    Plain factor(int image, int i, int voxel) {
        return new SlowFocal((PixelTerm.BinaryFocal) term, voxels).factor(image, i, voxel);
    }
}
