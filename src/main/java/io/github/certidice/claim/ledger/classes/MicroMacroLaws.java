package io.github.certidice.claim.ledger.classes;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.ConfusionMatrices;
import io.github.certidice.claim.cases.ConfusionMatrix;
import io.github.certidice.claim.ledger.scores.MeanLaws;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;

/** How far the micro average of Dice over classes and their mean, the macro average, are apart. */
public final class MicroMacroLaws {

    private static final String TWO_CLASSES = "at least two classes in target or prediction; only such classes count";

    private static final Case EQUAL_CLASSES = ConfusionMatrices.circular(2, 1, 1);

    private final Similarity dice;

    public MicroMacroLaws(Formulas formulas) {
        dice = formulas.dice();
    }

    public List<Claim> claims() {
        return List.of(micro(), microOfSize(), macro(), macroGap(), macroBelow());
    }

    private static Claim.Builder ofMatrices(String slug, String name) {
        return Claim.named(slug, name)
                .entry("D3")
                .enumerated(ConfusionMatrices.ofThreeClasses(4, 6, 14))
                .sampled(ConfusionMatrices.random());
    }

    private static List<Confusion> classes(Case c) {
        return ConfusionMatrix.of(c).counted();
    }

    private static boolean hasClasses(Case c, int least) {
        return classes(c).size() >= least;
    }

    private static boolean hasHits(Case c) {
        return hasClasses(c, 2) && ConfusionMatrix.of(c).accuracy().signum() > 0;
    }

    /** C. */
    private static Rational number(List<Confusion> classes) {
        return Rational.of(classes.size());
    }

    private Rational micro(List<Confusion> classes) {
        return dice.of(ConfusionMatrix.total(classes));
    }

    private Rational macro(List<Confusion> classes) {
        return MeanLaws.mean(dice, classes);
    }

    /** Micro Dice minus macro Dice. */
    private Rational excess(List<Confusion> classes) {
        return micro(classes).minus(macro(classes));
    }

    private static Domain.Family oneLargeClass() {
        return new Domain.Family(
                "one class with 2^k voxels, all right, and one voxel of a second class taken for a third",
                24,
                k -> ConfusionMatrices.oneLargeClass(1L << k));
    }

    private static Domain.Family exchanged() {
        return new Domain.Family(
                "two classes of 2^k voxels exchanged, and one voxel of a third right",
                24,
                k -> ConfusionMatrices.exchanged(1L << k));
    }

    private Claim micro() {
        return ofMatrices("micro-over-macro", "Micro Dice exceeds macro Dice by less than 1 - 1/C")
                .says(
                        "Macro Dice is at least micro Dice divided by the number C of classes, because the best class alone has"
                                + " that much. Approached by one large class that is right while all others are wrong.",
                        "D_{micro} - D_{macro} \\le \\left(1-\\frac{1}{C}\\right) D_{micro}")
                .follows("micro-between-classes")
                .given(TWO_CLASSES + "; at least one voxel is right (else both are 0)", MicroMacroLaws::hasHits)
                .searched(oneLargeClass())
                .optimisedOver(ConfusionMatrices.space())
                .solved()
                .approached(null)
                .measures("D_{micro} - D_{macro}", c -> {
                    List<Confusion> classes = classes(c);
                    Rational most =
                            Rational.ONE.minus(number(classes).inverse()).times(micro(classes));
                    return new Measurement(excess(classes), Bound.of(-1), Bound.of(most));
                });
    }

    private Claim microOfSize() {
        return ofMatrices(
                        "micro-over-macro-finite",
                        "On d voxels, micro Dice exceeds macro Dice by at most (C-1)(1/C - 1/(2d))")
                .says(
                        "The sharper limit of images of d voxels. Attained for odd C: one class is right in all of"
                                + " its voxels but for the others, which are taken for each other in pairs, a voxel each pair. With e errors at"
                                + " least C - 2e classes are perfect, which serves for 2e < C; the general limit serves for the rest.",
                        "D_{micro} - D_{macro} \\le (C-1) \\left(\\frac{1}{C}-\\frac{1}{2d}\\right)")
                .follows("micro-over-macro")
                .given(TWO_CLASSES, c -> hasClasses(c, 2))
                .searched(oneLargeClass())
                .attained(null, ConfusionMatrices.oneLargeClass(1))
                .measures("D_{micro} - D_{macro}", c -> {
                    List<Confusion> classes = classes(c);
                    Rational halves = Rational.of(1, 2 * classes.get(0).voxels());
                    Rational factor = number(classes).inverse().minus(halves);
                    Rational most = number(classes).minus(Rational.ONE).times(factor);
                    return new Measurement(excess(classes), Bound.of(-1), Bound.of(most));
                });
    }

    private Claim macro() {
        return ofMatrices("macro-over-micro", "Macro Dice is at most (C-2)/C + (2/C) micro Dice")
                .says(
                        "So for two classes it is at most the accuracy, attained where both have the same score. For more classes"
                                + " it can be larger, up to a line from (C - 2)/C to 1.",
                        "D_{macro} \\le \\frac{C-2}{C} + \\frac{2}{C} D_{micro}")
                .given(TWO_CLASSES, c -> hasClasses(c, 2))
                .searched(exchanged())
                .solved()
                .attained(null, EQUAL_CLASSES)
                .measures("D_{macro}", c -> {
                    List<Confusion> classes = classes(c);
                    Rational others = number(classes).minus(Rational.TWO);
                    Rational most = others.plus(Rational.TWO.times(micro(classes)));
                    return new Measurement(macro(classes), Bound.of(0), Bound.of(most.over(number(classes))));
                });
    }

    private Claim macroGap() {
        return ofMatrices("macro-over-micro-gap", "Macro Dice exceeds micro Dice by at most (C-2)/C")
                .entry("D3")
                .says(
                        "Approached by two large classes that are exchanged, while small ones are right. It was a conjecture for"
                                + " three classes and more; it follows from the line above.",
                        "D_{macro} - D_{micro} \\le \\frac{C-2}{C}")
                .follows("macro-over-micro")
                .given("at least three classes in target or prediction; only such classes count", c -> hasClasses(c, 3))
                .searched(exchanged())
                .optimisedOver(ConfusionMatrices.space())
                .solvedAs("macro-over-micro")
                .approached(null)
                .measures("D_{macro} - D_{micro}", c -> {
                    List<Confusion> classes = classes(c);
                    Rational most = number(classes).minus(Rational.TWO).over(number(classes));
                    return new Measurement(excess(classes).negated(), Bound.of(-1), Bound.of(most));
                });
    }

    private Claim macroBelow() {
        return ofMatrices("macro-below-micro", "Macro Dice is never above micro Dice")
                .says(
                        "Literal reading of \"the mean over classes punishes errors on rare classes, which the accuracy hides\"."
                                + " True for two classes only: with three, a small perfect class can lift the mean.",
                        "D_{macro} \\le D_{micro}")
                .from("common reading")
                .correctedBy("macro-over-micro")
                .given(TWO_CLASSES, c -> hasClasses(c, 2))
                .measures(
                        "D_{macro} - D_{micro}",
                        c -> new Measurement(excess(classes(c)).negated(), Bound.of(-1), Bound.of(0)));
    }
}
