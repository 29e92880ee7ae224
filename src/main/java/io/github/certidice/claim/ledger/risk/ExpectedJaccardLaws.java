package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Formulas.TverskyFamily;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Mask;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Soft Jaccard is exactly consistent: what is best for it in expectation is best for Jaccard. */
public final class ExpectedJaccardLaws {

    private static final List<List<Rational>> WEIGHTS = Stream.of(
                    List.of("1/2", "1"), List.of("1", "3/2"), List.of("0", "1"), List.of("2", "2"))
            .map(pair -> pair.stream().map(Rational::parse).toList())
            .toList();

    private final Similarity jaccard;
    private final TverskyFamily tversky;
    private final Loss softJaccard;

    public ExpectedJaccardLaws(Formulas formulas) {
        jaccard = new TabulatedScore(formulas.jaccard());
        tversky = formulas.tversky();
        softJaccard = formulas.softJaccard();
    }

    public List<Claim> claims() {
        return List.of(voxelConvex(), binary(), rounding(), binaryTversky());
    }

    private Claim voxelConvex() {
        return Claim.named("soft-tversky-voxel-convex", "Soft Jaccard is convex in the prediction of each voxel")
                .entry("C11")
                .solved()
                .provedIn("expected-soft-tversky", "soft_tversky_convex")
                .says(
                        "With the other voxels fixed, soft Jaccard is linear in the prediction of a foreground voxel and convex in"
                                + " that of a background voxel; so is soft Tversky with beta >= 1, which the proof covers. Its"
                                + " expectation is then convex too. Soft Dice has beta = 1/2, and isn't. The cases compare the middle"
                                + " of the range of the first voxel with its ends, for a target that is certain or not.",
                        "SJ(y, p) \\le (1-p_1)\\,SJ(y, p|p_1{=}0) + p_1\\,SJ(y, p|p_1{=}1)")
                .enumerated(SoftPredictions.ofTwo(4, 2, 4, 8))
                .sampled(SoftPredictions.random(4))
                .attained(null, SoftPredictions.with(DistributionCases.of("11", "1"), 0.5, 0.5))
                .measures("E\\,SJ(y,p)", c -> {
                    Rational p = c.parameter("p1");
                    Rational chord = p.times(SoftPredictions.expected(softJaccard, c.with("p1", ONE)))
                            .plus(ONE.minus(p).times(away(c)));
                    return new Measurement(SoftPredictions.expected(softJaccard, c), Bound.of(0), Bound.of(chord));
                });
    }

    private Rational away(Case c) {
        return SoftPredictions.expected(softJaccard, c.with("p1", ZERO));
    }

    private Claim binary() {
        return Claim.named(
                        "expected-soft-jaccard-binary",
                        "The best expected soft Jaccard is the best expected Jaccard index")
                .entry("C11")
                .follows("soft-tversky-voxel-convex")
                .provedIn("expected-soft-jaccard", "expected_soft_jaccard")
                .says(
                        "For every distribution over nonempty masks no soft prediction has a larger expected soft Jaccard than the"
                                + " best mask has of the Jaccard index: a function that is convex in each voxel is largest at a"
                                + " 0/1 prediction.",
                        "\\max_p E\\,SJ(y,p) = \\max_s E\\,J(y,s)")
                .enumerated(SoftPredictions.ofThree(2, 5, 8))
                .sampled(SoftPredictions.random(4))
                .optimisedOver(SoftPredictions.space(2))
                .attained(null, SoftPredictions.with(DistributionCases.of("10", "1/2", "11", "1/2"), 1, 1))
                .measures(
                        "E\\,SJ(y,p)",
                        c -> new Measurement(
                                SoftPredictions.expected(softJaccard, c),
                                Bound.of(0),
                                Bound.of(Regions.of(c).best(jaccard))));
    }

