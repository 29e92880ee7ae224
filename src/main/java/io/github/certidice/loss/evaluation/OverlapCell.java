package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Overlap;
import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;

/**
 * The sums of one image and class, or of one class over all images: three numbers whose meaning the form decides. They
 * are TP, P, G of the product form; D = sum |p - g|^e, P, G of the norm form; TP, FP, FN of squared maps.
 */
final class OverlapCell {

    private final Overlap overlap;
    private final Arithmetic.Accumulator first;
    private final Arithmetic.Accumulator second;
    private final Arithmetic.Accumulator third;
    private Variable[] sums;

    OverlapCell(Overlap overlap, Arithmetic arithmetic) {
        this.overlap = overlap;
        first = arithmetic.sum();
        second = arithmetic.sum();
        third = arithmetic.sum();
    }

    /**
     * What a voxel adds to the sums; null for nothing.
     *
     * @param g its target, in (0, 1]; null for 0
     * @param inIntersection false where p and g are not to meet
     */
    static Variable[] terms(Overlap overlap, Probability probability, Variable g, boolean inIntersection) {
        return switch (overlap.form()) {
            case PRODUCT ->
                new Variable[] {
                    g == null || !inIntersection ? null : times(probability.p(), g),
                    probability.p().power(overlap.exponent()),
                    g == null ? null : g.power(overlap.exponent())
                };
            case NORM ->
                new Variable[] {
                    inIntersection
                            ? raisedDistance(probability, g, overlap.exponent())
                            : apart(probability, g, overlap.exponent()),
                    probability.p().power(overlap.exponent()),
                    g == null ? null : g.power(overlap.exponent())
                };
            case SQUARED_MAPS -> squaredMaps(probability, g);
        };
    }

    private static Variable times(Variable p, Variable g) {
        return isOne(g) ? p : p.times(g);
    }

    private static boolean isOne(Variable g) {
        return g.complement().isZero();
    }

    /** p^e + g^e, as if they were of different voxels. */
    private static Variable apart(Probability probability, Variable g, Rational exponent) {
        Variable p = probability.p().power(exponent);
        return g == null ? p : p.plus(g.power(exponent));
    }

    /** |p - g|^e, which has a kink for e = 1 only. */
    private static Variable raisedDistance(Probability probability, Variable g, Rational exponent) {
        return distance(probability, g, exponent.equals(Rational.ONE)).power(exponent);
    }

    /** |p - g| without cancellation for hard targets. */
    private static Variable distance(Probability probability, Variable g, boolean kinked) {
        if (g == null) {
            return probability.p();
        }
        return isOne(g) ? probability.q() : probability.p().minus(g).abs(kinked);
    }

    private static Variable[] squaredMaps(Probability probability, Variable g) {
        Variable off = g == null ? probability.p() : probability.p().times(g.complement());
        return new Variable[] {
            g == null ? null : probability.p().times(g).power(Rational.TWO),
            off.power(Rational.TWO),
            g == null ? null : probability.q().times(g).power(Rational.TWO)
        };
    }

    /** Adds a voxel's terms. */
    void add(Variable[] terms) {
        add(first, terms[0]);
        add(second, terms[1]);
        add(third, terms[2]);
    }

    private static void add(Arithmetic.Accumulator sum, Variable term) {
        if (term != null) {
            sum.add(term.value());
        }
    }

    /** Puts the sums on a tape, to differentiate by them. */
    void close(Tape tape) {
        sums = new Variable[] {tape.input(first.total()), tape.input(second.total()), tape.input(third.total())};
    }

    /** The derivative by a sum; null for 0. */
    Quantity slope(int sum) {
        return sums[sum].slope();
    }

    Variable p() {
        return overlap.form() == Overlap.Form.SQUARED_MAPS ? sums[0].plus(sums[1]) : sums[1];
    }

    Variable g() {
        return overlap.form() == Overlap.Form.SQUARED_MAPS ? sums[0].plus(sums[2]) : sums[2];
    }

    Variable tp() {
        return overlap.form() == Overlap.Form.NORM
                ? sums[1].plus(sums[2]).minus(sums[0]).times(Rational.HALF)
                : sums[0];
    }
}
