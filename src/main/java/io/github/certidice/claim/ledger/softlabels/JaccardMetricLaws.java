package io.github.certidice.claim.ledger.softlabels;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.Surrogates.Distance;
import io.github.certidice.claim.cases.Chains;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.claim.cases.SoftLabelCases;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;

/** The Jaccard metric losses and the Dice semimetric losses, which soft labels don't mislead. */
public final class JaccardMetricLaws {

    private static final String JACCARD = "after Wang et al., NeurIPS 2023 (Jaccard metric losses)";
    private static final String DICE = "after Wang et al., MICCAI 2023 (Dice semimetric losses)";
    private static final Rational RELAXED = Rational.of(3, 2);

    /** Two voxels, each of which is half of what is between them. */
    private static final Case DISJOINT = Chains.of(new double[] {1, 0}, new double[] {1, 1}, new double[] {0, 1});

    private static final String SUMMED =
            " The proof takes the inequalities voxel by voxel, adds them up, and argues with the sums.";

    private final Distance ratio;
    private final Distance product;
    private final Loss softJaccard;

    public JaccardMetricLaws(Formulas formulas) {
        ratio = formulas.surrogates().metric();
        product = formulas.surrogates().productMetric();
        softJaccard = formulas.softJaccard();
    }

    public List<Claim> claims() {
        return List.of(
                triangle("jaccard-metric-loss-triangle", "first")
                        .solved()
                        .provedIn("soft-label-distance", "soft_label_distance")
                        .says(
                                "JML1 is a metric on [0,1]^d, for every d: with N the L1 distance and I the sum of minima it is"
                                        + " N/(I + N), and this has the triangle inequality because I changes by no more than N."
                                        + SUMMED,
                                "JML_1(x,z) \\le JML_1(x,y) + JML_1(y,z)")
                        .measures("JML_1(x,z)", within(ONE, c -> chain(ratio, c))),
                triangle("jaccard-metric-loss-product-triangle", "second")
                        .solvedAs("jaccard-metric-loss-triangle")
                        .provedIn("soft-label-distance", "soft_label_distance")
                        .says(
                                "JML2 is a metric on [0,1]^d too: here I is the sum of products." + SUMMED,
                                "JML_2(x,z) \\le JML_2(x,y) + JML_2(y,z)")
                        .measures("JML_2(x,z)", within(ONE, c -> chain(product, c))),
                zero(),
                order(),
                onMasks(),
                relaxed("dice-semimetric-loss-triangle", "first")
                        .solved()
                        .follows("jaccard-metric-loss-triangle")
                        .provedIn("soft-label-distance", "soft_label_distance_dice", "soft_label_distance_dice_tight")
                        .says(
                                "The Dice semimetric loss DML1 = JML1/(2 - JML1) = |x - y|/(|x| + |y|) misses the triangle"
                                        + " inequality by at most the factor 3/2 of the Dice distance, attained by two disjoint"
                                        + " voxels through both of them.",
                                "DML_1(x,z) \\le \\frac{3}{2} \\left(DML_1(x,y) + DML_1(y,z)\\right)")
                        .measures("DML_1(x,z)", within(RELAXED, c -> chain(dice(ratio), c))),
                relaxed("dice-semimetric-loss-product-triangle", "second")
                        .solvedAs("dice-semimetric-loss-triangle")
                        .follows("jaccard-metric-loss-product-triangle")
                        .provedIn("soft-label-distance", "soft_label_distance_dice", "soft_label_distance_dice_tight")
                        .says(
                                "The same for DML2 = JML2/(2 - JML2) = |x - y|/(2<x,y> + |x - y|).",
                                "DML_2(x,z) \\le \\frac{3}{2} \\left(DML_2(x,y) + DML_2(y,z)\\right)")
                        .measures("DML_2(x,z)", within(RELAXED, c -> chain(dice(product), c))),
                metricReading());
    }

    /** {@code t/(2 - t)}: Dice's distance where t is Jaccard's. */
    private static Distance dice(Distance jaccard) {
        return pair -> {
            Rational t = jaccard.of(pair);
            return t.over(TWO.minus(t));
        };
    }

    /** The three distances of a chain: from end to end, then step by step. */
    private static List<Rational> chain(Distance distance, Case c) {
        return List.of(
                distance.of(Chains.ends(c)), distance.of(Chains.firstStep(c)), distance.of(Chains.secondStep(c)));
    }

