package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.dense.DenseOverlap;
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

    /** Adds a voxel whose terms in the product form are its own numbers. */
    void add(double p, double g) {
        second.add(p);
        if (g == 1) {
            first.add(p);
            third.add(1);
        } else if (g != 0) {
            first.addProduct(p, g);
            third.add(g);
        }
    }

    /** Adds the exact sums of many voxels. */
    void add(DenseOverlap sums, Arithmetic arithmetic) {
        first.add(arithmetic.constant(sums.intersection()));
        second.add(arithmetic.constant(sums.prediction()));
        third.add(arithmetic.constant(sums.target()));
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
        sums = new Variable[] {
            tape.input(first.total()), tape.input(second.total()), tape.input(third.totalTogetherWith(second))
        };
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
        return overlap.form().isNorm() ? sums[1].plus(sums[2]).minus(sums[0]).times(Rational.HALF) : sums[0];
    }
}
