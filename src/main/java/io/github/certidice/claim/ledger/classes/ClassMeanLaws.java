package io.github.certidice.claim.ledger.classes;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.ConfusionMatrices;
import io.github.certidice.claim.cases.ConfusionMatrix;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.Pell;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.claim.ledger.scores.MeanLaws;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Dice against Jaccard in the mean over the classes of one image. */
public final class ClassMeanLaws {

    /** A hypothesis: there is something to count. */
    static final String VOXELS = "at least one voxel; the mean is over the classes in target or prediction";

    private static final String MEANS =
            "\\bar{D} = \\frac{1}{C} \\sum_c D_c, \\quad \\bar{J} = \\frac{1}{C} \\sum_c J_c";

    private final Similarity dice;
    private final Similarity jaccard;

    public ClassMeanLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
    }

    public List<Claim> claims() {
        return List.of(between(), factor(), gap(), order());
    }

    static boolean hasVoxels(Case c) {
        return ConfusionMatrix.of(c).voxels() > 0;
    }

    private static Rational mean(Similarity similarity, ConfusionMatrix matrix) {
        return MeanLaws.mean(similarity, matrix.counted());
    }

    private static Claim.Builder ofMeans(String slug, String name) {
        return Claim.named(slug, name)
                .entry("D1")
                .enumerated(ConfusionMatrices.ofThreeClasses(4, 6, 14))
                .sampled(ConfusionMatrices.random())
                .solvedAs("class-mean-dice-jaccard");
    }

    private Claim between() {
        return ofMeans(
                        "class-mean-dice-jaccard",
                        "The mean Dice score over classes lies between the mean Jaccard index and its image")
                .says(
                        "What holds of means over images holds of means over the classes of one image: tight on the left where"
                                + " every class has J = 0 or 1, on the right where all classes have the same J.",
                        "\\bar{J} \\le \\bar{D} \\le \\frac{2\\bar{J}}{1+\\bar{J}}, \\quad " + MEANS)
                .follows("mean-dice-jaccard")
                .given(VOXELS, ClassMeanLaws::hasVoxels)
                .attained(null, ConfusionMatrices.circular(3, 1, 1))
                .measures("\\bar{D}", c -> {
                    ConfusionMatrix matrix = ConfusionMatrix.of(c);
                    Rational j = mean(jaccard, matrix);
                    Rational image = j.plus(DiceJaccardLaws.gapAt(j));
                    return new Measurement(mean(dice, matrix), Bound.of(j), Bound.of(image));
                });
    }

    private Claim factor() {
        return ofMeans("class-mean-factor", "The mean Dice score over classes is at most twice the mean Jaccard index")
                .says(
                        "The factor of single masks, again approached by poor predictions of all classes, and attained by none.",
                        "\\bar{J} \\le \\bar{D} \\le 2\\bar{J}")
                .follows("class-mean-dice-jaccard")
                .given(
                        VOXELS + "; at least one voxel is right (else both are 0)",
                        c -> hasVoxels(c) && ConfusionMatrix.of(c).accuracy().signum() > 0)
                .searched(new Domain.Family(
                        "each of 3 classes has one hit, and 2^k voxels that are taken for the next class",
                        24,
                        k -> ConfusionMatrices.circular(3, 1, 1L << k)))
                .approached(Bound.of(2))
                .measures("\\bar{D}/\\bar{J}", c -> {
                    ConfusionMatrix matrix = ConfusionMatrix.of(c);
                    return new Measurement(mean(dice, matrix).over(mean(jaccard, matrix)), Bound.of(1), Bound.of(2));
                });
    }

    private Claim gap() {
        return ofMeans(
                        "class-mean-gap",
                        "The mean Dice score over classes exceeds the mean Jaccard index by at most 3 - 2 sqrt 2")
                .says(
                        "The gap of single masks. Approached where all classes have a J near sqrt 2 - 1, and attained by none.",
                        "0 \\le \\bar{D}-\\bar{J} \\le 3-2\\sqrt{2}")
                .follows("class-mean-dice-jaccard", "dice-jaccard-gap")
                .given(VOXELS, ClassMeanLaws::hasVoxels)
                .searched(new Domain.Family(
                        "3 classes, all with J = P(k)/P(k+1), P the Pell numbers", 17, ClassMeanLaws::convergent))
                .optimisedOver(ConfusionMatrices.space())
                .approached(DiceJaccardLaws.LARGEST_GAP)
                .measures("\\bar{D}-\\bar{J}", c -> {
                    ConfusionMatrix matrix = ConfusionMatrix.of(c);
                    return new Measurement(
                            mean(dice, matrix).minus(mean(jaccard, matrix)), Bound.of(0), DiceJaccardLaws.LARGEST_GAP);
                });
    }

    /** With 2p hits and q - p errors on either side, J = 2p/(2p + 2(q - p)) = p/q. */
    private static Case convergent(int k) {
        long p = Pell.number(k + 1);
        long q = Pell.number(k + 2);
        return ConfusionMatrices.circular(3, 2 * p, q - p);
    }

    private Claim order() {
        return Claim.named("class-mean-order", "Mean Dice and mean Jaccard over classes rank predictions alike")
                .entry("D1")
                .says(
                        "Literal reading of \"Dice and Jaccard are equivalent\" for several classes: of two predictions of one"
                                + " target, the one with the larger mean Jaccard index has no smaller mean Dice score. Two classes"
                                + " on four voxels suffice.",
                        "\\bar{J}_1 < \\bar{J}_2 \\Rightarrow \\bar{D}_1 \\le \\bar{D}_2")
                .from("common reading")
                .correctedBy("class-mean-dice-jaccard")
                .given("two predictions n1 and n2 of one target", ClassMeanLaws::isOfTwoPredictions)
                .enumerated(Enumerations.bySize(
                        "all two confusion matrices of 2 classes with the same target of up to %d voxels",
                        new int[] {4, 6, 9}, ClassMeanLaws::twoPredictions))
                .searched(new Domain.Family("two predictions of three classes", 1, k -> threeClasses()))
                .measures(
                        "\\mathrm{sgn}(\\bar{D}_1-\\bar{D}_2) \\cdot \\mathrm{sgn}(\\bar{J}_1-\\bar{J}_2)",
                        c -> new Measurement(
                                Rational.of((long) orderOf(dice, c) * orderOf(jaccard, c)), Bound.of(0), Bound.of(1)));
    }

    private static boolean isOfTwoPredictions(Case c) {
        ConfusionMatrix first = ConfusionMatrix.of(c, "n1");
        ConfusionMatrix second = ConfusionMatrix.of(c, "n2");
        return first.voxels() > 0 && first.isOfSameTargetAs(second);
    }

    private static int orderOf(Similarity similarity, Case c) {
        return mean(similarity, ConfusionMatrix.of(c, "n1")).compareTo(mean(similarity, ConfusionMatrix.of(c, "n2")));
    }

    private static Stream<Case> twoPredictions(int d) {
        return IntStream.rangeClosed(0, d).boxed().flatMap(n -> {
            List<long[][]> predictions = predictionsOf(n, d - n);
            return predictions.stream().flatMap(a -> predictions.stream().map(b -> two(a, b)));
        });
    }

    /** Of n voxels of class 0 and m of class 1. */
    private static List<long[][]> predictionsOf(int n, int m) {
        return IntStream.rangeClosed(0, n)
                .boxed()
                .flatMap(a -> IntStream.rangeClosed(0, m).mapToObj(b -> new long[][] {{a, n - a}, {m - b, b}}))
                .toList();
    }

    /** The two matrices of a case. */
    static Case two(long[][] first, long[][] second) {
        Case both = ConfusionMatrices.of("n1", first);
        for (var entry : ConfusionMatrices.of("n2", second).parameters().entrySet()) {
            both = both.with(entry.getKey(), entry.getValue());
        }
        return both;
    }

    /** The target 1222 predicted as 1012, and as 0222. */
    private static Case threeClasses() {
        return two(new long[][] {{0, 0, 0}, {0, 1, 0}, {1, 1, 1}}, new long[][] {{0, 0, 0}, {1, 0, 0}, {0, 0, 3}});
    }
}
