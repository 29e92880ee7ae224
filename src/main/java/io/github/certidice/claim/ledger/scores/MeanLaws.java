package io.github.certidice.claim.ledger.scores;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskCounts;
import io.github.certidice.claim.cases.RandomMasks;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Dice against Jaccard in the mean over images, where they no longer order alike. */
public final class MeanLaws {

    private final Similarity dice;
    private final Similarity jaccard;

    public MeanLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
    }

    public List<Claim> claims() {
        return List.of(mean(), meanOrder(), expectedBest());
    }

    /** The mean score of images, or of the classes of one image. */
    public static Rational mean(Similarity similarity, List<Confusion> images) {
        Rational sum = images.stream().map(similarity::of).reduce(Rational.ZERO, Rational::plus);
        return sum.over(Rational.of(images.size()));
    }

    private Claim mean() {
        return Claim.named("mean-dice-jaccard", "The mean Dice score lies between the mean Jaccard index and its image")
                .entry("A2")
                .provedIn("dice-jaccard-order", "dice_jaccard_means")
                .says(
                        "Over several images the identity becomes an inequality: tight on the left where every J is 0 or 1,"
                                + " on the right where all J are equal.",
                        "\\bar{J} \\le \\bar{D} \\le \\frac{2\\bar{J}}{1+\\bar{J}}")
                .from("Jensen's inequality")
                .given(
                        "at least one image; no image has both masks empty",
                        c -> !c.allCounts().isEmpty() && c.allCounts().stream().noneMatch(Confusion::isBothEmpty))
                .enumerated(Enumerations.bySize(
                        "all two images with tp + fp + fn of at most %d each",
                        new int[] {6, 14, 24}, MeanLaws::twoImages))
                .sampled(RandomMasks.twice())
                .attained(null, Case.of(new Confusion(1, 1, 0, 0), new Confusion(1, 1, 0, 0)))
                .measures("\\bar{D}", c -> {
                    Rational j = mean(jaccard, c.allCounts());
                    Rational image = Rational.TWO.times(j).over(j.plus(Rational.ONE));
                    return new Measurement(mean(dice, c.allCounts()), Bound.of(j), Bound.of(image));
                });
    }

    private static Stream<Case> twoImages(int largest) {
        return MaskCounts.of(largest)
                .filter(c -> c.tn() == 0)
                .flatMap(a -> IntStream.rangeClosed(1, largest)
                        .boxed()
                        .flatMap(MaskCounts::of)
                        .filter(c -> c.tn() == 0)
                        .map(b -> Case.of(a, b)));
    }

    private Claim meanOrder() {
        return Claim.named("mean-order", "Mean Dice and mean Jaccard rank methods alike")
                .entry("A2")
                .partlyProvedIn("dice-jaccard-order", "dice_jaccard_order_means", "a counterexample")
                .says(
                        "Literal reading of \"Dice and Jaccard are equivalent\": of two methods on the same images, the one"
                                + " with the larger mean Jaccard index has no smaller mean Dice score.",
                        "\\bar{J}_1 < \\bar{J}_2 \\Rightarrow \\bar{D}_1 \\le \\bar{D}_2")
                .from("common reading")
                .correctedBy("mean-dice-jaccard")
                .given(
                        "two methods on the same images; no image has both masks empty",
                        c -> isOfTwoMethods(c.allCounts())
                                && c.allCounts().stream().noneMatch(Confusion::isBothEmpty))
                .enumerated(Enumerations.bySize(
                        "two methods on two images of %d voxels or fewer, images 1 and 2 of method 1, then of method 2",
                        new int[] {3, 3, 4}, MeanLaws::twoMethods))
                .measures(
                        "\\mathrm{sgn}(\\bar{D}_1-\\bar{D}_2) \\cdot \\mathrm{sgn}(\\bar{J}_1-\\bar{J}_2)",
                        c -> new Measurement(
                                Rational.of((long) orderOf(dice, c) * orderOf(jaccard, c)), Bound.of(0), Bound.of(1)));
    }

    /** As many images of either method, and the targets as large. */
    private static boolean isOfTwoMethods(List<Confusion> all) {
        int images = all.size() / 2;
        return images > 0
                && all.size() % 2 == 0
                && IntStream.range(0, images)
                        .allMatch(i -> all.get(i).foreground()
                                        == all.get(images + i).foreground()
                                && all.get(i).voxels() == all.get(images + i).voxels());
    }

    /** The first half of the counts is method 1's, the second half method 2's, on the same targets. */
    private static int orderOf(Similarity similarity, Case example) {
        List<Confusion> all = example.allCounts();
        int images = all.size() / 2;
        return mean(similarity, all.subList(0, images)).compareTo(mean(similarity, all.subList(images, 2 * images)));
    }

    private static Stream<Case> twoMethods(int d) {
        List<List<Confusion>> images = MaskCounts.of(d)
                .flatMap(a -> MaskCounts.of((int) a.foreground(), d).map(b -> List.of(a, b)))
                .toList();
        return images.stream()
                .flatMap(first -> images.stream()
                        .map(second -> Case.of(first.get(0), second.get(0), first.get(1), second.get(1))));
    }

    private Claim expectedBest() {
        return Claim.named("expected-best", "Expected Dice and expected Jaccard have a common best prediction")
                .entry("A2")
                .partlyProvedIn("dice-jaccard-order", "dice_jaccard_order_expected", "a counterexample")
                .says(
                        "Literal reading for an uncertain target: some prediction is best for both expected scores. The case"
                                + " gives the weights of the targets {1}, {2} and {1, 2} on two voxels.",
                        "\\arg\\max_s E\\,D(y,s) \\cap \\arg\\max_s E\\,J(y,s) \\ne \\emptyset")
                .from("common reading")
                .correctedBy("mean-dice-jaccard")
                .enumerated(Enumerations.bySize(
                        "all integer weights of three targets with sum %d or less",
                        new int[] {12, 16, 24}, MeanLaws::weights))
                .measures("\\text{common best predictions}", c -> {
                    long common = IntStream.rangeClosed(1, 3)
                            .filter(s -> isBest(dice, c, s) && isBest(jaccard, c, s))
                            .count();
                    return new Measurement(Rational.of(common), Bound.of(1), Bound.of(3));
                });
    }

    private static Stream<Case> weights(int sum) {
        return IntStream.range(0, (sum + 1) * (sum + 1))
                .mapToObj(i -> new int[] {i / (sum + 1), i % (sum + 1)})
                .filter(w -> w[0] + w[1] <= sum)
                .map(w -> Case.of("w1", Rational.of(w[0])).with("w2", w[1]).with("w12", sum - w[0] - w[1]));
    }

    private static boolean isBest(Similarity similarity, Case weights, int prediction) {
        Rational own = expected(similarity, weights, prediction);
        return IntStream.rangeClosed(1, 3).allMatch(s -> own.compareTo(expected(similarity, weights, s)) >= 0);
    }

    /** Up to the factor of the weights' sum. Sets of the two voxels are numbers of two bits. */
    private static Rational expected(Similarity similarity, Case weights, int prediction) {
        Rational sum = Rational.ZERO;
        for (int target = 1; target <= 3; target++) {
            int tp = Integer.bitCount(target & prediction);
            Confusion c = new Confusion(
                    tp,
                    Integer.bitCount(prediction) - tp,
                    Integer.bitCount(target) - tp,
                    2 - Integer.bitCount(target | prediction));
            sum = sum.plus(weights.parameter(List.of("w1", "w2", "w12").get(target - 1))
                    .times(similarity.of(c)));
        }
        return sum;
    }
}
