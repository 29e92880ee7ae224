package io.github.certidice.claim.ledger.scores;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.Pell;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.BestPrediction;
import io.github.certidice.risk.MaskDistribution;
import io.github.certidice.risk.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What the best prediction for expected Dice is worth in expected Jaccard, and the other way round. */
public final class TransferLaws {

    private static final String TARGETS = "a distribution of the target, which is never empty";
    private static final String PROOF = "dice-optimum-jaccard-gap";
    private static final String LOSSES = "\\frac{E(1-S(s^*))}{\\min_s E(1-S(s))}";
    private static final Rational CONJECTURED = Rational.of(8, 5);
    private static final String COQ = "score-transfer";

    private final Direction diceToJaccard;
    private final Direction jaccardToDice;

    public TransferLaws(Formulas formulas) {
        diceToJaccard = new Direction(Metric.DICE, formulas.dice(), Metric.JACCARD, formulas.jaccard());
        jaccardToDice = new Direction(Metric.JACCARD, formulas.jaccard(), Metric.DICE, formulas.dice());
    }

    /** A score that is optimised, and one that judges what is best for it. */
    private record Direction(Metric first, Similarity optimisedScore, Metric second, Similarity judgeScore) {

        private String slug(String what) {
            return first.word() + "-optimum-" + second.word() + "-" + what;
        }

        /** The theorem in Coq. */
        private String optimum() {
            return first.word() + "_optimum";
        }

        private String optimised() {
            return first.score().name();
        }

        private String judge() {
            return second.score().name();
        }

        /** What so many hits among so many predicted voxels score, for the choice of cases: whatever formulas are checked. */
        private Rational ofPart(long hits, long predicted) {
            return first.score().of(Enumerations.ofJaccard(hits, predicted).counts());
        }

        /** The best expected score of the judge. */
        private Rational best(MaskDistribution target) {
            return BestPrediction.exhaustive(target, judgeScore).score();
        }

        /** The judge's expected score of the worst prediction that is best for the optimised score. */
        private Rational reached(MaskDistribution target) {
            return BestPrediction.exhaustive(target, optimisedScore).masks().stream()
                    .map(prediction -> target.expected(judgeScore, prediction))
                    .reduce(Rational::min)
                    .orElseThrow();
        }
    }

    public List<Claim> claims() {
        Stream<Claim> both = Stream.of(diceToJaccard, jaccardToDice)
                .flatMap(way -> Stream.of(gap(way), factor(way), lossFactor(way), bestLossFactor(way)));
        return Stream.concat(Stream.of(expected()), both).toList();
    }

    private static Domain.Enumeration small() {
        return Enumerations.bySize(
                "all distributions over the nonempty masks of 2 or of 3 voxels with probabilities of common denominator up to %d",
                new int[] {4, 5, 11}, TransferLaws::smallOf);
    }

    private static Stream<Case> smallOf(int denominator) {
        return Stream.of(2, 3)
                .flatMap(voxels -> DistributionCases.ofDenominator(DistributionCases.nonempty(voxels), denominator));
    }

    private Claim expected() {
        return Claim.named("expected-dice-jaccard", "Expected Dice lies between expected Jaccard and its image")
                .entry("A2")
                .provedIn("dice-jaccard-order", "dice_jaccard_means")
                .says(
                        "For an uncertain target and any prediction the identity becomes an inequality: tight on the left where every"
                                + " J is 0 or 1, on the right where J is certain.",
                        "E J \\le E D \\le \\frac{2\\,E J}{1+E J}")
                .from("Jensen's inequality")
                .follows("mean-dice-jaccard")
                .given(TARGETS, DistributionCases::isNonempty)
                .enumerated(Enumerations.bySize(
                        "all distributions over the nonempty masks of 2 or of 3 voxels with probabilities of common denominator up"
                                + " to %d, with all predictions",
                        new int[] {3, 4, 9}, denominator -> smallOf(denominator).flatMap(TransferLaws::predicted)))
                .attained(null, predicting("11", "01", "1/2", "10", "1/2"))
                .measures("E D", c -> {
                    Rational j = expected(jaccardToDice.optimisedScore(), c);
                    Rational image = Rational.TWO.times(j).over(j.plus(Rational.ONE));
                    return new Measurement(expected(jaccardToDice.judgeScore(), c), Bound.of(j), Bound.of(image));
                });
    }

