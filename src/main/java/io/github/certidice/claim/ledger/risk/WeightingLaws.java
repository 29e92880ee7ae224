package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.CrossEntropyWeights;
import io.github.certidice.risk.Defeat;
import io.github.certidice.risk.ImageWeights;
import io.github.certidice.risk.Metric;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** No constant weights of a cross-entropy are consistent with Dice or Jaccard, and those of weighted Hamming lose all. */
public final class WeightingLaws {

    private static final String ABSTRACT =
            "after Bertels et al., MICCAI 2019 (no optimal weighting of cross-entropy), made explicit here";
    private static final int EIGHTHS = 8;

    private final Similarity dice;
    private final Similarity jaccard;

    public WeightingLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        jaccard = new TabulatedScore(formulas.jaccard());
    }

    public List<Claim> claims() {
        return List.of(noWeights(), noWeightsJaccard(), subsets(), subsetsJaccard(), inverseFrequency());
    }

    private static Claim.Builder defeat(String slug, String name) {
        return Claim.named(slug, name)
                .entry("B16")
                .from(ABSTRACT)
                .follows("cross-entropy-threshold")
                .given(
                        "not both weights are 0",
                        c -> c.parameter("w0").signum() + c.parameter("w1").signum() > 0)
                .enumerated(Enumerations.bySize(
                        "all integer weights w0, w1 with w0 + w1 <= %d, thresholds tau = 1/8, ..., 7/8",
                        new int[] {6, 24, 100}, WeightingLaws::weights));
    }

    private static Stream<Case> weights(int sum) {
        return IntStream.rangeClosed(0, sum)
                .boxed()
                .flatMap(w0 -> IntStream.range(1, EIGHTHS)
                        .mapToObj(tau -> Case.of("w0", Rational.of(w0))
                                .with("w1", sum - w0)
                                .with("tau", Rational.of(tau, EIGHTHS))));
    }

    private static CrossEntropyWeights weights(Case c) {
        return new CrossEntropyWeights(c.parameter("w0"), c.parameter("w1"));
    }

    /** The regret of the thresholded minimiser, which is the same for all rules for ties, on a distribution made for t. */
    private static Rational regret(Similarity score, Metric metric, Case c) {
        Defeat defeat = Defeat.of(weights(c), c.parameter("tau"), metric);
        return Regions.of(defeat.target()).regret(score, defeat.minimiser());
    }

    private static Rational threshold(Case c) {
        return weights(c).threshold(c.parameter("tau"));
    }

    private Claim noWeights() {
        return defeat("no-weights-dice", "No weights of cross-entropy are consistent with Dice")
                .partlyProvedIn("cross-entropy-defeat", "cross_entropy_defeat", "that the regret is above 0")
                .says(
                        "For all weights and every threshold of predictions there is a distribution on at most three voxels on"
                                + " which the minimiser of the cross-entropy, thresholded, is not the best prediction for Dice,"
                                + " whatever the rule for ties. With t = tau w0/(tau w0 + (1-tau) w1) the regret is (1/2-t)/3 for t < 1/2,"
                                + " 1/2 for t = 1/2, and 2/3 beyond.",
                        "\\forall w_0, w_1, \\tau \\; \\exists P: \\; E\\,D(y,s) < \\max_{s'} E\\,D(y,s')")
                .measures(
                        "\\text{regret}",
                        c -> Measurement.equal(
                                regret(dice, Metric.DICE, c),
                                expected(threshold(c), Rational.of(3), Rational.of(2, 3))));
    }

    private Claim noWeightsJaccard() {
        return defeat("no-weights-jaccard", "No weights of cross-entropy are consistent with Jaccard")
                .partlyProvedIn("cross-entropy-defeat", "cross_entropy_defeat", "that the regret is above 0")
                .says(
                        "The same for the Jaccard index: with t as before the regret is (1/2-t)/2 for t < 1/2, 1/3 for t = 1/2, and"
                                + " 1/2 beyond. Restricted to two voxels it is false.",
                        "\\forall w_0, w_1, \\tau \\; \\exists P: \\; E\\,J(y,s) < \\max_{s'} E\\,J(y,s')")
                .measures(
                        "\\text{regret}",
                        c -> Measurement.equal(regret(jaccard, Metric.JACCARD, c), expected(threshold(c), TWO, HALF)));
    }

    /** (1/2 - t)/below for t under 1/2, the last number beyond; at 1/2 itself K = 3: 1/2 of Dice, 1/3 of Jaccard. */
    private static Rational expected(Rational t, Rational below, Rational beyond) {
        return switch (t.compareTo(HALF)) {
            case -1 -> HALF.minus(t).over(below);
            case 0 -> beyond.equals(HALF) ? Rational.of(1, 3) : HALF;
            default -> beyond;
        };
    }

    private static Claim.Builder ofSubsets(String slug, String name) {
        return Claim.named(slug, name)
                .entry("B8")
                .enumerated(Enumerations.bySize(
                        "all 1 <= m < K <= %d",
                        new int[] {5, 7, 9},
                        k -> IntStream.range(1, k)
                                .mapToObj(m -> Case.of("m", Rational.of(m)).with("K", k))));
    }

    /** With a threshold halfway between m/K and 1. */
    private static Rational subsetRegret(Similarity score, Case c) {
        int m = c.integer("m");
        int k = c.integer("K");
        Case target = DistributionCases.of(ThresholdCases.subsets(m, k));
        return ThresholdCases.regret(score, ThresholdCases.at(target, Rational.of(m + (long) k, 2L * k), true));
    }

    private Claim subsets() {
        return ofSubsets("subsets-dice", "Everything may be lost by a threshold that is hardly too high: Dice")
                .follows("no-weights-dice")
                .says(
                        "Let the target be any m of K voxels, all equally likely. A threshold above m/K leaves out all, with a"
                                + " score of 0, and the best prediction is everything: the regret is 2m/(m+K).",
                        "\\max_s E\\,D(y,s) - E\\,D(y,\\emptyset) = \\frac{2m}{m+K}")
                .measures("\\text{regret}", c -> {
                    Rational m = c.parameter("m");
                    return Measurement.equal(subsetRegret(dice, c), TWO.times(m).over(m.plus(c.parameter("K"))));
                });
    }

    private Claim subsetsJaccard() {
        return ofSubsets("subsets-jaccard", "Everything may be lost by a threshold that is hardly too high: Jaccard")
                .follows("no-weights-jaccard")
                .says(
                        "On the same targets the Jaccard index loses at least m/K, exactly that for m = 1.",
                        "\\max_s E\\,J(y,s) - E\\,J(y,\\emptyset) \\ge \\frac{m}{K}")
                .attained(Bound.of(1), Case.of("m", ONE).with("K", 4))
                .measures("m/K / \\text{regret}", c -> {
                    Rational share = c.parameter("m").over(c.parameter("K"));
                    return new Measurement(share.over(subsetRegret(jaccard, c)), Bound.of(0), Bound.of(1));
                });
    }

    private Claim inverseFrequency() {
        return Claim.named("inverse-frequency-regret", "Weights by inverse frequency may lose all of Dice")
                .provedIn("inverse-frequency", "inverse_frequency_regret", "inverse_frequency_regret_tight")
                .entry("B13")
                .follows("cross-entropy-threshold")
                .says(
                        "Let the foreground weight be gamma/n and the background weight (1-gamma)/(d-n), for n foreground voxels of"
                                + " d; gamma = 1/2 is inverse frequency, and these are the weights of weighted Hamming. If the"
                                + " target is {1}, or with probability q also v more voxels, then on a large enough image those"
                                + " are included, and the regret is at least (1-2q)v/(v+2): it tends to 1 as v grows and q falls.",
                        "d-1 > \\frac{(1-\\gamma)(1-q)(1+v)}{\\gamma q} \\Rightarrow"
                                + " \\text{regret} \\ge \\frac{(1-2q)v}{v+2}")
                .given("0 < gamma < 1; d is large enough", WeightingLaws::isLarge)
                .enumerated(Enumerations.bySize(
                        "gamma = 1/4, 1/2, 3/4, v from 1 to %d, q = 1/4, 1/10, 1/50, and the smallest d",
                        new int[] {8, 60, 500},
                        v -> Stream.of("1/4", "1/2", "3/4")
                                .flatMap(gamma -> Stream.of("1/4", "1/10", "1/50")
                                        .map(q -> smallest(Rational.parse(gamma), v, Rational.parse(q))))))
                .searched(new Domain.Family(
                        "gamma = 1/2, v = 2^k, q = 2^-k", 10, k -> smallest(HALF, 2L << k, Rational.of(1, 2L << k))))
                .approached(Bound.of(1))
                .measures("\\text{regret}", this::ofImageWeights);
    }

    private static Rational limit(Rational gamma, Rational v, Rational q) {
        Rational above = ONE.minus(gamma).times(ONE.minus(q)).times(ONE.plus(v));
        return above.over(gamma.times(q));
    }

    private static Case smallest(Rational gamma, long v, Rational q) {
        long large = limit(gamma, Rational.of(v), q).floor().longValueExact() + 2;
        return Case.of("gamma", gamma).with("v", v).with("q", q).with("d", Math.max(large, v + 2));
    }

    private static boolean isLarge(Case c) {
        Rational gamma = c.parameter("gamma");
        Rational v = c.parameter("v");
        Rational beside = c.parameter("d").minus(ONE);
        return gamma.signum() > 0
                && gamma.compareTo(ONE) < 0
                && beside.compareTo(v) > 0
                && beside.compareTo(limit(gamma, v, c.parameter("q"))) > 0;
    }

    private Measurement ofImageWeights(Case c) {
        Rational q = c.parameter("q");
        Rational v = c.parameter("v");
        long rest = c.integer("d") - 1L - c.integer("v");
        Case target = DistributionCases.of("100", ONE.minus(q).toString(), "110", q.toString())
                .with("size2", v)
                .with("size3", rest);
        Regions regions = Regions.of(target);
        Rational regret = regions.regret(
                dice,
                WeightedVote.of(regions, new ImageWeights.Normalised(c.parameter("gamma")))
                        .certain());
        Rational least = ONE.minus(TWO.times(q)).times(v).over(v.plus(TWO));
        return new Measurement(regret, Bound.of(least), Bound.of(1));
    }
}