    private Claim rounding() {
        return Claim.named(
                        "expected-soft-jaccard-rounding",
                        "Every rounding of every best soft Jaccard prediction is best")
                .entry("C11")
                .follows("soft-tversky-voxel-convex", "expected-soft-jaccard-binary")
                .provedIn("expected-soft-jaccard", "expected_soft_jaccard_consistent")
                .says(
                        "Minimise the expected soft Jaccard loss, and round: whatever the minimiser and the thresholds are, even one"
                                + " for each voxel, the mask is best for the expected Jaccard index. At a maximum the expectation"
                                + " is constant along each undecided voxel.",
                        "E\\,SJ(y,p) = \\max \\Rightarrow E\\,J(y, \\text{any rounding of } p) = \\max")
                .given("the prediction is best for expected soft Jaccard", this::isBest)
                .enumerated(SoftPredictions.ofThree(2, 5, 8))
                .measures("\\text{largest regret of a rounding}", c -> {
                    Regions target = Regions.of(c);
                    Rational worst =
                            roundings(c).map(s -> target.expected(jaccard, s)).reduce(ONE, Rational::min);
                    return Measurement.equal(target.best(jaccard).minus(worst), ZERO);
                });
    }

    private boolean isBest(Case c) {
        return SoftPredictions.expected(softJaccard, c).compareTo(Regions.of(c).best(jaccard)) >= 0;
    }

    /** All masks that agree with the prediction where it is 0 or 1. */
    private static Stream<Mask> roundings(Case c) {
        double[] p = SoftPredictions.of(c);
        return Regions.of(c)
                .predictions()
                .filter(s -> IntStream.range(0, p.length).allMatch(i -> s.contains(i) ? p[i] > 0 : p[i] < 1));
    }

    private Claim binaryTversky() {
        return Claim.named("expected-soft-tversky-binary", "So is soft Tversky with a weight of misses of at least 1")
                .entry("C11")
                .follows("soft-tversky-voxel-convex")
                .provedIn("expected-soft-tversky", "expected_soft_tversky", "expected_soft_tversky_consistent")
                .says(
                        "The same for the soft Tversky index with beta >= 1, whatever alpha is: the weight of misses at which the"
                                + " loss becomes submodular too.",
                        "\\beta \\ge 1 \\Rightarrow \\max_p E\\,ST_{\\alpha,\\beta}(y,p) = \\max_s E\\,T_{\\alpha,\\beta}(y,s)")
                .given("beta >= 1", c -> c.parameter("beta").compareTo(ONE) >= 0)
                .enumerated(weighted())
                .attained(
                        null,
                        withWeights(
                                SoftPredictions.with(DistributionCases.of("10", "1/2", "11", "1/2"), 1, 1),
                                WEIGHTS.get(1)))
                .measures("E\\,ST_{\\alpha,\\beta}(y,p)", c -> {
                    Rational alpha = c.parameter("alpha");
                    Rational beta = c.parameter("beta");
                    Rational best = Regions.of(c).best(tversky.of(alpha, beta));
                    return new Measurement(
                            SoftPredictions.expected(SoftOverlap.tversky(alpha, beta), c), Bound.of(0), Bound.of(best));
                });
    }

    private static Domain.Enumeration weighted() {
        return Enumerations.bySize(
                "(alpha, beta) = (1/2, 1), (1, 3/2), (0, 1) and (2, 2), all distributions over the nonempty masks of 2 voxels with"
                        + " probabilities of common denominator up to %d, all predictions in quarters",
                new int[] {2, 6, 12},
                sum -> DistributionCases.ofDenominator(DistributionCases.nonempty(2), sum)
                        .flatMap(c -> SoftPredictions.grid(2, 4).map(p -> SoftPredictions.with(c, p)))
                        .filter(c -> c.parameter("p1").plus(c.parameter("p2")).signum() > 0)
                        .flatMap(c -> WEIGHTS.stream().map(weights -> withWeights(c, weights))));
    }

    private static Case withWeights(Case c, List<Rational> weights) {
        return c.with("alpha", weights.get(0)).with("beta", weights.get(1));
    }
}
