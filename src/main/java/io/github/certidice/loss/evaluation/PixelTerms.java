package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The terms of a pixelwise loss at one voxel. Products with a target of 0 are left out, so that 0 log 0 is 0. */
final class PixelTerms {

    private final PixelTerm term;
    private final int classes;

    PixelTerms(PixelTerm term, int classes) {
        this.term = term;
        this.classes = classes;
        requireSizes();
    }

    /** True where there is one term for all classes of a voxel. */
    boolean isPerVoxel() {
        return term instanceof PixelTerm.CrossEntropy || term instanceof PixelTerm.SmoothedFocal;
    }

    private void requireSizes() {
        if (term instanceof PixelTerm.BinaryCrossEntropy bce) {
            requireSize("pos_weight", bce.positive());
            requireSize("weight", bce.weights());
        } else if (term instanceof PixelTerm.CrossEntropy ce && !ce.weights().isEmpty()) {
            OverlapRun.requireSize("weight", ce.weights().size(), classes);
        } else if (term instanceof PixelTerm.ClassFocal focal) {
            requireSize("alpha", focal.alphas());
        } else if (term instanceof PixelTerm.BinaryFocal focal) {
            requireSize("pos_weight", focal.positive());
        }
    }

    private void requireSize(String argument, List<Rational> list) {
        if (list.size() > 1 && list.size() != classes) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH", argument, list.size() + " numbers", "1 or " + classes + ", one for each class");
        }
    }

    private static Rational of(List<Rational> list, int c) {
        return list.isEmpty() ? Rational.ONE : list.get(list.size() == 1 ? 0 : c);
    }

    /** The class weight of an index, where the term has some. */
    Rational weightOf(int label) {
        return term instanceof PixelTerm.CrossEntropy ce && !ce.weights().isEmpty()
                ? ce.weights().get(label)
                : Rational.ONE;
    }

    /** The term of one class; for terms of a whole voxel see {@link #ofVoxel}. */
    Variable ofClass(Tape tape, Probability p, Rational g, int c) {
        if (term instanceof PixelTerm.BinaryCrossEntropy bce) {
            return binary(tape, bce, p, g, c);
        }
        if (term instanceof PixelTerm.BinaryFocal focal) {
            return binaryFocal(tape, focal, p, g, c);
        }
        if (term instanceof PixelTerm.ClassFocal focal) {
            return classFocal(tape, focal, p, g, c);
        }
        return Shaper.logCosh(p.p().minus(tape.constant(g)), tape);
    }

    private static Variable binary(Tape tape, PixelTerm.BinaryCrossEntropy bce, Probability p, Rational target, int c) {
        Rational s = bce.smoothing();
        Rational g = target.times(Rational.ONE.minus(s))
                .plus(Rational.ONE.minus(target).times(s));
        Rational w = of(bce.weights(), c);
        List<Variable> parts = new ArrayList<>();
        addTo(parts, w.times(of(bce.positive(), c)).times(g), () -> atMost(p.minusLogP(), bce.logFloor()));
        addTo(parts, w.times(Rational.ONE.minus(g)), () -> atMost(p.minusLogQ(), bce.logFloor()));
        return tape.sum(parts);
    }

    private static Variable atMost(Variable minusLog, Optional<Rational> floor) {
        return floor.map(least -> minusLog.atMost(least.negated())).orElse(minusLog);
    }

    private interface Factor {
        Variable get();
    }

    private static void addTo(List<Variable> parts, Rational weight, Factor factor) {
        if (weight.signum() != 0) {
            parts.add(factor.get().times(weight));
        }
    }

    private static Variable binaryFocal(Tape tape, PixelTerm.BinaryFocal focal, Probability p, Rational g, int c) {
        Rational off = Rational.ONE.minus(g);
        Rational a = focal.alpha()
                .map(alpha -> alpha.times(g).plus(Rational.ONE.minus(alpha).times(off)))
                .orElse(Rational.ONE);
        Rational positive = of(focal.positive(), c);
        List<Variable> parts = new ArrayList<>();
        if (focal.factor() == PixelTerm.FocalFactor.OF_EACH_TERM) {
            addTo(parts, a.times(g).times(positive), () -> focal(focal, tape, p.q(), p.minusLogP()));
            addTo(parts, a.times(off), () -> focal(focal, tape, p.p(), p.minusLogQ()));
        } else {
            Variable entropy = entropy(tape, p, g, positive);
            addTo(parts, a, () -> focal(focal, tape, factor(tape, focal.factor(), p, g), entropy));
        }
        return tape.sum(parts);
    }

    private static Variable entropy(Tape tape, Probability p, Rational g, Rational positive) {
        List<Variable> parts = new ArrayList<>();
        addTo(parts, g.times(positive), p::minusLogP);
        addTo(parts, Rational.ONE.minus(g), p::minusLogQ);
        return tape.sum(parts);
    }

    /** What gets the power gamma. */
    static Variable factor(Tape tape, PixelTerm.FocalFactor kind, Probability p, Rational g) {
        if (g.equals(Rational.ONE)) {
            return p.q();
        }
        if (g.signum() == 0) {
            return p.p();
        }
        return switch (kind) {
            case OF_SIGNED_LOGIT ->
                Probability.Logistic.of(p.logit().times(g.times(Rational.TWO).minus(Rational.ONE)))
                        .q();
            case OF_DISTANCE -> p.p().minus(tape.constant(g)).abs();
            default -> entropy(tape, p, g, Rational.ONE).negated().exp().complement();
        };
    }

    /**
     * factor^gamma * entropy. Where the factor is 0 so is the entropy, and the product's slope tends to 0 for every gamma
     * above 0.
     */
    private static Variable focal(PixelTerm.BinaryFocal focal, Tape tape, Variable factor, Variable entropy) {
        return power(tape, focal.gamma(), factor).map(entropy::times).orElseGet(() -> tape.constant(Rational.ZERO));
    }

    /** factor^gamma; nothing where that is 0. */
    private static Optional<Variable> power(Tape tape, Rational gamma, Variable factor) {
        if (gamma.signum() == 0) {
            return Optional.of(tape.constant(Rational.ONE));
        }
        return factor.isZero() ? Optional.empty() : Optional.of(factor.power(gamma));
    }

    private static Variable classFocal(Tape tape, PixelTerm.ClassFocal focal, Probability p, Rational g, int c) {
        Rational weight = of(focal.alphas(), c).times(g);
        Optional<Variable> power = power(tape, focal.gamma(), p.q());
        if (weight.signum() == 0 || power.isEmpty()) {
            return tape.constant(Rational.ZERO);
        }
        return power.get().times(p.minusLogP()).times(weight);
    }

    /** The term of all classes together. */
    Variable ofVoxel(Tape tape, List<Probability> p, List<Rational> g) {
        return term instanceof PixelTerm.CrossEntropy ce
                ? crossEntropy(tape, ce, p, g)
                : smoothedFocal(tape, (PixelTerm.SmoothedFocal) term, p, g);
    }

    private static Variable crossEntropy(Tape tape, PixelTerm.CrossEntropy ce, List<Probability> p, List<Rational> g) {
        Rational s = ce.smoothing();
        Rational uniform = s.over(Rational.of(p.size()));
        List<Variable> parts = new ArrayList<>();
        for (int c = 0; c < p.size(); c++) {
            Probability one = p.get(c);
            Rational h = g.get(c).times(Rational.ONE.minus(s)).plus(uniform);
            addTo(parts, of(ce.weights(), c).times(h), one::minusLogP);
        }
        return tape.sum(parts);
    }

    private static Variable smoothedFocal(
            Tape tape, PixelTerm.SmoothedFocal focal, List<Probability> p, List<Rational> g) {
        Rational s = focal.smoothing();
        Rational low = p.size() > 1 ? s.over(Rational.of(p.size() - 1L)) : Rational.ZERO;
        List<Variable> parts = new ArrayList<>();
        Rational ofTarget = Rational.ZERO;
        for (int c = 0; c < p.size(); c++) {
            Rational h = g.get(c).max(low).min(Rational.ONE.minus(s));
            parts.add(p.get(c).p().times(h));
            ofTarget = ofTarget.plus(of(focal.alphas(), c).times(g.get(c)));
        }
        Rational alpha = focal.alphas().size() > 1 ? ofTarget : of(focal.alphas(), 0);
        Variable q = tape.sum(parts).plus(s);
        Variable factor = q.complement();
        Variable log = q.log().negated().times(alpha);
        return power(tape, focal.gamma(), factor).map(log::times).orElseGet(() -> tape.constant(Rational.ZERO));
    }
}
