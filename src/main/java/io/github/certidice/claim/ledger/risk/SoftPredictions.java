package io.github.certidice.claim.ledger.risk;

import io.github.certidice.InvalidInput;
import io.github.certidice.claim.Case;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Pair;
import io.github.certidice.image.ProbabilityMap;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.sample.SplitMix64;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Distributions with a soft prediction of each voxel, {@code p1}, {@code p2}, ..., which are doubles as losses take them. */
final class SoftPredictions {

    private static final int LEVELS = 16;
    private static final double GRID = 0x1p20;

    private SoftPredictions() {}

    static Case with(Case distribution, double... prediction) {
        Case example = distribution;
        for (int i = 0; i < prediction.length; i++) {
            example = example.with("p" + (i + 1), Rational.of(prediction[i]));
        }
        return example;
    }

    /**
     * The prediction of a case.
     *
     * @throws InvalidInput if one is no double, or missing
     */
    static double[] of(Case c) {
        int voxels = DistributionCases.of(c).voxels();
        return IntStream.rangeClosed(1, voxels)
                .mapToDouble(i -> exact(c.parameter("p" + i)))
                .toArray();
    }

    private static double exact(Rational p) {
        double rounded = p.doubleValue();
        if (!Rational.of(rounded).equals(p)) {
            throw InvalidInput.of("--replay", "a prediction of " + p, "doubles, such as 7/16");
        }
        return rounded;
    }

    /** {@code E (1 - loss(y, p))}. */
    static Rational expected(Loss loss, MaskDistribution target, double... prediction) {
        ProbabilityMap map = ProbabilityMap.of(target.shape(), prediction);
        Rational sum = Rational.ZERO;
        for (Map.Entry<Mask, Rational> entry : target.probabilities().entrySet()) {
            Rational value = loss.of(new Pair(entry.getKey(), map)).rational();
            sum = sum.plus(entry.getValue().times(Rational.ONE.minus(value)));
        }
        return sum;
    }

    static Rational expected(Loss loss, Case c) {
        return expected(loss, DistributionCases.of(c), of(c));
    }

    /** The largest expected similarity of the predictions from {0, 1/n, ..., 1} of each voxel. */
    static Rational best(Loss loss, MaskDistribution target, int n) {
        return grid(target.voxels(), n).map(p -> expected(loss, target, p)).reduce(Rational.ZERO, Rational::max);
    }

    /** All predictions from {0, 1/n, ..., 1}, with n a power of 2. */
    static Stream<double[]> grid(int voxels, int n) {
        int count = (int) Math.round(Math.pow(n + 1, voxels));
        return IntStream.range(0, count).mapToObj(number -> {
            double[] p = new double[voxels];
            for (int i = 0, rest = number; i < voxels; i++, rest /= n + 1) {
                p[i] = rest % (n + 1) / (double) n;
            }
            return p;
        });
    }

    /** The voxels whose prediction fulfils the test. */
    static Mask mask(MaskDistribution target, double[] prediction, DoublePredicate test) {
        return Mask.of(target.shape(), i -> test.test(prediction[i]));
    }

    /** All distributions on two voxels by common denominator, with all predictions from {0, 1/n, ..., 1}. */
    static Domain.Enumeration ofTwo(int n, int... limits) {
        return Enumerations.bySize(
                "all distributions over the nonempty masks of 2 voxels with probabilities of common denominator up to %d, all"
                        + " predictions in multiples of 1/" + n,
                limits,
                sum -> DistributionCases.ofDenominator(DistributionCases.nonempty(2), sum)
                        .flatMap(c -> grid(2, n).map(p -> with(c, p))));
    }

    /** All distributions on three voxels, with all predictions from {0, 1/2, 1}. */
    static Domain.Enumeration ofThree(int... limits) {
        return Enumerations.bySize(
                "all distributions over the nonempty masks of 3 voxels, up to their order, with probabilities of common denominator"
                        + " up to %d, all predictions in halves",
                limits,
                sum -> ThreeVoxels.ofDenominator(sum).flatMap(c -> grid(3, 2).map(p -> with(c, p))));
    }

    /** Random distributions with predictions in sixteenths. */
    static Domain.Sampler random(int voxels) {
        return DistributionCases.random(voxels, "predictions in sixteenths", SoftPredictions::drawn);
    }

    private static Case drawn(Case distribution, SplitMix64 random) {
        int voxels = DistributionCases.of(distribution).voxels();
        return with(
                distribution,
                IntStream.range(0, voxels)
                        .mapToDouble(i -> random.nextInt(LEVELS + 1) / (double) LEVELS)
                        .toArray());
    }

    /** Distributions over the masks of so many voxels with a prediction, for an optimiser. */
    static Domain.SearchSpace space(int voxels) {
        Domain.SearchSpace distributions = DistributionCases.space(voxels);
        int first = distributions.dimension();
        return new Domain.SearchSpace(
                first + voxels,
                x -> distributions
                        .decode()
                        .apply(Arrays.copyOf(x, first))
                        .map(c -> with(
                                c,
                                IntStream.range(first, first + voxels)
                                        .mapToDouble(i -> Math.rint(x[i] * GRID) / GRID)
                                        .toArray())));
    }
}
