package io.github.certidice.loss.evaluation.slow;

import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;

/** The focal loss of binary problems. */
final class SlowFocal {

    private final BinaryFocal focal;
    private final Voxels voxels;

    SlowFocal(BinaryFocal focal, Voxels voxels) {
        this.focal = focal;
        this.voxels = voxels;
    }

    private Plain one() {
        return voxels.number(1);
    }

    private Chance chance(int image, int i, int voxel) {
        return voxels.chance(image, voxels.classes().get(i), voxel);
    }

    private Plain target(int image, int i, int voxel) {
        return voxels.target(image, voxels.classes().get(i), voxel);
    }

    Plain of(int image, int i, int voxel) {
        Plain g = target(image, i, voxel);
        Chance p = clamped(chance(image, i, voxel));
        List<Rational> q = focal.positive();
        Plain positive = q.isEmpty() ? g : g.times(q.get(q.size() == 1 ? 0 : i));
        Plain on = log(positive, p.p());
        Plain off = log(g.complement(), p.q());
        Rational alpha = focal.alpha().orElse(Rational.ONE);
        Rational rest = focal.alpha().map(Rational.ONE::minus).orElse(Rational.ONE);
        Plain term;
        if (focal.factor() == FocalFactor.OF_EACH_TERM) {
            Chance plain = chance(image, i, voxel);
            term = times(on.times(alpha), plain.q()).plus(times(off.times(rest), plain.p()));
        } else {
            Plain a = focal.alpha().isEmpty()
                    ? one()
                    : g.times(alpha).plus(g.complement().times(rest));
            term = times(a.times(on.plus(off)), base(image, i, voxel));
        }
        return term.times(focal.weights().of(i)).negated();
    }

    private static Plain log(Plain factor, Plain x) {
        return factor.isZero() ? factor : factor.times(x.log());
    }

    /** x F^gamma, where 0 times the logarithm of 0 is 0. */
    private Plain times(Plain x, Plain base) {
        Plain power = power(base);
        return power.isZero() ? power : x.times(power);
    }

    private Chance clamped(Chance p) {
        return focal.clamp()
                .map(e -> Chance.of(p.p().atLeast(e).min(Plain.of(Rational.ONE.minus(e), voxels.digits()))))
                .orElse(p);
    }

    /** F^gamma. */
    Plain factor(int image, int i, int voxel) {
        return power(base(image, i, voxel));
    }

    private Plain power(Plain base) {
        if (focal.reduced().isEmpty()) {
            return base.power(focal.gamma());
        }
        PixelTerm.Reduced rule = focal.reduced().get();
        boolean below = base.complement().compareTo(Plain.of(rule.threshold(), voxels.digits())) < 0;
        return below ? one() : base.times(Rational.ONE.over(rule.divisor())).power(focal.gamma());
    }

    private Plain base(int image, int i, int voxel) {
        Chance p = chance(image, i, voxel);
        Plain g = target(image, i, voxel);
        return switch (focal.factor()) {
            case OF_DISTANCE -> g.complement().isZero() ? p.q() : g.minus(p.p()).abs();
            case OF_SIGNED_LOGIT -> signed(p, g);
            case OF_MIXTURE -> mixture(p, g);
            case OF_SOFTMAX_MIXTURE -> mixture(softmax(image, i, voxel), g);
            default -> missed(p, g);
        };
    }

    private static Plain mixture(Chance p, Plain g) {
        return p.p().times(g.complement()).plus(p.q().times(g));
    }

    private Chance softmax(int image, int i, int voxel) {
        List<Integer> seen = voxels.front().channels().beforeActivation()
                ? voxels.classes()
                : IntStream.range(0, voxels.allClasses()).boxed().toList();
        List<Plain> z = seen.stream().map(c -> voxels.logit(image, c, voxel)).toList();
        return new Activations(voxels.digits())
                .softmax(z)
                .get(seen.indexOf(voxels.classes().get(i)));
    }

    /** 1 / (1 + e^(z (2 g - 1))). */
    private Plain signed(Chance p, Plain g) {
        if (g.isZero() || g.complement().isZero()) {
            return g.isZero() ? p.p() : p.q();
        }
        Plain z = p.logit().times(g.times(Rational.TWO).minus(one()));
        return one().over(one().plus(z.exp()));
    }

    /** 1 - e^-BCE. */
    private static Plain missed(Chance p, Plain g) {
        if (g.isZero() || g.complement().isZero()) {
            return g.isZero() ? p.p() : p.q();
        }
        return log(g, p.p()).plus(log(g.complement(), p.q())).exp().complement();
    }
}