    private static Case predicting(String prediction, String... masksAndProbabilities) {
        return DistributionCases.predicting(
                DistributionCases.of(masksAndProbabilities), Mask.parse(Shape.of(prediction.length()), prediction));
    }

    private static Stream<Case> predicted(Case distribution) {
        Shape shape = DistributionCases.of(distribution).shape();
        return LongStream.range(0, 1L << shape.size())
                .mapToObj(bits -> DistributionCases.predicting(distribution, Mask.of(shape, bits)));
    }

    private static Rational expected(Similarity score, Case c) {
        return DistributionCases.of(c).expected(score, DistributionCases.prediction(c));
    }

    private static Claim.Builder started(Direction way, String what, String name) {
        return Claim.named(way.slug(what), name)
                .entry("A14")
                .given(TARGETS, DistributionCases::isNonempty)
                .enumerated(small())
                .sampled(DistributionCases.random(4))
                .solvedAs(PROOF);
    }

    private static Claim gap(Direction way) {
        return started(
                        way,
                        "gap",
                        "The best prediction for " + way.optimised() + " loses at most 3 - 2 sqrt 2 in " + way.judge())
                .says(
                        "Of any distribution of the target, whatever maximises expected " + way.optimised()
                                + " is within"
                                + " 3 - 2 sqrt 2 of the best expected " + way.judge()
                                + ": the approximation error between the scores,"
                                + " once, not twice. Targets with sizes of Pell numbers come as close as one likes.",
                        "\\max_s E S(s) - E S(s^*) \\le 3 - 2\\sqrt{2}")
                .follows("dice-jaccard-gap")
                .searched(new Domain.Family(
                        "p of q voxels, or as many of the others, p/q the convergents of sqrt 2 - 1",
                        3,
                        k -> pell(way, k)))
                .approached(DiceJaccardLaws.LARGEST_GAP)
                .partlyProvedIn(COQ, way.optimum(), "the inequality")
                .measures("\\max_s E S(s) - E S(s^*)", c -> {
                    MaskDistribution target = DistributionCases.of(c);
                    return new Measurement(
                            way.best(target).minus(way.reached(target)), Bound.of(0), DiceJaccardLaws.LARGEST_GAP);
                });
    }

    /**
     * On q voxels, p/q a convergent: the first p voxels with the probability that the optimised score gives to p hits of q
     * predicted voxels, else p neighbours of the others in a ring, all equally likely. Then all q voxels are as good as the first
     * p for the optimised score, and the judge differs by D - J at J = p/q.
     */
    private static Case pell(Direction way, int k) {
        int p = (int) Pell.number(k + 1);
        int q = (int) Pell.number(k + 2);
        Rational first = way.ofPart(p, q);
        Rational other = Rational.ONE.minus(first).over(Rational.of(q - p));
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        probabilities.put(Mask.of(Shape.of(q), i -> i < p), first);
        for (int start = 0; start < q - p; start++) {
            int from = start;
            Mask ring = Mask.of(Shape.of(q), i -> i >= p && Math.floorMod(i - p - from, q - p) < p);
            probabilities.put(ring, other);
        }
        return DistributionCases.of(MaskDistribution.of(probabilities));
    }

