package io.github.certidice.claim.ledger.risk;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * A prediction whose undecided voxels are all 1/2 at most, so that the threshold drops them, or all 1/2 at least, so that it
 * adds them.
 *
 * @param target of single voxels
 * @param values the prediction
 * @param made what the threshold makes of it
 */
record OneSidedPrediction(MaskDistribution target, double[] values, Mask made) {

    /** The largest loss by the threshold, (3 sqrt 3 - 5)/4. */
    static final Bound LARGEST = Bound.of(Rational.of(-5, 4), Rational.of(3, 4), Rational.of(3));

    private static final int BITS = 48;

    /** Of a case, with a prediction of each of its regions. */
    static OneSidedPrediction of(Case c) {
        Regions regions = Regions.of(c);
        double[] values = regions.spread(SoftPredictions.of(c));
        MaskDistribution target = regions.voxels();
        DoublePredicate inside = drops(values) ? p -> p == 1 : p -> p >= 0.5;
        return new OneSidedPrediction(target, values, SoftPredictions.mask(target, values, inside));
    }

    /** The same where the threshold drops all that isn't 1. */
    static OneSidedPrediction certain(Case c) {
        Regions regions = Regions.of(c);
        double[] values = regions.spread(SoftPredictions.of(c));
        MaskDistribution target = regions.voxels();
        return new OneSidedPrediction(target, values, SoftPredictions.mask(target, values, p -> p == 1));
    }

    /** Of two of the case's targets, one for which the score rises along the line, and one for which it falls. */
    static Case balanced(Case c, Function<Case, OneSidedPrediction> kind, Loss softDice) {
        double[] values = SoftPredictions.of(c);
        Map<Mask, Rational> slopes = new LinkedHashMap<>();
        for (Mask mask : DistributionCases.of(c).probabilities().keySet()) {
            Case alone = DistributionCases.of(MaskDistribution.of(Map.of(mask, Rational.ONE)));
            slopes.put(mask, kind.apply(SoftPredictions.with(alone, values)).slope(softDice));
        }
        Optional<Mask> rising = first(slopes, 1);
        Optional<Mask> falling = first(slopes, -1);
        if (rising.isEmpty() || falling.isEmpty()) {
            return c;
        }
        Rational up = slopes.get(rising.get());
        Rational share = up.over(up.minus(slopes.get(falling.get())));
        Map<Mask, Rational> both = new LinkedHashMap<>();
        both.put(rising.get(), Rational.ONE.minus(share));
        both.put(falling.get(), share);
        return SoftPredictions.with(DistributionCases.of(MaskDistribution.of(both)), values);
    }

    private static Optional<Mask> first(Map<Mask, Rational> slopes, int sign) {
        return slopes.entrySet().stream()
                .filter(slope -> slope.getValue().signum() == sign)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean drops(double... values) {
        return Arrays.stream(values).allMatch(p -> p <= 0.5 || p == 1);
    }

    /** True for the predictions of a case that this class speaks of, where the threshold leaves some voxel. */
    static boolean isOne(Case c) {
        double[] values = SoftPredictions.of(c);
        boolean adds = Arrays.stream(values).allMatch(p -> p == 0 || p >= 0.5);
        return (drops(values) || adds) && of(c).made().count() > 0;
    }

    /** What the threshold loses of the expected score. */
    Rational lost(Loss softDice, Similarity dice) {
        return SoftPredictions.expected(softDice, target, values).minus(target.expected(dice, made));
    }

    /** The derivative of the expected score along the line from the mask through the prediction. */
    Rational slope(Loss softDice) {
        ProbabilityMap map = ProbabilityMap.of(target.shape(), values);
        Rational sum = Rational.ZERO;
        for (Map.Entry<Mask, Rational> entry : target.probabilities().entrySet()) {
            var ofLoss = softDice.of(new Pair(entry.getKey(), map)).gradient();
            for (int voxel = 0; voxel < values.length; voxel++) {
                Rational step = step(voxel);
                if (step.signum() != 0) {
                    sum = sum.minus(entry.getValue().times(step).times(ofLoss.at(voxel)));
                }
            }
        }
        return sum;
    }

    private Rational step(int voxel) {
        return Rational.of(values[voxel]).minus(made.contains(voxel) ? Rational.ONE : Rational.ZERO);
    }

    /** {@code 1 + 2 sqrt(2Cq/k)}, rounded down, where q is dropped, and {@code 1 - r/2k} where r is added. */
    Rational multiple() {
        Rational sum = Rational.ZERO;
        for (int voxel = 0; voxel < values.length; voxel++) {
            sum = sum.plus(step(voxel));
        }
        Rational share = sum.over(Rational.of(made.count()));
        Rational more = share.signum() < 0 ? share.times(Rational.HALF) : rootOf(LARGEST.times(share));
        return Rational.ONE.plus(more);
    }

    /** {@code 2 sqrt(2x)}, rounded down. */
    private static Rational rootOf(Bound x) {
        BigInteger units = x.times(Rational.of(8)).enclose(2 * BITS).lowUnits();
        return Rational.of(units.sqrt(), BigInteger.ONE.shiftLeft(BITS));
    }
}
