package io.github.certidice.claim.ledger.surrogates;

import static io.github.certidice.claim.cases.SoftCases.BINARY;
import static io.github.certidice.claim.cases.SoftCases.twoLevel;
import static io.github.certidice.claim.ledger.surrogates.LovaszDiceLaws.law;
import static io.github.certidice.claim.ledger.surrogates.LovaszDiceLaws.rightSomewhere;
import static io.github.certidice.claim.ledger.surrogates.LovaszDiceLaws.wrongSomewhere;

import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import java.util.List;

/** The Lovász extension of the Dice loss against that of the Jaccard loss. */
public final class LovaszDiceJaccardLaws {

    private static final String C4 = "C4";
    private static final String COQ = "lovasz-dice";

    private final Loss lovaszDice;
    private final Loss lovaszJaccard;
    private final Loss softDice;

    public LovaszDiceJaccardLaws(Formulas formulas) {
        lovaszDice = formulas.surrogates().lovaszDice();
        lovaszJaccard = formulas.lovaszJaccard();
        softDice = formulas.softDice();
    }

    public List<Claim> claims() {
        return List.of(loss(), similarity(), gap());
    }

    private Claim loss() {
        return wrongSomewhere(
                        law(
                                "lovasz-dice-jaccard-loss",
                                "The Lovász-Jaccard loss is at most twice the Lovász-Dice loss",
                                C4),
                        lovaszDice)
                .solvedAs("dice-jaccard-loss-factor")
                .follows("dice-jaccard-loss-factor")
                .provedIn(COQ, "lovasz_dice_lovasz_jaccard")
                .says(
                        "Both extensions average a loss of masks over thresholds, so that the factor of the masks' losses carries"
                                + " over. It is approached where many voxels are right and one is wrong.",
                        "LD \\le LJ \\le 2 LD")
                .searched(new Domain.Family(
                        "2^k foreground voxels right, one background voxel wrong",
                        10,
                        k -> twoLevel(1 << k, (1 << k) + 1, 1, 1)))
                .approached(Bound.of(2))
                .measures(
                        "LJ/LD",
                        c -> new Measurement(
                                SoftCases.loss(lovaszJaccard, c).over(SoftCases.loss(lovaszDice, c)),
                                Bound.of(1),
                                Bound.of(2)));
    }

    private Claim similarity() {
        return rightSomewhere(
                        law(
                                "lovasz-dice-jaccard-similarity",
                                "1 - Lovász-Dice is at most twice 1 - Lovász-Jaccard",
                                C4),
                        softDice)
                .solvedAs("dice-jaccard-factor")
                .follows("dice-jaccard-factor")
                .provedIn(COQ, "lovasz_dice_lovasz_jaccard")
                .says(
                        "The factor of the scores, averaged over thresholds, approached where nearly all is wrong.",
                        "1-LJ \\le 1-LD \\le 2(1-LJ)")
                .searched(new Domain.Family(
                        "1 of 2^k voxels foreground, all taken for foreground", 10, k -> twoLevel(1, 1 << k, 1, 1)))
                .approached(Bound.of(2))
                .measures(
                        "(1-LD)/(1-LJ)",
                        c -> new Measurement(
                                SoftCases.similarity(lovaszDice, c).over(SoftCases.similarity(lovaszJaccard, c)),
                                Bound.of(1),
                                Bound.of(2)));
    }

    private Claim gap() {
        long[][] pell = {{1, 2}, {2, 5}, {5, 12}, {12, 29}, {29, 70}, {70, 169}, {169, 408}};
        return law(
                        "lovasz-dice-jaccard-gap",
                        "The Lovász-Jaccard loss exceeds the Lovász-Dice loss by at most 3 - 2 sqrt 2",
                        C4)
                .solvedAs("dice-jaccard-gap")
                .follows("dice-jaccard-gap")
                .provedIn(COQ, "lovasz_dice_jaccard_gap", "lovasz_dice_jaccard_gap_tight")
                .given(BINARY, SoftCases::hasForeground)
                .says(
                        "The gap of the scores, averaged over thresholds. No prediction attains it: each threshold gives a mask, and"
                                + " no mask does.",
                        "0 \\le LJ - LD \\le 3-2\\sqrt{2}")
                .searched(new Domain.Family(
                        "p of q voxels foreground, all taken for foreground, for the convergents p/q of sqrt 2 - 1",
                        pell.length,
                        k -> twoLevel((int) pell[k][0], (int) pell[k][1], 1, 1)))
                .approached(DiceJaccardLaws.LARGEST_GAP)
                .measures(
                        "LJ-LD",
                        c -> new Measurement(
                                SoftCases.loss(lovaszJaccard, c).minus(SoftCases.loss(lovaszDice, c)),
                                Bound.of(0),
                                DiceJaccardLaws.LARGEST_GAP));
    }
}
