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
            Plain power = p.q().power(focal.gamma()).times(of(focal.alphas(), i));
            return product(g, p.p()).times(power).negated();
        }
        return term instanceof PixelTerm.BinaryFocal focal
                ? binaryFocal(focal, image, i, voxel)
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
                ? of(ce.weights(), classes.indexOf(voxels.label(image, voxel)))
                : voxels.number(1);
    }

    private Plain smoothedFocal(PixelTerm.SmoothedFocal focal, int image, int voxel) {
        Plain q = Plain.of(focal.smoothing(), voxels.digits());
        Plain alpha = voxels.number(0);
        Plain most = q.complement();
        Plain least = classes.size() == 1
                ? voxels.number(0)
                : q.times(Rational.ONE.over(Rational.of(classes.size() - 1L)));
        for (int c = 0; c < classes.size(); c++) {
            Plain g = voxels.target(image, classes.get(c), voxel);
            Plain p = voxels.chance(image, classes.get(c), voxel).p();
            q = q.plus(g.max(least).min(most).times(p));
            alpha = alpha.plus(of(focal.alphas(), c).times(g));
        }
        Plain a = focal.alphas().size() > 1 ? alpha : of(focal.alphas(), 0);
        Plain factor = q.complement().power(focal.gamma());
        return factor.isZero() ? factor : a.times(factor).times(q.log()).negated();
    }

    private Plain binaryFocal(PixelTerm.BinaryFocal focal, int image, int i, int voxel) {
        Chance p = voxels.chance(image, classes.get(i), voxel);
        Plain g = voxels.target(image, classes.get(i), voxel);
        Plain positive = g.times(of(focal.positive(), i));
        Plain a = focal.alpha()
                .map(alpha -> g.times(alpha).plus(g.complement().times(Rational.ONE.minus(alpha))))
                .orElse(voxels.number(1));
        if (focal.factor() == PixelTerm.FocalFactor.OF_EACH_TERM) {
            Plain on = product(positive, p.p()).times(p.q().power(focal.gamma()));
            Plain off = product(g.complement(), p.q()).times(p.p().power(focal.gamma()));
            return a.times(on.plus(off)).negated();
        }
        Plain entropy = product(positive, p.p()).plus(product(g.complement(), p.q())).negated();
        Plain factor = factor(focal, image, i, voxel);
        return factor.isZero() ? factor : a.times(factor).times(entropy);
    }

    /** F^gamma. */
    Plain factor(PixelTerm.BinaryFocal focal, int image, int i, int voxel) {
        Chance p = voxels.chance(image, classes.get(i), voxel);
        Plain g = voxels.target(image, classes.get(i), voxel);
        Plain base =
                switch (focal.factor()) {
                    case OF_DISTANCE -> distance(p, g);
                    case OF_SIGNED_LOGIT -> signed(p, g);
                    default -> missed(p, g);
                };
        return base.power(focal.gamma());
    }

    private static Plain distance(Chance p, Plain g) {
        return g.complement().isZero() ? p.q() : g.minus(p.p()).abs();
    }

    /** 1 / (1 + e^(z (2 g - 1))). */
    private Plain signed(Chance p, Plain g) {
        if (g.isZero() || g.complement().isZero()) {
            return g.isZero() ? p.p() : p.q();
        }
        Plain z = p.logit().times(g.times(Rational.TWO).minus(voxels.number(1)));
        return voxels.number(1).over(voxels.number(1).plus(z.exp()));
    }

    /** 1 - e^-BCE = 1 - p^g q^(1 - g). */
    private Plain missed(Chance p, Plain g) {
        if (g.isZero() || g.complement().isZero()) {
            return g.isZero() ? p.p() : p.q();
        }
        return product(g, p.p()).plus(product(g.complement(), p.q())).exp().complement();
    }
}
