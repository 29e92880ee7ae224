package io.github.certidice.claim.ledger.calculus;

import static io.github.certidice.claim.cases.SoftCases.twoLevel;
import static io.github.certidice.claim.ledger.calculus.GradientLaws.below;
import static io.github.certidice.claim.ledger.calculus.GradientLaws.law;
import static io.github.certidice.claim.ledger.calculus.GradientLaws.n;
import static io.github.certidice.number.Rational.ONE;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.loss.Loss;
import java.util.List;

/** What single voxels weigh in the Lovász losses, and all together. */
public final class LovaszGradientLaws {

    private final Loss lovaszDice;
    private final Loss lovaszJaccard;

    public LovaszGradientLaws(Formulas formulas) {
        lovaszDice = formulas.surrogates().lovaszDice();
        lovaszJaccard = formulas.lovaszJaccard();
    }

    public List<Claim> claims() {
        return List.of(
                lovasz(
                        "lovasz-jaccard-gradient-sum",
                        "The derivatives of the Lovász-Jaccard loss sum to 1",
                        "LJ",
                        lovaszJaccard),
                lovasz(
                        "lovasz-dice-gradient-sum",
                        "The derivatives of the Lovász-Dice loss sum to 1",
                        "LD",
                        lovaszDice),
                law(
                                "lovasz-jaccard-gradient-foreground",
                                "A foreground voxel weighs at most 1/n in the Lovász-Jaccard loss")
                        .says(
                                "Attained where no background voxel errs more.",
                                "|\\partial_i LJ| \\le \\frac{1}{n} \\quad (y_i = 1)")
                        .attained(null, twoLevel(1, 3, 0, 0))
                        .measures(
                                "\\max_{y_i=1} |\\partial_i LJ|",
                                below(c -> Slopes.of(lovaszJaccard, c).largestOn(), c -> n(c).inverse())),
                law(
                                "lovasz-jaccard-gradient-background",
                                "A background voxel weighs at most 1/(n + 1) in the Lovász-Jaccard loss")
                        .says(
                                "Attained by the background voxel with the largest error of all.",
                                "|\\partial_i LJ| \\le \\frac{1}{n+1} \\quad (y_i = 0)")
                        .attained(null, twoLevel(1, 2, 1, 1))
                        .measures(
                                "\\max_{y_i=0} |\\partial_i LJ|",
                                below(
                                        c -> Slopes.of(lovaszJaccard, c).largestOff(),
                                        c -> n(c).plus(ONE).inverse())));
    }

    private static Claim lovasz(String slug, String name, String letters, Loss loss) {
        return law(slug, name)
                .says(
                        "At every prediction, whatever element is taken at ties. If every prediction moves by e, the loss moves by at"
                                + " most e, on images of any size: no such constant exists for the soft losses.",
                        "\\sum_i |\\partial_i " + letters + "| = 1")
                .measures(
                        "\\sum_i |\\partial_i " + letters + "|",
                        c -> Measurement.equal(Slopes.of(loss, c).sum(), ONE));
    }
}