    private interface Way {
        List<Rational> of(Case c);
    }

    /** From end to end it is at most a factor times as far as step by step. */
    private static Law within(Rational factor, Way way) {
        return c -> {
            List<Rational> all = way.of(c);
            Rational steps = all.get(1).plus(all.get(2));
            return new Measurement(all.get(0), Bound.of(0), Bound.of(factor.times(steps)));
        };
    }

    private static Claim.Builder chains(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C14")
                .given(Chains.CHAIN, Chains::isChain)
                .enumerated(Chains.grid(3, 4, 5));
    }

    private static Claim.Builder triangle(String slug, String which) {
        return chains(slug, "The " + which + " Jaccard metric loss obeys the triangle inequality")
                .from(JACCARD)
                .sampled(Chains.random())
                .attained(null, DISJOINT);
    }

    private static Claim.Builder relaxed(String slug, String which) {
        return chains(slug, "The " + which + " Dice semimetric loss obeys the triangle inequality up to 3/2")
                .from(DICE + "; the constant after Gragera and Suppakitpaisarn, WALCOM 2016")
                .sampled(Chains.random())
                .attained(null, DISJOINT);
    }

    private static Claim.Builder pairs(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C14")
                .from(JACCARD)
                .enumerated(SoftLabelCases.pairs(2, 4, 5))
                .sampled(RandomPairs.any())
                .ofProbabilities();
    }

    private Claim zero() {
        return pairs("jaccard-metric-loss-zero", "The Jaccard metric losses are 0 at p = y and nowhere else")
                .provedIn("soft-label-distance", "soft_label_distance")
                .says(
                        "What a loss for soft labels needs, and soft Jaccard and soft Dice don't have.",
                        "JML_1(y,p) = 0 \\iff JML_2(y,p) = 0 \\iff p = y")
                .measures("\\mathrm{sgn}\\,JML_1 + \\mathrm{sgn}\\,JML_2", c -> {
                    int signs =
                            ratio.of(c.pair()).signum() + product.of(c.pair()).signum();
                    return Measurement.equal(Rational.of(signs), isEqual(c.pair()) ? ZERO : TWO);
                });
    }

    private static boolean isEqual(Pair pair) {
        return IntStream.range(0, pair.size())
                .allMatch(i -> pair.target().at(i) == pair.prediction().at(i));
    }

    private Claim order() {
        return pairs("jaccard-metric-loss-order", "The second Jaccard metric loss is at least the first")
                .provedIn("soft-label-distance", "soft_label_distance_order")
                .says(
                        "A product of two numbers of [0,1] is at most their minimum, so JML2 sees a smaller intersection;"
                                + " equal where no voxel has both y and p strictly between 0 and 1.",
                        "JML_1 \\le JML_2")
                .attained(null, SoftCases.twoLevel(1, 2, 0.5, 0.5))
                .measures(
                        "JML_1", c -> new Measurement(ratio.of(c.pair()), Bound.of(0), Bound.of(product.of(c.pair()))));
    }

    private Claim onMasks() {
        return pairs("jaccard-metric-loss-binary", "For binary targets the Jaccard metric losses are soft Jaccard's")
                .provedIn("soft-label-distance", "soft_label_distance_binary")
                .says(
                        "They change nothing where every label is 0 or 1, whatever the probabilities are.",
                        "y \\in \\{0,1\\}^d \\Rightarrow JML_1 = JML_2 = 1-SJ")
                .given(SoftCases.BINARY, SoftCases::hasForeground)
                .measures("|JML_1-(1-SJ)| + |JML_2-(1-SJ)|", c -> {
                    Rational loss = SoftCases.loss(softJaccard, c);
                    Rational first = ratio.of(c.pair()).minus(loss).abs();
                    return Measurement.equal(
                            first.plus(product.of(c.pair()).minus(loss).abs()), ZERO);
                });
    }

    private Claim metricReading() {
        return chains("dice-semimetric-loss-metric", "The Dice semimetric losses are metrics")
                .from("common reading")
                .correctedBy("dice-semimetric-loss-triangle")
                .says(
                        "Literal reading: they inherit the triangle inequality of the Jaccard metric losses. Two disjoint voxels"
                                + " are at distance 1, and each is at 1/3 from both together.",
                        "DML_1(x,z) \\le DML_1(x,y) + DML_1(y,z)")
                .measures("DML_1(x,z)", within(ONE, c -> chain(dice(ratio), c)));
    }
}
