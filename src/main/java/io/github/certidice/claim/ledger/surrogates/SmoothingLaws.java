package io.github.certidice.claim.ledger.surrogates;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.loss.Exponent;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.SoftOverlap;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;

/** What smoothing does to the identity of soft Dice and soft Jaccard. */
public final class SmoothingLaws {

    private static final String IDENTITY = "SD_{s'} = \\frac{2\\,SJ_s}{1+SJ_s}";

    private SmoothingLaws() {}

    public static List<Claim> claims() {
        return List.of(twice(), equal());
    }

    private static Domain.Enumeration grid() {
        return Enumerations.bySize(
                "s from {1/100, 1/2, 1}; all targets of up to %d voxels with all predictions from {0, 1/4, 1/2, 3/4, 1}",
                new int[] {2, 3, 4},
                d -> Stream.of(Rational.of(1, 100), Rational.HALF, Rational.ONE)
                        .flatMap(s -> SoftCases.gridOf(d).map(c -> c.with("s", s))));
    }

    /** How far soft Dice with smoothing {@code ofDice}, in the loss's own sense, is from the image of soft Jaccard. */
    private static Rational defect(Case c, Rational ofDice) {
        Rational dice = similarity(SoftOverlap.dice(Exponent.ONE).smoothedBy(ofDice), c);
        Rational jaccard = similarity(SoftOverlap.jaccard(Exponent.ONE).smoothedBy(c.parameter("s")), c);
        return DiceJaccardLaws.defects(dice, jaccard);
    }

    private static Rational similarity(Loss loss, Case c) {
        return Rational.ONE.minus(loss.of(c.pair()).rational());
    }

    private static Claim twice() {
        return Claim.named("smoothed-soft-identity", "Smoothing keeps the identity if Dice is smoothed twice as much")
                .entry("A1")
                .provedIn("dice-jaccard-identity", "dice_jaccard_identity_smoothing")
                .says(
                        "With (I + s)/(U + s) for soft Jaccard and (2I + s')/(P + G + s') for soft Dice, the two losses keep"
                                + " determining each other in the same way if s' = 2s.",
                        IDENTITY + " \\quad (s' = 2s)")
                .given("s > 0", c -> true)
                .enumerated(grid())
                .measures(
                        "\\text{sum of the five defects}",
                        c -> Measurement.equal(defect(c, c.parameter("s")), Rational.ZERO));
    }

    private static Claim equal() {
        return Claim.named("smoothed-soft-identity-equal", "Smoothing keeps the identity if both are smoothed alike")
                .entry("A1")
                .says(
                        "What libraries do that pass one smoothing constant to both formulas: then soft Dice and soft Jaccard no"
                                + " longer determine each other.",
                        IDENTITY + " \\quad (s' = s)")
                .from("common practice")
                .correctedBy("smoothed-soft-identity")
                .given("s > 0", c -> true)
                .enumerated(grid())
                .measures(
                        "\\text{sum of the five defects}",
                        c -> Measurement.equal(defect(c, c.parameter("s").over(Rational.TWO)), Rational.ZERO));
    }
}
