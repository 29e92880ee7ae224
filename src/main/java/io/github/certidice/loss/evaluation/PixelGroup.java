package io.github.certidice.loss.evaluation;

import io.github.certidice.loss.pipeline.Averaging;
import io.github.certidice.loss.pipeline.PixelwiseLoss;
import io.github.certidice.number.Arithmetic;
import io.github.certidice.number.FloatModel;
import io.github.certidice.number.Quantity;
import io.github.certidice.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

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
    private LargestDoubt doubt;
    private Variable total;
    private Variable factor;

    PixelGroup(PixelwiseLoss loss, Arithmetic arithmetic) {
        this.loss = loss;
        sum = arithmetic.sum();
        factors = arithmetic.sum();
    }

    /**
     * How much a term counts.
     *
     * @param counts from 0 for a void voxel to 1
     * @param weight of the target's class
     */
    record Share(double counts, Rational weight) {}

    /** Takes a term; null for a void voxel. */
    void add(Variable term, int place, Share share) {
        all++;
        if (loss.top().isPresent()) {
            terms.add(term == null ? null : term.value());
            places.add(place);
        } else if (term != null) {
            sum.add(term.value());
        }
        if (term != null) {
            counted = counted.plus(Rational.of(share.counts()));
            weights = weights.plus(share.weight());
        }
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
        total = tape.input(doubt == null ? sum.total() : doubt.value(sum.total()));
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
        if (tape.estimates()) {
            doubt = new LargestDoubt((FloatModel) tape.arithmetic(), terms, count);
        }
        counted = Rational.of(count);
        all = count;
    }

    boolean hasTies() {
        return largest != null && largest.hasTies();
    }

    /** The group's loss. */
    Variable loss(Tape tape) {
        return over(tape, total, loss.divisor());
    }

    private Variable over(Tape tape, Variable sum, PixelwiseLoss.Divisor rule) {
        if (rule instanceof PixelwiseLoss.One) {
            return sum;
        }
        if (rule instanceof PixelwiseLoss.FocalFactors focal) {
            return over(tape, sum.over(factor.atLeast(focal.least())), focal.further());
        }
        Rational divisor = divisor(rule);
        return divisor.signum() == 0 ? ofNothing(tape) : sum.over(tape.constant(divisor));
    }

    private Variable ofNothing(Tape tape) {
        return loss.averaging().none() == Averaging.None.ZERO
                ? tape.constant(Rational.ZERO)
                : tape.constant(Double.NaN);
    }

    private Rational divisor(PixelwiseLoss.Divisor rule) {
        if (rule instanceof PixelwiseLoss.AllTerms) {
            return Rational.of(all);
        }
        if (rule instanceof PixelwiseLoss.CountedVoxels some) {
            return voxels.max(some.least());
        }
        if (rule instanceof PixelwiseLoss.Enlarged enlarged) {
            return divisor(enlarged.inner()).plus(enlarged.epsilon());
        }
        return rule instanceof PixelwiseLoss.WeightsOfTargets ? weights : counted;
    }

    /** The derivative by the term at a place; null for 0. */
    Quantity slope(int place) {
        if (doubt != null) {
            return doubt.share(places.indexOf(place), largest.takes(place), total.slope());
        }
        return largest == null || total.slope() == null ? total.slope() : largest.share(total.slope(), place);
    }

    /** The derivative by the focal factors; null for 0. */
    Quantity factorSlope() {
        return factor.slope();
    }
}
