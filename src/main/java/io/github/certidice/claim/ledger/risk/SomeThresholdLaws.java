package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Mask;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.BestPrediction;
import io.github.certidice.risk.IndependentVoxels;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether, for a given distribution, any threshold of probabilities is right. */
public final class SomeThresholdLaws {

    private static final String EMPTY = "empty";

    private final Similarity dice;
    private final Similarity jaccard;

    public SomeThresholdLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        jaccard = new TabulatedScore(formulas.jaccard());
    }

    public List<Claim> claims() {
        return List.of(
                twoVoxels(),
                independent(),
                someThreshold(),
                someThresholdJaccard(),
                fewParts(),
                fewPartsJaccard(),
                someRanking(),
                someRankingJaccard(),
                halfBestIndependent());
    }

    /** A score that has a value where target and prediction are both empty. */
    private record WhenEmpty(Similarity inner, Rational value) implements Similarity {

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public boolean isDefinedAt(Confusion counts) {
            return true;
        }

        @Override
        public Rational of(Confusion counts) {
            return counts.isBothEmpty() ? value : inner.of(counts);
        }
    }

    private Claim twoVoxels() {
        return Claim.named("two-voxels-some-threshold", "On two voxels some threshold is right")
                .entry("B14")
                .solved()
                .says(
                        "For every distribution over the nonempty masks of two voxels the best prediction for Dice, and that for"
                                + " Jaccard, is made by some threshold of probabilities.",
                        "d = 2 \\Rightarrow \\exists t: \\; E\\,D(y,s_t) = \\max_s E\\,D(y,s)")
                .enumerated(DistributionCases.grid(2, 12, 24, 120))
                .measures(
                        "\\text{sum of the two regrets}",
                        c -> Measurement.equal(lost(dice, c, false).plus(lost(jaccard, c, false)), ZERO));
    }

    /**
     * What is lost by all thresholds.
     *
     * @param anyOrder whether voxels of equal probability may be included or left out one by one
     */
    private static Rational lost(Similarity score, Case c, boolean anyOrder) {
        Regions target = Regions.of(c);
        List<Rational> marginals = target.masks().marginals();
        Rational best = ZERO;
        Rational made = ZERO;
        for (Mask prediction : target.predictions().toList()) {
            Rational expected = target.expected(score, prediction);
            best = best.max(expected);
            made = isThresholded(marginals, prediction, anyOrder) ? made.max(expected) : made;
        }
        return best.minus(made);
    }

    /** Every voxel inside is more probable than every voxel outside; or at least as probable, in any order. */
    private static boolean isThresholded(List<Rational> marginals, Mask prediction, boolean anyOrder) {
        Rational inside = among(marginals, prediction::contains).reduce(Rational.of(2), Rational::min);
        Rational outside = among(marginals, i -> !prediction.contains(i)).reduce(Rational.of(-1), Rational::max);
        return inside.compareTo(outside) >= (anyOrder ? 0 : 1);
    }

    private static Stream<Rational> among(List<Rational> marginals, Predicate<Integer> voxels) {
        return IntStream.range(0, marginals.size()).boxed().filter(voxels).map(marginals::get);
    }

    private static Domain.Enumeration independentVoxels() {
        return Enumerations.bySize(
                "up to three independent voxels with probabilities k/m, m up to %d, and either value of a score of two empty masks",
                new int[] {3, 6, 12}, SomeThresholdLaws::ofParts);
    }

    private static Stream<Case> ofParts(int m) {
        return IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(d -> probabilities(Case.of(), d, m, m))
                .flatMap(c -> Stream.of(c.with(EMPTY, 0), c.with(EMPTY, 1)));
    }

    /** Falling multiples of 1/m for the voxels from d down to 1. */
    private static Stream<Case> probabilities(Case so, int d, int most, int m) {
        return d == 0
                ? Stream.of(so)
                : IntStream.rangeClosed(0, most)
                        .boxed()
                        .flatMap(k -> probabilities(so.with("pi" + d, Rational.of(k, m)), d - 1, k, m));
    }

    private static IndependentVoxels voxels(Case c) {
        return new IndependentVoxels(IntStream.iterate(1, i -> c.parameters().containsKey("pi" + i), i -> i + 1)
                .mapToObj(i -> c.parameter("pi" + i))
                .toList());
    }

    private static Similarity whenEmpty(Similarity score, Case c) {
        return new WhenEmpty(score, c.parameter(EMPTY));
    }

    private Claim independent() {
        return Claim.named(
                        "independent-ranking",
                        "Where voxels are independent some number of the most probable ones is best")
                .entry("B14")
                .from("Waegeman et al. 2014 for F-measures")
                .provedIn("independent-voxels", "independent_voxels")
                .says(
                        "Let each voxel be foreground independently of the others. The best prediction for Dice, and that for"
                                + " Jaccard, is among the sets of the k most probable voxels: swapping voxel i of a set for voxel"
                                + " j changes the expectation by (pi_j - pi_i) times a number of at least 0. So for each such"
                                + " distribution some threshold is right, up to the order of equally probable voxels.",
                        "\\max_s E\\,S(y,s) = \\max_k E\\,S(y, \\text{the } k \\text{ most probable})")
                .enumerated(independentVoxels())
                .measures(
                        "\\text{sum of the two regrets}",
                        c -> Measurement.equal(rankingLoss(dice, c).plus(rankingLoss(jaccard, c)), ZERO));
    }

    private static Rational rankingLoss(Similarity score, Case c) {
        IndependentVoxels voxels = voxels(c);
        Similarity everywhere = whenEmpty(score, c);
        BestPrediction all = BestPrediction.exhaustive(voxels.distribution(), everywhere);
        return all.score().minus(voxels.best(everywhere).score());
    }

    private static Claim.Builder reading(String slug, String name) {
        return Claim.named(slug, name).entry("B14").from("a reading of what holds for masks of one size");
    }

    private static Measurement nothing(Rational lost) {
        return new Measurement(lost, Bound.of(0), Bound.of(0));
    }

    private Claim someThreshold() {
        return reading("some-threshold-dice", "For each distribution some threshold is right for Dice")
                .correctedBy("half-best-threshold")
                .partlyProvedIn("no-threshold", "no_threshold_dice", "a counterexample")
                .says(
                        "Literal reading: whatever the distribution is, some threshold of probabilities makes a best prediction,"
                                + " so that weights fail only because they don't know it. Three equally likely masks on three"
                                + " voxels, {1}, {3} and {2, 3} say, refute it: no threshold makes {1, 3}.",
                        "\\forall P\\, \\exists t: \\; E\\,D(y,s_t) = \\max_s E\\,D(y,s)")
                .enumerated(DistributionCases.grid(3, 3, 4, 6))
                .measures("\\text{regret of the best threshold}", c -> nothing(lost(dice, c, false)));
    }

    private Claim someThresholdJaccard() {
        return reading("some-threshold-jaccard", "For each distribution some threshold is right for Jaccard")
                .correctedBy("two-voxels-some-threshold")
                .partlyProvedIn("no-threshold", "no_threshold_jaccard", "a counterexample")
                .says(
                        "The same reading for the Jaccard index. Masks with probabilities in quarters refute it on three voxels,"
                                + " and thirds don't.",
                        "\\forall P\\, \\exists t: \\; E\\,J(y,s_t) = \\max_s E\\,J(y,s)")
                .enumerated(DistributionCases.grid(3, 4, 4, 6))
                .measures("\\text{regret of the best threshold}", c -> nothing(lost(jaccard, c, false)));
    }

    private static Claim.Builder few(String slug, String name, int most) {
        return Claim.named(slug, name)
                .entry("B14")
                .enumerated(Enumerations.bySize(
                        "all distributions over the nonempty masks of 3 voxels, up to their order, with probabilities of common"
                                + " denominator up to %d",
                        new int[] {6, Math.min(most, 12), most}, ThreeVoxels::ofDenominator));
    }

    private Claim fewParts() {
        return few("few-parts-ranking-dice", "On three voxels some ranking is right for Dice up to sixteenths", 16)
                .says(
                        "If the probabilities of the masks of three voxels are multiples of 1/m with m <= 16, some set of the most"
                                + " probable voxels is a best prediction for Dice, if equally probable ones may be told apart."
                                + " With seventeenths it may be none.",
                        "m \\le 16 \\Rightarrow \\max_s E\\,D(y,s) = \\max_k E\\,D(y, \\text{some } k \\text{ most probable})")
                .measures("\\text{regret}", c -> Measurement.equal(lost(dice, c, true), ZERO));
    }

    private Claim fewPartsJaccard() {
        return few("few-parts-ranking-jaccard", "On three voxels some ranking is right for Jaccard up to elevenths", 11)
                .says(
                        "The same for the Jaccard index with m <= 11. With twelfths it may be none.",
                        "m \\le 11 \\Rightarrow \\max_s E\\,J(y,s) = \\max_k E\\,J(y, \\text{some } k \\text{ most probable})")
                .measures("\\text{regret}", c -> Measurement.equal(lost(jaccard, c, true), ZERO));
    }

    private static Domain.Family only(String words, Case example) {
        return new Domain.Family(words, 1, k -> example);
    }

    private Claim someRanking() {
        return reading("some-ranking-dice", "For each distribution a set of the most probable voxels is best for Dice")
                .correctedBy("few-parts-ranking-dice")
                .says(
                        "Literal reading, even if equally probable voxels may be told apart. The smallest distribution that refutes"
                                + " it, by a search through all denominators on three voxels, has seventeenths: {1, 2} is best,"
                                + " with voxel 3 more probable than voxel 2.",
                        "\\forall P\\, \\exists k: \\; E\\,D(y, \\text{some } k \\text{ most probable}) = \\max_s E\\,D(y,s)")
                .searched(only(
                        "the smallest on three voxels",
                        DistributionCases.of("100", "6/17", "101", "6/17", "010", "5/17")))
                .measures("\\text{regret}", c -> nothing(lost(dice, c, true)));
    }

    private Claim someRankingJaccard() {
        return reading(
                        "some-ranking-jaccard",
                        "For each distribution a set of the most probable voxels is best for Jaccard")
                .correctedBy("few-parts-ranking-jaccard")
                .says(
                        "The same reading for the Jaccard index. The smallest distribution that refutes it has twelfths: {1, 3} is"
                                + " best, with voxel 2 more probable than voxel 3.",
                        "\\forall P\\, \\exists k: \\; E\\,J(y, \\text{some } k \\text{ most probable}) = \\max_s E\\,J(y,s)")
                .searched(only(
                        "the smallest on three voxels",
                        DistributionCases.of("100", "3/12", "101", "4/12", "010", "5/12")))
                .measures("\\text{regret}", c -> nothing(lost(jaccard, c, true)));
    }

    private Claim halfBestIndependent() {
        return Claim.named(
                        "half-best-independent",
                        "Where voxels are independent half the best Dice score is the right threshold")
                .entry("B15")
                .from("a common reading of Lipton et al. 2014")
                .correctedBy("population-threshold")
                .says(
                        "Literal reading: the voxels of probability at least D*/2 are best for expected Dice where voxels are"
                                + " independent. It holds in the limit of many voxels only. If two empty masks have the score 1 it"
                                + " fails on a single voxel of probability 2/5, and if they have 0, on three voxels.",
                        "E\\,D(y, \\{i: \\pi_i \\ge \\frac{D^*}{2}\\}) = D^* = \\max_s E\\,D(y,s)")
                .given(
                        "two empty masks have the score 0",
                        c -> c.parameter(EMPTY).signum() == 0)
                .enumerated(independentVoxels())
                .searched(only("two voxels of probability 2/5 beside a certain one", twoFifths()))
                .measures("\\text{regret of the better rule for ties}", c -> nothing(ruleLoss(c)));
    }

    private static Case twoFifths() {
        Rational part = Rational.of(2, 5);
        return Case.of("pi1", part).with("pi2", part).with("pi3", ONE).with(EMPTY, 0);
    }

    private Rational ruleLoss(Case c) {
        Similarity score = whenEmpty(dice, c);
        Regions target = Regions.of(voxels(c).distribution());
        Rational best = target.best(score);
        Rational t = best.times(HALF);
        Rational kept =
                target.expected(score, target.above(t, true)).max(target.expected(score, target.above(t, false)));
        return best.minus(kept);
    }
}
