package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The terms of one group and what their sum is divided by. */
final class PixelGroup {

    private final PixelwiseLoss loss;
    private final Arithmetic.Accumulator sum;
    private final Arithmetic.Accumulator factors;
    private final List<Quantity> terms = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
    private Rational weights = Rational.ZERO;
    private Rational counted = Rational.ZERO;
    private Rational voxels = Rational.ZERO;
    private long all;
    private Largest largest;
    private Variable total;
    private Variable factor;

    PixelGroup(PixelwiseLoss loss, Arithmetic arithmetic) {
        this.loss = loss;
        sum = arithmetic.sum();
        factors = arithmetic.sum();
    }

    /**
     * Takes a term.
     *
     * @param term null for a void voxel
     * @param counts how much it counts
     * @param weight of the target's class
     */
    void add(Variable term, int place, double counts, Rational weight) {
        all++;
        if (term == null) {
            if (loss.top().isPresent()) {
                keep(null, place);
            }
            return;
        }
        counted = counts == 1 ? counted.plus(Rational.ONE) : counted.plus(Rational.of(counts));
        weights = weights.plus(weight);
        if (loss.top().isPresent()) {
            keep(term.value(), place);
        } else {
            sum.add(term.value());
        }
    }

    private void keep(Quantity term, int place) {
        terms.add(term);
        places.add(place);
    }

    void addFactor(Quantity focal) {
        factors.add(focal);
    }

    void addVoxel(double counts) {
        voxels = voxels.plus(Rational.of(counts));
    }

    /** Puts the sums on a tape, to differentiate by them. */
    void close(Tape tape) {
        loss.top().ifPresent(share -> chooseLargest(tape, share));
        total = tape.input(sum.total());
        factor = tape.input(factors.total());
    }

    /** As many as the share gives, rounded down; void voxels have terms of 0. */
    private void chooseLargest(Tape tape, Rational share) {
        int count = share.times(Rational.of(terms.size()))
                .floor()
                .min(BigInteger.valueOf(terms.size()))
                .intValue();
        terms.replaceAll(term -> term == null ? tape.number(Rational.ZERO) : term);
        largest = new Largest(terms, places, count);
        largest.addTo(sum);
        counted = Rational.of(count);
        all = count;
    }

    boolean hasTies() {
        return largest != null && largest.hasTies();
    }

    /** The group's loss. */
    Variable loss(Tape tape) {
        PixelwiseLoss.Divisor rule = loss.divisor();
        if (rule instanceof PixelwiseLoss.One) {
            return total;
        }
        if (rule instanceof PixelwiseLoss.FocalFactors focal) {
            return total.over(factor.atLeast(focal.least()));
        }
        return total.over(tape.constant(divisor(rule)));
    }

    private Rational divisor(PixelwiseLoss.Divisor rule) {
        if (rule instanceof PixelwiseLoss.AllTerms) {
            return Rational.of(all);
        }
        if (rule instanceof PixelwiseLoss.CountedVoxels some) {
            return voxels.max(some.least());
        }
        return rule instanceof PixelwiseLoss.WeightsOfTargets ? weights : counted;
    }

    /** The derivative by the term at a place; null for 0. */
    Quantity slope(int place) {
        return largest == null || total.slope() == null ? total.slope() : largest.share(total.slope(), place);
    }

    /** The derivative by the focal factors; null for 0. */
    Quantity factorSlope() {
        return Optional.ofNullable(factor).map(Variable::slope).orElse(null);
    }
}