    private static Claim factor(Direction way) {
        return started(
                        way,
                        "factor",
                        "The best prediction for " + way.optimised() + " has at least half of the best " + way.judge())
                .says(
                        "Of any distribution of the target on d voxels, whatever maximises expected " + way.optimised()
                                + " has the best expected " + way.judge()
                                + " up to the factor 2d/(d+1), which is below 2 and attained"
                                + " on two voxels.",
                        "\\max_s E S(s) \\le \\frac{2d}{d+1} E S(s^*)")
                .follows("dice-jaccard-factor-finite")
                .searched(new Domain.Family("the target is one of d voxels, d from 2 on", 6, k -> oneOf(way, k + 2)))
                .attained(null, oneOf(way, 3))
                .provedIn(COQ, way.optimum(), way.optimum() + "_attained")
                .measures("\\frac{\\max_s E S(s)}{E S(s^*)}", c -> {
                    MaskDistribution target = DistributionCases.of(c);
                    int d = target.voxels();
                    return new Measurement(
                            way.best(target).over(way.reached(target)),
                            Bound.of(1),
                            Bound.of(Rational.of(2L * d, d + 1L)));
                });
    }

    /** One of d voxels, the first so likely that predicting all is as good; the others equally likely. */
    private static Case oneOf(Direction way, int d) {
        Rational first = way.ofPart(1, d);
        Rational other = Rational.ONE.minus(first).over(Rational.of(d - 1));
        Map<Mask, Rational> probabilities = new LinkedHashMap<>();
        for (int voxel = 0; voxel < d; voxel++) {
            probabilities.put(Mask.of(Shape.of(d), 1L << voxel), voxel == 0 ? first : other);
        }
        return DistributionCases.of(MaskDistribution.of(probabilities));
    }

    private static Claim lossFactor(Direction way) {
        return started(
                        way,
                        "loss-factor",
                        "The best prediction for " + way.optimised() + " has at most twice the least " + way.judge()
                                + " loss")
                .says(
                        "Of any distribution of the target on d voxels, whatever minimises the expected "
                                + way.optimised()
                                + " loss has the least expected " + way.judge()
                                + " loss up to the factor (2d-1)/d, which is below 2 and"
                                + " attained on two voxels.",
                        "E(1-S(s^*)) \\le \\frac{2d-1}{d} \\min_s E(1-S(s))")
                .follows("dice-jaccard-loss-factor-finite")
                .given(
                        TARGETS + ", and isn't certain",
                        c -> DistributionCases.isNonempty(c)
                                && DistributionCases.of(c).probabilities().size() > 1)
                .attained(null, oneOf(way, 2))
                .provedIn(COQ, way.optimum(), way.optimum() + "_attained")
                .measures(LOSSES, c -> {
                    int d = DistributionCases.of(c).voxels();
                    return new Measurement(lossRatio(way, c), Bound.of(1), Bound.of(Rational.of(2L * d - 1, d)));
                });
    }

    private static Rational lossRatio(Direction way, Case c) {
        MaskDistribution target = DistributionCases.of(c);
        return Rational.ONE.minus(way.reached(target)).over(Rational.ONE.minus(way.best(target)));
    }

    private static Claim bestLossFactor(Direction way) {
        return Claim.named(
                        way.slug("loss-factor-best"),
                        "The best prediction for " + way.optimised() + " has at most 8/5 of the least " + way.judge()
                                + " loss")
                .entry("A14")
                .open()
                .says(
                        "The factor (2d-1)/d of the law above is attained on two voxels, where it is 3/2, and by nothing that was found"
                                + " on more. Whether any distribution, on images of any size, exceeds 8/5 is not known.",
                        "E(1-S(s^*)) \\le \\frac{8}{5} \\min_s E(1-S(s))")
                .follows(way.slug("loss-factor"))
                .given(
                        TARGETS + ", and isn't certain",
                        c -> DistributionCases.isNonempty(c)
                                && DistributionCases.of(c).probabilities().size() > 1)
                .enumerated(small())
                .sampled(DistributionCases.random(4))
                .searched(new Domain.Family("the target is one of d voxels, d from 2 on", 6, k -> oneOf(way, k + 2)))
                .measures(LOSSES, c -> new Measurement(lossRatio(way, c), Bound.of(1), Bound.of(CONJECTURED)));
    }
}
