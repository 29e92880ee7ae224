package io.github.certidice.loss.evaluation;

import io.github.certidice.InvalidInput;
import io.github.certidice.loss.pipeline.ClassWeights;
import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The terms of a pixelwise loss at one voxel. Products with a target of 0 are left out, so that 0 log 0 is 0. */
final class PixelTerms {

    private final PixelTerm term;
    private final Grid grid;
    private final List<Integer> classes;
    private final Balance balance;

    PixelTerms(PixelTerm term, Context context, Grid grid, List<Integer> classes) {
        this.term = term;
        this.grid = grid;
        this.classes = classes;
        this.balance = term instanceof PixelTerm.BalancedCrossEntropy balanced
                ? Balance.of(balanced, grid, context.arithmetic())
                : null;
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
            OverlapRun.requireSize("weight", ce.weights().size(), classes.size());
        } else if (term instanceof PixelTerm.ClassFocal focal) {
            requireSize("alpha", focal.alphas());
        } else if (term instanceof PixelTerm.SmoothedFocal focal) {
            requireSize("alpha", focal.alphas());
        } else if (term instanceof PixelTerm.BinaryFocal focal) {
            requireSize("pos_weight", focal.positive());
            requireSize("weight", focal.weights());
        }
    }

    private void requireSize(String argument, ClassWeights weights) {
        int found = weights.first().size();
        if (weights.rest().isEmpty() && found != classes.size()) {
            throw InvalidInput.coded(
                    "SHAPE_MISMATCH", argument, found + " numbers", classes.size() + ", one for each class");
        }
    }

    private void requireSize(String argument, List<Rational> list) {
        if (list.size() > 1) {
            OverlapRun.requireSize(argument, list.size(), classes.size());
        }
    }

    private static Rational of(List<Rational> list, int i) {
        return list.isEmpty() ? Rational.ONE : list.get(list.size() == 1 ? 0 : i);
    }

    /** The class weight of an index, where the term has some. */
    Rational weightOf(int label) {
        return term instanceof PixelTerm.CrossEntropy ce && !ce.weights().isEmpty()
                ? weightOf(ce, classes.indexOf(label))
                : Rational.ONE;
    }

    /** A label of no class that counts weighs nothing. */
    private static Rational weightOf(PixelTerm.CrossEntropy ce, int i) {
        return i < 0 ? Rational.ZERO : ce.weights().get(i);
    }

    private Rational target(VoxelReader.Voxel voxel, int i) {
        return Rational.of(grid.target(voxel.image(), classes.get(i), voxel.voxel()));
    }

    private Probability probability(VoxelReader.Voxel voxel, int i) {
        return voxel.probability(classes.get(i));
    }

    /** The term of the i-th class that counts; for terms of a whole voxel see {@link #ofVoxel}. */
    Variable ofClass(VoxelReader.Voxel voxel, int i) {
        Tape tape = voxel.tape();
        if (term instanceof PixelTerm.BinaryCrossEntropy bce) {
            return binary(tape, bce, probability(voxel, i), target(voxel, i), i);
        }
        if (term instanceof PixelTerm.BinaryFocal focal) {
            Variable whole = focal(focal, voxel, i).term(of(focal.positive(), i));
            return whole.times(focal.weights().of(i));
        }
        if (term instanceof PixelTerm.ClassFocal focal) {
            return classFocal(tape, focal, voxel, i);
        }
        return term instanceof PixelTerm.BalancedCrossEntropy
                ? balanced(tape, probability(voxel, i), target(voxel, i))
                : logCosh(
                        (PixelTerm.LogCoshDistance) term,
                        tape,
                        probability(voxel, i).p().minus(tape.constant(target(voxel, i))));
    }

    private static Variable logCosh(PixelTerm.LogCoshDistance rule, Tape tape, Variable x) {
        boolean linear = rule.linearBelow().isPresent()
                && x.value().minus(tape.number(rule.linearBelow().get())).signum() < 0;
        return linear ? x.negated().minus(tape.constant(Rational.TWO).log()) : Shaper.logCosh(x, tape);
    }

    private FocalTerms focal(PixelTerm.BinaryFocal focal, VoxelReader.Voxel voxel, int i) {
        Probability p = probability(voxel, i);
        Probability mixed = focal.factor() == FocalFactor.OF_SOFTMAX_MIXTURE ? voxel.softmax(classes.get(i)) : p;
        return new FocalTerms(focal, voxel.tape(), p, mixed, target(voxel, i));
    }

    /** F^gamma of the i-th class that counts, of a binary focal loss. */
    Variable focalFactor(VoxelReader.Voxel voxel, int i) {
        FocalTerms terms = focal((PixelTerm.BinaryFocal) term, voxel, i);
        return terms.power(terms.factor()).orElseGet(() -> voxel.tape().constant(Rational.ZERO));
    }

    private static Variable binary(Tape tape, PixelTerm.BinaryCrossEntropy bce, Probability p, Rational target, int i) {
        Rational s = bce.smoothing();
        Rational g = target.times(Rational.ONE.minus(s))
                .plus(Rational.ONE.minus(target).times(s));
        Rational w = of(bce.weights(), i);
        List<Variable> parts = new ArrayList<>();
        addTo(parts, w.times(of(bce.positive(), i)).times(g), () -> atMost(p.minusLogP(), bce.logFloor()));
        addTo(parts, w.times(Rational.ONE.minus(g)), () -> atMost(p.minusLogQ(), bce.logFloor()));
        Variable sum = tape.sum(parts);
        return bce.slopeFloor()
                .map(least -> sloped(sum, p.p(), g, scale(p, w, least)))
                .orElse(sum);
    }

    /** The value of the term with the slope w (p - g) / max(p (1 - p), least). */
    private static Variable sloped(Variable term, Variable p, Rational g, Quantity scale) {
        return p.unary(term.value(), p.value().minus(p.tape().number(g)).times(scale));
    }

    private static Quantity scale(Probability p, Rational w, Rational least) {
        Tape tape = p.p().tape();
        Quantity variance = p.p().value().times(p.q().value());
        return tape.number(w).over(variance.max(tape.number(least)));
    }

    private static Variable atMost(Variable minusLog, Optional<Rational> floor) {
        return floor.map(least -> minusLog.atMost(least.negated())).orElse(minusLog);
    }

    /** Something that is not computed where it isn't needed. */
    interface Lazy {
        Variable get();
    }

    static void addTo(List<Variable> parts, Rational weight, Lazy factor) {
        if (weight.signum() != 0) {
            parts.add(factor.get().times(weight));
        }
    }

    /** factor^gamma; nothing where that is 0. */
    static Optional<Variable> power(Tape tape, Rational gamma, Variable factor) {
        if (gamma.signum() == 0) {
            return Optional.of(tape.constant(Rational.ONE));
        }
        return factor.isZero() ? Optional.empty() : Optional.of(factor.power(gamma));
    }

    private Variable classFocal(Tape tape, PixelTerm.ClassFocal focal, VoxelReader.Voxel voxel, int i) {
        Probability p = probability(voxel, i);
        Rational weight = focal.alphas().of(i).times(target(voxel, i));
        Optional<Variable> power = power(tape, focal.gamma(), p.q());
        if (weight.signum() == 0 || power.isEmpty()) {
            return tape.constant(Rational.ZERO);
        }
        return power.get().times(p.minusLogP()).times(weight);
    }

    private Variable balanced(Tape tape, Probability p, Rational g) {
        List<Variable> parts = new ArrayList<>();
        addTo(parts, g, () -> p.minusLogP().times(tape.constant(balance.positive())));
        addTo(parts, Rational.ONE.minus(g), () -> p.minusLogQ().times(tape.constant(balance.negative())));
        return tape.sum(parts);
    }

    /** Weights of both terms. */
    private record Balance(Quantity positive, Quantity negative) {

        /** {@code b^power} and {@code (1 - b)^power} with {@code b = (n / (m + n + epsilon))^gamma}. */
        static Balance of(PixelTerm.BalancedCrossEntropy rule, Grid grid, Arithmetic arithmetic) {
            long negative = count(grid, 0);
            Quantity all =
                    arithmetic.constant(Rational.of(negative + count(grid, 1))).plus(rule.epsilon());
            Quantity b = arithmetic.constant(Rational.of(negative)).over(all).power(rule.gamma());
            return new Balance(b.power(rule.power()), b.complement().power(rule.power()));
        }

        private static long count(Grid grid, double number) {
            long count = 0;
            for (int image = 0; image < grid.images(); image++) {
                for (int c = 0; c < grid.classes(); c++) {
                    for (int voxel = 0; voxel < grid.voxels(); voxel++) {
                        count += grid.target(image, c, voxel) == number ? 1 : 0;
                    }
                }
            }
            return count;
        }
    }

    /** The term of all classes together. */
    Variable ofVoxel(VoxelReader.Voxel voxel) {
        return term instanceof PixelTerm.CrossEntropy ce
                ? crossEntropy(ce, voxel)
                : smoothedFocal((PixelTerm.SmoothedFocal) term, voxel);
    }

    private Variable crossEntropy(PixelTerm.CrossEntropy ce, VoxelReader.Voxel voxel) {
        Rational s = ce.smoothing();
        Rational uniform = s.over(Rational.of(classes.size()));
        List<Variable> parts = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            Probability p = probability(voxel, i);
            Rational h = target(voxel, i).times(Rational.ONE.minus(s)).plus(uniform);
            addTo(parts, of(ce.weights(), i).times(h), p::minusLogP);
        }
        return voxel.tape().sum(parts);
    }

    private Variable smoothedFocal(PixelTerm.SmoothedFocal focal, VoxelReader.Voxel voxel) {
        Rational s = focal.smoothing();
        Rational low = classes.size() > 1 ? s.over(Rational.of(classes.size() - 1L)) : Rational.ZERO;
        List<Variable> parts = new ArrayList<>();
        Rational alpha = Rational.ZERO;
        for (int i = 0; i < classes.size(); i++) {
            Rational g = target(voxel, i);
            parts.add(probability(voxel, i).p().times(g.max(low).min(Rational.ONE.minus(s))));
            alpha = alpha.plus(focal.alphas().of(i).times(g));
        }
        Variable q = voxel.tape().sum(parts).plus(s);
        Variable log = q.log().negated().times(alpha);
        return power(voxel.tape(), focal.gamma(), q.complement())
                .map(log::times)
                .orElseGet(() -> voxel.tape().constant(Rational.ZERO));
    }
}
