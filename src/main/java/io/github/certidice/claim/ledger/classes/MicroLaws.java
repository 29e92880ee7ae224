package io.github.certidice.claim.ledger.classes;

import static io.github.certidice.claim.ledger.classes.ClassMeanLaws.hasVoxels;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.ConfusionMatrices;
import io.github.certidice.claim.cases.ConfusionMatrix;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;

/** Micro averages: the score of the counts of all classes, added up. */
public final class MicroLaws {

    private final Similarity dice;
    private final Similarity jaccard;

    public MicroLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
    }

    public List<Claim> claims() {
        return List.of(accuracy(), withoutBackground(), between());
    }

    private static Claim.Builder ofMatrices(String slug, String name) {
        return Claim.named(slug, name)
                .entry("D2")
                .enumerated(ConfusionMatrices.ofThreeClasses(4, 6, 14))
                .sampled(ConfusionMatrices.random());
    }

    private Claim accuracy() {
        return ofMatrices("micro-accuracy", "Micro Dice over all classes is the accuracy")
                .says(
                        "Each error is a false positive of one class and a false negative of another, so the counts of all classes,"
                                + " added up, know the accuracy a only: it is micro Dice, and micro Jaccard is a/(2 - a).",
                        "\\frac{2\\sum_c tp_c}{\\sum_c (2tp_c+fp_c+fn_c)} = a, \\quad"
                                + " \\frac{\\sum_c tp_c}{\\sum_c (tp_c+fp_c+fn_c)} = \\frac{a}{2-a}")
                .from("folklore")
                .given("at least one voxel; each has one class, and is predicted as one", ClassMeanLaws::hasVoxels)
                .solved()
                .measures("\\text{sum of the two defects}", c -> {
                    ConfusionMatrix matrix = ConfusionMatrix.of(c);
                    Confusion total = ConfusionMatrix.total(matrix.all());
                    Rational a = matrix.accuracy();
                    Rational ofDice = dice.of(total).minus(a).abs();
                    Rational ofJaccard = jaccard.of(total)
                            .minus(a.over(Rational.TWO.minus(a)))
                            .abs();
                    return Measurement.equal(ofDice.plus(ofJaccard), Rational.ZERO);
                });
    }

    private Claim withoutBackground() {
        return ofMatrices("micro-without-background", "Micro Dice without the background is the accuracy")
                .says(
                        "Literal reading of \"micro Dice is the accuracy\" where class 0 is background and left out, as it often is:"
                                + " then hits of the background are missing, and its errors count once instead of twice.",
                        "\\frac{2\\sum_{c \\ge 1} tp_c}{\\sum_{c \\ge 1} (2tp_c+fp_c+fn_c)} = a")
                .from("common reading")
                .correctedBy("micro-accuracy")
                .given("some class but 0 is in target or prediction", MicroLaws::hasForeground)
                .measures("\\text{micro } D", c -> {
                    ConfusionMatrix matrix = ConfusionMatrix.of(c);
                    return Measurement.equal(dice.of(foreground(matrix)), matrix.accuracy());
                });
    }

    private static boolean hasForeground(Case c) {
        ConfusionMatrix matrix = ConfusionMatrix.of(c);
        return matrix.classes() > 1 && hasVoxels(c) && !foreground(matrix).isBothEmpty();
    }

    private static Confusion foreground(ConfusionMatrix matrix) {
        return ConfusionMatrix.total(matrix.all().subList(1, matrix.classes()));
    }

    private Claim between() {
        return ofMatrices(
                        "micro-between-classes",
                        "Micro Dice lies between the Dice scores of the worst and the best class")
                .says(
                        "It is their mean with the weights |y| + |s| of the classes, in which large classes decide. Both sides are"
                                + " attained where all classes have the same score.",
                        "\\min_c D_c \\le \\frac{2\\sum_c tp_c}{\\sum_c (2tp_c+fp_c+fn_c)} \\le \\max_c D_c")
                .given(ClassMeanLaws.VOXELS, ClassMeanLaws::hasVoxels)
                .solved()
                .attained(null, ConfusionMatrices.circular(3, 1, 1))
                .measures("\\text{micro } D", c -> {
                    List<Confusion> classes = ConfusionMatrix.of(c).counted();
                    List<Rational> scores =
                            classes.stream().map(dice::of).sorted().toList();
                    return new Measurement(
                            dice.of(ConfusionMatrix.total(classes)),
                            Bound.of(scores.get(0)),
                            Bound.of(scores.get(scores.size() - 1)));
                });
    }
}
