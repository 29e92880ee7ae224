package io.github.certidice.loss.evaluation;

import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;

/** TP, TN, FP and FN of one image and class, or of one class over all images: sums of products of probabilities. */
final class SoftCounts {

    private static final int COUNTS = 4;

    private final Arithmetic.Accumulator[] sums = new Arithmetic.Accumulator[COUNTS];
    private final Variable[] totals = new Variable[COUNTS];

    SoftCounts(Arithmetic arithmetic) {
        for (int k = 0; k < COUNTS; k++) {
            sums[k] = arithmetic.sum();
        }
    }

    /**
     * What a voxel adds to each; null for nothing.
     *
     * @param g the target
     */
    static Variable[] terms(Probability probability, double g, Tape tape) {
        if (g == 0 || g == 1) {
            Variable p = probability.p();
            Variable q = probability.q();
            return g == 1 ? new Variable[] {p, null, null, q} : new Variable[] {null, q, p, null};
        }
        Variable on = tape.constant(g);
        Variable off = on.complement();
        return new Variable[] {
            probability.p().times(on),
            probability.q().times(off),
            probability.p().times(off),
            probability.q().times(on)
        };
    }

    void add(Variable[] terms) {
        for (int k = 0; k < COUNTS; k++) {
            if (terms[k] != null) {
                sums[k].add(terms[k].value());
            }
        }
    }

    /** Puts the sums on a tape, to differentiate by them. */
    void close(Tape tape) {
        for (int k = 0; k < COUNTS; k++) {
            totals[k] = tape.input(sums[k].total());
        }
    }

    /** {@code 1 - (TP TN - FP FN) / sqrt((TP + FP) (TP + FN) (TN + FP) (TN + FN))}, with e in each of them. */
    Variable loss(Rational epsilon) {
        Variable tp = totals[0].plus(epsilon);
        Variable tn = totals[1].plus(epsilon);
        Variable fp = totals[2].plus(epsilon);
        Variable fn = totals[3].plus(epsilon);
        Variable product = tp.plus(fp).times(tp.plus(fn)).times(tn.plus(fp)).times(tn.plus(fn));
        Variable above = tp.times(tn).minus(fp.times(fn));
        return above.over(product.power(Rational.HALF)).complement();
    }

    /** Passes the derivatives by the sums to a voxel's terms. */
    void seed(Variable[] terms) {
        for (int k = 0; k < COUNTS; k++) {
            Quantity slope = totals[k].slope();
            if (terms[k] != null && slope != null) {
                terms[k].seed(slope);
            }
        }
    }
}
