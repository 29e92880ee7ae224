package io.github.certidice.claim.ledger.rounding;

import io.github.certidice.number.Rational;

/**
 * How a program adds up: in blocks one term after the other, and the sums of blocks by halves; a block of 1 is pairwise
 * summation, one of all terms is naive summation. A block of {@value #COMPENSATED} stands for Neumaier's compensated sum.
 *
 * @param arithmetic of the program
 * @param block terms of a block
 */
record FloatSum(FloatArithmetic arithmetic, int block) {

    /** Neumaier's sum. */
    static final int COMPENSATED = 0;

    /** Of at least one term. */
    double of(double[] terms) {
        return block == COMPENSATED ? compensated(terms) : byHalves(terms, 0, blocks(terms.length));
    }

    private int blocks(int terms) {
        return (terms - 1) / block + 1;
    }

    private double byHalves(double[] terms, int from, int to) {
        if (to - from == 1) {
            return oneByOne(terms, from * block, Math.min(to * block, terms.length));
        }
        int middle = (from + to) >>> 1;
        return arithmetic.plus(byHalves(terms, from, middle), byHalves(terms, middle, to));
    }

    private double oneByOne(double[] terms, int from, int to) {
        double sum = terms[from];
        for (int i = from + 1; i < to; i++) {
            sum = arithmetic.plus(sum, terms[i]);
        }
        return sum;
    }

    /** Neumaier 1974: what each addition loses is exact, and is added up apart. */
    private double compensated(double[] terms) {
        double sum = terms[0];
        double lost = 0;
        for (int i = 1; i < terms.length; i++) {
            double next = arithmetic.plus(sum, terms[i]);
            double larger = Math.abs(sum) >= Math.abs(terms[i]) ? sum : terms[i];
            double smaller = larger == sum ? terms[i] : sum;
            lost = arithmetic.plus(lost, arithmetic.plus(arithmetic.minus(larger, next), smaller));
            sum = next;
        }
        return arithmetic.plus(sum, lost);
    }

    /**
     * kappa: the relative error of a sum of so many terms &gt;= 0 is at most {@code gamma_kappa}. For blocks and halves the
     * number of additions that a term goes through (Higham, Accuracy and Stability, 2nd ed., section 4.2). For Neumaier's sum
     * {@code gamma_kappa = u + gamma_(d-1)^2} (Ogita, Rump and Oishi 2005, Proposition 4.5), so that kappa is about 1.
     */
    Rational depth(int terms) {
        if (block == COMPENSATED) {
            Rational error = errorOfCompensated(terms);
            return arithmetic.inUnits(error.over(error.plus(Rational.ONE)));
        }
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(blocks(terms) - 1);
        return Rational.of(levels + Math.min(block, terms) - 1L);
    }

    private Rational errorOfCompensated(int terms) {
        Rational naive = arithmetic.gamma(Rational.of(terms - 1L));
        return terms == 1 ? Rational.ZERO : arithmetic.unit().plus(naive.times(naive));
    }
}
