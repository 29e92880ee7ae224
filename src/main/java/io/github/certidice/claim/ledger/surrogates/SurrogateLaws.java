package io.github.certidice.claim.ledger.surrogates;

import static io.github.certidice.claim.cases.SoftCases.BINARY;
import static io.github.certidice.claim.cases.SoftCases.loss;
import static io.github.certidice.claim.cases.SoftCases.power;
import static io.github.certidice.claim.cases.SoftCases.similarity;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Loss;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;

/** Soft Dice against soft Jaccard, and all surrogates on 0/1 predictions. */
public final class SurrogateLaws {

    private static final String PAPER = "after Bertels et al., MICCAI 2019 (equivalence of the surrogates)";
    /** Why a proof about counts covers sums of probabilities. */
    private static final String REAL_COUNTS =
            " The proof is that of the masks' law: tp = I, fp = P - I and fn = G - I are nonnegative real numbers.";

    private static final String DEFINED = "target and prediction are not both all 0";

    private final Similarity dice;
    private final Similarity jaccard;
    private final Loss softDice;
    private final Loss softJaccard;
    private final Loss lovasz;
    private final Loss squared;

    public SurrogateLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
        softDice = formulas.softDice();
        softJaccard = formulas.softJaccard();
        lovasz = formulas.lovaszJaccard();
        squared = formulas.squaredDice();
    }

    public List<Claim> claims() {
        return List.of(vertices(), identity(), factor(), gap(), lossFactor());
    }

    private boolean isDefined(Case c) {
        return softDice.of(c.pair()).exact().isPresent()
                && softJaccard.of(c.pair()).exact().isPresent();
    }

    private Claim vertices() {
        return Claim.named("surrogates-at-vertices", "On 0/1 predictions the surrogates are the scores")
                .provedIn("soft-label-best", "surrogates_at_vertices")
                .entry("C1")
                .says(
                        "Soft Dice (plain or squared), soft Jaccard and the Lovász extension equal the losses of Dice and Jaccard"
                                + " wherever every probability is 0 or 1.",
                        "p \\in \\{0,1\\}^d \\Rightarrow SD = SD_2 = D, \\; SJ = 1-LJ = J")
                .from(PAPER)
                .given(BINARY, SoftCases::hasForeground)
                .enumerated(SoftCases.vertices(4, 6, 7))
                .measures("\\text{sum of differences}", c -> Measurement.equal(distanceAtVertex(c), Rational.ZERO));
    }

    private Rational distanceAtVertex(Case c) {
        Confusion counts = counts(c.pair());
        return Stream.of(
                        similarity(softDice, c).minus(dice.of(counts)),
                        similarity(squared, c).minus(dice.of(counts)),
                        similarity(softJaccard, c).minus(jaccard.of(counts)),
                        similarity(lovasz, c).minus(jaccard.of(counts)))
                .map(Rational::abs)
                .reduce(Rational.ZERO, Rational::plus);
    }

    private static Confusion counts(Pair pair) {
        int[] counts = new int[4];
        for (int i = 0; i < pair.size(); i++) {
            counts[2 * (int) pair.target().at(i) + (int) pair.prediction().at(i)]++;
        }
        return new Confusion(counts[3], counts[1], counts[2], counts[0]);
    }

    private Claim.Builder soft(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C1")
                .from(PAPER)
                .enumerated(SoftCases.grid(3, 4, 5))
                .sampled(RandomPairs.any())
                .ofProbabilities();
    }

    private Claim identity() {
        return soft("soft-dice-jaccard-identity", "Soft Dice and soft Jaccard determine each other")
                .solvedAs("dice-jaccard-identity")
                .follows("dice-jaccard-identity")
                .provedIn("dice-jaccard-identity", "dice_jaccard_identity")
                .says(
                        "The identity of the scores holds between the surrogates with the same sums, for soft labels too."
                                + REAL_COUNTS,
                        "SD = \\frac{2\\,SJ}{1+SJ}")
                .given(DEFINED, this::isDefined)
                .measures(
                        "\\text{sum of the five defects}",
                        c -> Measurement.equal(
                                DiceJaccardLaws.defects(similarity(softDice, c), similarity(softJaccard, c)),
                                Rational.ZERO));
    }

    private Claim factor() {
        return soft("soft-dice-jaccard-factor", "Soft Dice is at most twice soft Jaccard")
                .solvedAs("dice-jaccard-factor")
                .follows("dice-jaccard-factor")
                .provedIn("dice-jaccard-factor", "dice_jaccard_factor")
                .provedIn("soft-dice-jaccard", "soft_dice_jaccard", "soft_dice_jaccard_tight")
                .says("The factor 2 of the scores, for every number of voxels." + REAL_COUNTS, "SJ \\le SD \\le 2\\,SJ")
                .given(
                        DEFINED + "; SJ > 0",
                        c -> isDefined(c) && similarity(softJaccard, c).signum() > 0)
                .searched(new Domain.Family("one voxel, p = 2^-k", 50, k -> SoftCases.twoLevel(1, 1, power(k), 0)))
                .approached(Bound.of(2))
                .measures(
                        "SD/SJ",
                        c -> new Measurement(
                                similarity(softDice, c).over(similarity(softJaccard, c)), Bound.of(1), Bound.of(2)));
    }

    private Claim gap() {
        return soft("soft-dice-jaccard-gap", "Soft Dice exceeds soft Jaccard by at most 3 - 2 sqrt 2")
                .solvedAs("dice-jaccard-gap")
                .follows("dice-jaccard-gap")
                .provedIn("dice-jaccard-gap", "dice_jaccard_gap")
                .provedIn("soft-dice-jaccard", "soft_dice_jaccard", "soft_dice_jaccard_tight")
                .says(
                        "The gap of the scores; with probabilities it would be attained at p = sqrt 2 - 1 on a single voxel, and"
                                + " doubles come within rounding of it."
                                + REAL_COUNTS,
                        "0 \\le SD - SJ \\le 3-2\\sqrt{2}")
                .given(DEFINED, this::isDefined)
                .searched(new Domain.Family(
                        "one voxel, p the first k binary digits of sqrt 2 - 1",
                        52,
                        k -> SoftCases.twoLevel(1, 1, Math.floor((Math.sqrt(2) - 1) / power(k)) * power(k), 0)))
                .optimisedOver(SoftCases.predictionsOf("110"))
                .approached(DiceJaccardLaws.LARGEST_GAP)
                .measures(
                        "SD-SJ",
                        c -> new Measurement(
                                similarity(softDice, c).minus(similarity(softJaccard, c)),
                                Bound.of(0),
                                DiceJaccardLaws.LARGEST_GAP));
    }

    private Claim lossFactor() {
        return soft("soft-dice-jaccard-loss-factor", "The soft Jaccard loss is at most twice the soft Dice loss")
                .solvedAs("dice-jaccard-loss-factor")
                .follows("dice-jaccard-loss-factor")
                .provedIn("dice-jaccard-loss-factor", "dice_jaccard_loss_factor")
                .provedIn("soft-dice-jaccard", "soft_dice_jaccard", "soft_dice_jaccard_tight")
                .says(
                        "The factor 2 of the losses: these two surrogates are equivalent with a constant that is free of d."
                                + REAL_COUNTS,
                        "1-SD \\le 1-SJ \\le 2(1-SD)")
                .given(
                        DEFINED + "; the losses are not 0",
                        c -> isDefined(c) && loss(softDice, c).signum() > 0)
                .searched(new Domain.Family(
                        "one voxel, p = 1 - 2^-k", 50, k -> SoftCases.twoLevel(1, 1, 1 - power(k + 1), 0)))
                .approached(Bound.of(2))
                .measures(
                        "(1-SJ)/(1-SD)",
                        c -> new Measurement(loss(softJaccard, c).over(loss(softDice, c)), Bound.of(1), Bound.of(2)));
    }
}
