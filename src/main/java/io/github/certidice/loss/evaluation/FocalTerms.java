package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.PixelTerm;
import io.github.certidice.loss.pipeline.PixelTerm.BinaryFocal;
import io.github.certidice.loss.pipeline.PixelTerm.FocalFactor;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The focal loss of one voxel and class as a binary problem. Where F is 0 so is the entropy, and the slope of their product
 * tends to 0 for every gamma above 0: such terms are left out, unless a clamp keeps the entropy above 0.
 */
final class FocalTerms {

    private final BinaryFocal focal;
    private final Tape tape;
    private final Probability p;
    private final Probability mixed;
    private final Rational g;

    /**
     * Of one voxel and class.
     *
     * @param p what logarithms see
     * @param mixed what F sees
     */
    FocalTerms(BinaryFocal focal, Tape tape, Probability p, Probability mixed, Rational g) {
        this.focal = focal;
        this.tape = tape;
        this.p = p;
        this.mixed = mixed;
        this.g = g;
    }

    /** a F^gamma (q g (-log p) + (1 - g) (-log(1 - p))). */
    Variable term(Rational positive) {
        return focal.factor() == FocalFactor.OF_EACH_TERM ? ofEachTerm(positive) : joint(positive);
    }

    private Rational off() {
        return Rational.ONE.minus(g);
    }

    private Variable ofEachTerm(Rational positive) {
        Rational on = focal.alpha().orElse(Rational.ONE);
        Rational rest = focal.alpha().map(Rational.ONE::minus).orElse(Rational.ONE);
        List<Variable> parts = new ArrayList<>();
        add(parts, on.times(g).times(positive), mixed.q(), this::minusLogP);
        add(parts, rest.times(off()), mixed.p(), this::minusLogQ);
        return tape.sum(parts);
    }

    private Variable joint(Rational positive) {
        Rational a = focal.alpha()
                .map(alpha -> alpha.times(g).plus(Rational.ONE.minus(alpha).times(off())))
                .orElse(Rational.ONE);
        List<Variable> parts = new ArrayList<>();
        add(parts, a, factor(), () -> entropy(positive));
        return tape.sum(parts);
    }

    private void add(List<Variable> parts, Rational weight, Variable factor, PixelTerms.Lazy entropy) {
        if (weight.signum() != 0) {
            power(factor)
                    .ifPresent(power -> parts.add(entropy.get().times(power).times(weight)));
        }
    }

    private Variable minusLogP() {
        return focal.clamp().map(e -> clamped(e).log().negated()).orElseGet(p::minusLogP);
    }

    private Variable minusLogQ() {
        return focal.clamp().map(e -> clamped(e).complement().log().negated()).orElseGet(p::minusLogQ);
    }

    private Variable clamped(Rational e) {
        return p.p().atLeast(e).atMost(Rational.ONE.minus(e));
    }

    private Variable entropy(Rational positive) {
        List<Variable> parts = new ArrayList<>();
        PixelTerms.addTo(parts, g.times(positive), this::minusLogP);
        PixelTerms.addTo(parts, off(), this::minusLogQ);
        return tape.sum(parts);
    }

    /** What F is made of: without clamp and weight. */
    private Variable plainEntropy() {
        return mixed.minusLogP().times(g).plus(mixed.minusLogQ().times(off()));
    }

    /** F. */
    Variable factor() {
        if (g.equals(Rational.ONE)) {
            return focal.factor() == FocalFactor.OF_CROSS_ENTROPY
                    ? Doubtful.fromOne(mixed.q())
                    : mixed.q(); // 1 - e^-CE
        }
        return g.signum() == 0 ? Doubtful.fromOne(mixed.p()) : ofSoftTarget(); // 1 - p_t with p_t = 1 - p
    }

    private Variable ofSoftTarget() {
        return switch (focal.factor()) {
            case OF_SIGNED_LOGIT ->
                Probability.Logistic.of(
                                mixed.logit().times(g.times(Rational.TWO).minus(Rational.ONE)))
                        .q();
            case OF_DISTANCE -> mixed.p().minus(tape.constant(g)).abs();
            case OF_MIXTURE, OF_SOFTMAX_MIXTURE ->
                mixed.p().times(off()).plus(mixed.q().times(g));
            default -> plainEntropy().negated().exp().complement();
        };
    }

    /** F^gamma, reduced where the loss is; nothing where it is 0. */
    Optional<Variable> power(Variable factor) {
        if (focal.reduced().isPresent()) {
            return reduced(factor, focal.reduced().get());
        }
        return isLimitOther()
                ? Optional.of(factor.power(focal.gamma()))
                : PixelTerms.power(tape, focal.gamma(), factor);
    }

    /** A clamped entropy isn't 0 where F is, so the slope there is that of F^gamma, which is 0 only for gamma above 1. */
    private boolean isLimitOther() {
        return focal.clamp().isPresent()
                && focal.gamma().signum() > 0
                && focal.gamma().compareTo(Rational.ONE) <= 0;
    }

    private Optional<Variable> reduced(Variable factor, PixelTerm.Reduced rule) {
        Quantity above = hardness(factor.value(), rule);
        Optional<Variable> power = PixelTerms.power(
                tape, focal.gamma(), factor.times(rule.divisor().inverse()));
        if (tape.estimates()) {
            return power.map(below -> Doubtful.either(above.step(Rational.ZERO), tape.constant(Rational.ONE), below));
        }
        return above.signum() > 0 ? Optional.of(tape.constant(Rational.ONE)) : power;
    }

    /** Above 0 where the factor is 1. */
    private static Quantity hardness(Quantity factor, PixelTerm.Reduced rule) {
        return rule.byFactor()
                ? factor.negated().plus(rule.threshold())
                : factor.plus(rule.threshold()).plus(Rational.of(-1));
    }
}
