package io.github.certidice.claim.ledger.classes;

import static io.github.certidice.claim.cases.ConfusionMatrix.CLASSES;
import static io.github.certidice.claim.ledger.classes.ClassMeanLaws.hasVoxels;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.ConfusionMatrices;
import io.github.certidice.claim.cases.ConfusionMatrix;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.ledger.scores.MeanLaws;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;

/** What a mean over classes does with classes that the target lacks. */
public final class AbsentClassLaws {

    private static final int ALL = 4;

    private final Similarity jaccard;

    public AbsentClassLaws(Formulas formulas) {
        jaccard = formulas.jaccard();
    }

    public List<Claim> claims() {
        return List.of(present(), absent(), neverBelow(), neverAbove());
    }

    private static Claim.Builder ofClasses(String slug, String name) {
        return Claim.named(slug, name)
                .entry("D4")
                .given("at least one voxel; classes is the number C of all classes", AbsentClassLaws::isOfClasses)
                .enumerated(ofFourClasses());
    }

    private static boolean isOfClasses(Case c) {
        return hasVoxels(c) && ConfusionMatrix.of(c).classes() == c.integer(CLASSES);
    }

    /** Up to three of them occur. */
    private static Domain.Enumeration ofFourClasses() {
        return Enumerations.bySize(
                "C = 4; all confusion matrices of 3 of the classes with up to %d voxels",
                new int[] {4, 6, 14},
                d -> ConfusionMatrices.withVoxels(ALL - 1, d)
                        .map(rows -> ConfusionMatrices.of(rows).with(CLASSES, ALL)));
    }

    private Rational meanOfPresent(Case c) {
        return MeanLaws.mean(jaccard, ConfusionMatrix.of(c).present());
    }

    private Rational meanOfCounted(Case c) {
        return MeanLaws.mean(jaccard, ConfusionMatrix.of(c).counted());
    }

    /** A class that is neither in the target nor in the prediction counts as perfect. */
    private Rational meanOfAll(Case c) {
        List<Confusion> all = ConfusionMatrix.of(c).all();
        Rational sum = all.stream()
                .map(counts -> counts.isBothEmpty() ? Rational.ONE : jaccard.of(counts))
                .reduce(Rational.ZERO, Rational::plus);
        return sum.over(Rational.of(all.size()));
    }

    private static Case ofTwoVoxels(int all) {
        return ConfusionMatrices.of(ConfusionMatrices.row(1, 1), ConfusionMatrices.row(0, 0))
                .with(CLASSES, all);
    }

    private Claim present() {
        return ofClasses(
                        "present-class-mean",
                        "The mean over the classes of the target is never below that over the classes of target or prediction")
                .says(
                        "A class that is only predicted has J = 0. The mean over the P classes that are present in the target leaves"
                                + " it out, the mean over all K classes in target or prediction doesn't: it is P/K times the former."
                                + " Equal where no class is only predicted, or none is hit.",
                        "\\bar{J}_{counted} = \\frac{P}{K} \\bar{J}_{present} \\le \\bar{J}_{present}")
                .measures("\\bar{J}_{counted}", c -> {
                    ConfusionMatrix matrix = ConfusionMatrix.of(c);
                    Rational share = Rational.of(
                            matrix.present().size(), matrix.counted().size());
                    Bound expected = Bound.of(meanOfPresent(c).times(share));
                    return new Measurement(meanOfCounted(c), expected, expected);
                });
    }

    private Claim absent() {
        return ofClasses("absent-class-mean", "Classes that are nowhere raise the mean where they count as perfect")
                .says(
                        "Over all C classes, with J = 1 for those in neither target nor prediction, the mean is K/C times that over the"
                                + " K classes that are there, plus 1 - K/C: never less, and the more the more classes there are.",
                        "\\bar{J}_{all} = \\frac{K}{C} \\bar{J}_{counted} + \\frac{C-K}{C}"
                                + " = \\frac{P}{C} \\bar{J}_{present} + \\frac{C-K}{C}")
                .follows("present-class-mean")
                .measures("\\bar{J}_{all}", c -> {
                    ConfusionMatrix matrix = ConfusionMatrix.of(c);
                    Rational all = Rational.of(matrix.classes());
                    Rational there = Rational.of(matrix.counted().size());
                    Rational hits = Rational.of(matrix.present().size()).times(meanOfPresent(c));
                    return Measurement.equal(
                            meanOfAll(c), hits.plus(all.minus(there)).over(all));
                });
    }

    private Claim neverBelow() {
        return reading("all-classes-never-below", "The mean over all classes is never below that over present ones")
                .says(
                        "Literal reading of \"absent classes that count as perfect inflate the mean\". False where a class is only"
                                + " predicted, which the mean over present classes forgives.",
                        "\\bar{J}_{all} \\ge \\bar{J}_{present}")
                .measures(
                        "\\bar{J}_{all} - \\bar{J}_{present}",
                        c -> new Measurement(difference(c), Bound.of(0), Bound.of(1)));
    }

    private Claim neverAbove() {
        return reading("all-classes-never-above", "The mean over all classes is never above that over present ones")
                .says(
                        "Literal reading of \"all classes is the stricter choice\". False where a class is nowhere, and counts as"
                                + " perfect.",
                        "\\bar{J}_{all} \\le \\bar{J}_{present}")
                .measures(
                        "\\bar{J}_{all} - \\bar{J}_{present}",
                        c -> new Measurement(difference(c), Bound.of(-1), Bound.of(0)));
    }

    private static Claim.Builder reading(String slug, String name) {
        return ofClasses(slug, name).from("common reading").correctedBy("absent-class-mean");
    }

    private Rational difference(Case c) {
        return meanOfAll(c).minus(meanOfPresent(c));
    }
}
