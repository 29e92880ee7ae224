package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.List;
import java.util.stream.IntStream;

/** The Lovász-Jaccard loss in expectation: its minimisers may be undecided everywhere. */
public final class ExpectedLovaszLaws {

    private static final int HALVES = 2;

    private final Similarity jaccard;
    private final Loss lovasz;

    public ExpectedLovaszLaws(Formulas formulas) {
        jaccard = new TabulatedScore(formulas.jaccard());
        lovasz = formulas.lovaszJaccard();
    }

    public List<Claim> claims() {
        return List.of(halves(), consistent(), twoVoxels());
    }

    private Claim halves() {
        return Claim.named("expected-lovasz-half", "The expected Lovász-Jaccard loss has a minimiser of 0, 1/2 and 1")
                .entry("C13")
                .proved("not_mask")
                .says(
                        "The expected loss is linear between the planes p_i = p_j, p_i = 1 - p_j and the faces of the cube, so that it"
                                + " is smallest at a point of {0, 1/2, 1}^d. The prediction 1/2 everywhere always costs 1/2: where"
                                + " no mask has an expected Jaccard index of 1/2, no minimiser is a mask.",
                        "\\min_p E\\,LJ(y,p) = \\min_{p \\in \\{0, 1/2, 1\\}^d} E\\,LJ(y,p) \\le \\frac{1}{2}")
                .enumerated(SoftPredictions.ofTwo(8, 2, 4, 12))
                .sampled(SoftPredictions.random(2))
                .attained(null, SoftPredictions.with(oneOfThree(), 0.5, 0.5, 0.5))
                .measures(
                        "1 - E\\,LJ(y,p)",
                        c -> new Measurement(
                                SoftPredictions.expected(lovasz, c),
                                Bound.of(0),
                                Bound.of(best(DistributionCases.of(c)).max(HALF))));
    }

    private static Case oneOfThree() {
        return DistributionCases.of("100", "2/5", "010", "3/10", "001", "3/10");
    }

    private Rational best(MaskDistribution target) {
        return SoftPredictions.best(lovasz, target, HALVES);
    }

    private boolean isMinimiser(Case c) {
        MaskDistribution target = DistributionCases.of(c);
        return SoftPredictions.expected(lovasz, target, SoftPredictions.of(c)).compareTo(best(target)) >= 0;
    }

    /** With predictions of exactly 1/2 as foreground. */
    private Rational regret(MaskDistribution target, double... prediction) {
        return Regions.of(target).regret(jaccard, SoftPredictions.mask(target, prediction, p -> p >= 0.5));
    }

    /** The largest regret of any minimiser in {0, 1/2, 1}^d. */
    private Rational worst(Case c) {
        MaskDistribution target = DistributionCases.of(c);
        List<double[]> grid = SoftPredictions.grid(target.voxels(), HALVES).toList();
        List<Rational> values = grid.stream()
                .map(p -> SoftPredictions.expected(lovasz, target, p))
                .toList();
        Rational best = values.stream().reduce(ZERO, Rational::max);
        return IntStream.range(0, grid.size())
                .filter(i -> values.get(i).equals(best))
                .mapToObj(i -> regret(target, grid.get(i)))
                .reduce(ZERO, Rational::max);
    }

    private Claim consistent() {
        return Claim.named(
                        "expected-lovasz-consistent",
                        "A thresholded minimiser of the Lovász-Jaccard loss is best for Jaccard")
                .entry("C13")
                .from("a common reading of convex surrogates")
                .correctedBy("two-voxels-lovasz")
                .partlyProvedIn("expected-lovasz", "expected_lovasz_misleads", "a counterexample")
                .says(
                        "Literal reading: minimise the expected Lovász-Jaccard loss, and threshold at 1/2. On three voxels the"
                                + " prediction 1/2 everywhere may be a minimiser, and with probabilities 2/5, 3/10 and 3/10 of"
                                + " targets of one voxel it is the only one: then all or nothing is left, and neither is best.",
                        "E\\,LJ(y,p) = \\min \\Rightarrow E\\,J(y, \\{i: p_i \\ge \\frac{1}{2}\\}) = \\max")
                .enumerated(DistributionCases.grid(3, 3, 4, 6))
                .searched(new Domain.Family(
                        "targets {1}, {2} and {3} with probabilities 2/5, 3/10 and 3/10", 1, k -> oneOfThree()))
                .measures(
                        "\\text{largest regret of a minimiser in } \\{0, 1/2, 1\\}^d",
                        c -> new Measurement(worst(c), Bound.of(0), Bound.of(0)));
    }

    private Claim twoVoxels() {
        return Claim.named("two-voxels-lovasz", "On two voxels the Lovász-Jaccard loss is consistent with Jaccard")
                .entry("C13")
                .solved()
                .says(
                        "For every distribution over the nonempty masks of two voxels, every minimiser of the expected loss,"
                                + " thresholded at 1/2 with 1/2 as foreground, is best for the expected Jaccard index. With 1/2 as"
                                + " background it need not be: two equally likely voxels leave nothing.",
                        "d = 2, \\; E\\,LJ(y,p) = \\min \\Rightarrow E\\,J(y, \\{i: p_i \\ge \\frac{1}{2}\\}) = \\max")
                .given(
                        "two voxels; the prediction is a minimiser",
                        c -> DistributionCases.of(c).voxels() == 2 && isMinimiser(c))
                .enumerated(SoftPredictions.ofTwo(4, 4, 8, 16))
                .measures(
                        "\\text{regret}",
                        c -> Measurement.equal(regret(DistributionCases.of(c), SoftPredictions.of(c)), ZERO));
    }
}
