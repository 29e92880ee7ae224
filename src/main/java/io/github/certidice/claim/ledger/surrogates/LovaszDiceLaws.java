package io.github.certidice.claim.ledger.surrogates;

import static io.github.certidice.claim.cases.SoftCases.BINARY;
import static io.github.certidice.claim.cases.SoftCases.loss;
import static io.github.certidice.claim.cases.SoftCases.power;
import static io.github.certidice.claim.cases.SoftCases.similarity;
import static io.github.certidice.claim.cases.SoftCases.twoLevel;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.RandomPairs;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.claim.ledger.scores.DiceJaccardLaws;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;

/** The Lovász extension of the Dice loss against soft Dice. */
public final class LovaszDiceLaws {

    private static final String C3 = "C3";
    private static final String NEW = "new here";
    private static final String COQ = "lovasz-dice";
    private static final String WRONG_SOMEWHERE = "; the losses are not 0";
    private static final String RIGHT_SOMEWHERE = "; the similarities are not 0";

    private final Loss lovaszDice;
    private final Loss softDice;

    public LovaszDiceLaws(Formulas formulas) {
        lovaszDice = formulas.surrogates().lovaszDice();
        softDice = formulas.softDice();
    }

    public List<Claim> claims() {
        return List.of(
                loss(),
                below(),
                softLoss(),
                equivalent(),
                softSimilarity(),
                similarity(),
                similarityReading(),
                softGap(),
                gap());
    }

    /** In all of these laws. */
    static Claim.Builder law(String slug, String name, String entry) {
        return Claim.named(slug, name)
                .entry(entry)
                .from(NEW)
                .enumerated(SoftCases.grid(2, 3, 4))
                .sampled(RandomPairs.some())
                .ofProbabilities()
                .optimisedOver(SoftCases.predictionsOf("11000"));
    }

    /** For ratios of losses. */
    static Claim.Builder wrongSomewhere(Claim.Builder law, Loss lovaszDice) {
        return law.given(
                BINARY + WRONG_SOMEWHERE,
                c -> SoftCases.hasForeground(c) && SoftCases.loss(lovaszDice, c).signum() > 0);
    }

    /** For ratios of similarities. */
    static Claim.Builder rightSomewhere(Claim.Builder law, Loss softDice) {
        return law.given(
                BINARY + RIGHT_SOMEWHERE,
                c -> SoftCases.hasForeground(c)
                        && SoftCases.similarity(softDice, c).signum() > 0);
    }

    private Claim.Builder losses(String slug, String name) {
        return wrongSomewhere(law(slug, name, C3), lovaszDice);
    }

    private Claim.Builder similarities(String slug, String name) {
        return rightSomewhere(law(slug, name, C3), softDice);
    }

    private static Bound inverseFraction(Case c, long share) {
        return Bound.of(Rational.of(c.pair().size(), share * SoftCases.foreground(c.pair())));
    }

    private Claim loss() {
        return losses("lovasz-dice-soft-dice-loss", "The Lovász-Dice loss is at most twice the soft Dice loss")
                .follows("lovasz-dice-jaccard-loss", "lovasz-soft-jaccard-loss", "soft-dice-jaccard-loss-factor")
                .provedIn(COQ, "lovasz_dice_soft_dice_loss", "lovasz_dice_soft_dice_loss_tight")
                .says(
                        "By way of both Jaccard losses: LD <= LJ <= 1 - SJ <= 2 (1 - SD). Approached by small errors on the"
                                + " foreground.",
                        "LD \\le 2(1-SD)")
                .searched(new Domain.Family("one voxel, p = 1 - 2^-k", 50, k -> twoLevel(1, 1, 1 - power(k + 1), 0)))
                .approached(Bound.of(2))
                .measures(
                        "LD/(1-SD)",
                        c -> new Measurement(
                                SoftCases.loss(lovaszDice, c).over(SoftCases.loss(softDice, c)),
                                Bound.of(0),
                                Bound.of(2)));
    }

    private Claim below() {
        return Claim.named("lovasz-dice-below-soft-dice", "The Lovász-Dice loss is at most the soft Dice loss")
                .entry(C3)
                .from("by analogy with Jaccard, whose Lovász extension lies below the soft loss")
                .correctedBy("lovasz-dice-soft-dice-loss")
                .partlyProvedIn(COQ, "lovasz_dice_soft_dice_no_order", "a counterexample")
                .says(
                        "For Jaccard the extension is convex and never above the soft loss. For Dice it is neither: errors on the"
                                + " foreground put it above, errors on the background below.",
                        "LD \\le 1-SD")
                .given(BINARY, SoftCases::hasForeground)
                .enumerated(SoftCases.grid(2, 3, 4))
                .measures(
                        "LD",
                        c -> new Measurement(
                                SoftCases.loss(lovaszDice, c), Bound.of(0), Bound.of(SoftCases.loss(softDice, c))));
    }

    private Claim softLoss() {
        return losses(
                        "soft-dice-lovasz-dice-loss",
                        "The soft Dice loss is at most (n + d)/(2n) times the Lovász-Dice loss")
                .solved()
                .follows("lovasz-dice-two-levels")
                .provedIn(COQ, "soft_dice_lovasz_dice_loss", "soft_dice_lovasz_dice_loss_tight")
                .says(
                        "Soft Dice reacts more strongly to small errors on the background, and the rarer the foreground the more."
                                + " Such errors approach the factor.",
                        "1-SD \\le \\frac{n+d}{2n} LD")
                .searched(new Domain.Family(
                        "1 of 8 voxels foreground and right, p = 2^-k elsewhere", 40, k -> twoLevel(1, 8, 1, power(k))))
                .approached(null)
                .measures("(1-SD)/LD", c -> {
                    long n = SoftCases.foreground(c.pair());
                    return new Measurement(
                            SoftCases.loss(softDice, c).over(SoftCases.loss(lovaszDice, c)),
                            Bound.of(0),
                            Bound.of(Rational.of(n + c.pair().size(), 2 * n)));
                });
    }

    private Claim equivalent() {
        return Claim.named(
                        "surrogates-equivalent-lovasz-dice",
                        "All surrogates are equivalent up to one factor: Lovász-Dice and soft Dice")
                .entry("C8")
                .from("a reading of the abstract of Bertels et al., MICCAI 2019")
                .correctedBy("soft-dice-lovasz-dice-loss")
                .says(
                        "The literal reading once more, with one factor K for all images. For each K an image of 4K voxels with faint"
                                + " false alarms defeats it.",
                        "\\exists K\\, \\forall d: \\; 1-SD \\le K \\cdot LD")
                .enumerated(Enumerations.bySize(
                        "K = 2^0, ..., 2^k for k = %d, each with one foreground voxel of d = 4K, p = 1 there and 1/d^2 elsewhere",
                        new int[] {4, 7, 9},
                        k -> Stream.of(twoLevel(1, 4 << k, 1, power(4 + 2 * k)).with("K", 1L << k))))
                .measures(
                        "(1-SD)/LD",
                        c -> new Measurement(
                                SoftCases.loss(softDice, c).over(SoftCases.loss(lovaszDice, c)),
                                Bound.of(0),
                                Bound.of(c.parameter("K"))));
    }

    private Claim softSimilarity() {
        return similarities("soft-dice-lovasz-dice-similarity", "Soft Dice is at most twice 1 - Lovász-Dice")
                .solvedAs("lovasz-dice-from-below")
                .provedIn(COQ, "soft_dice_lovasz_dice_similarity", "soft_dice_lovasz_dice_similarity_tight")
                .says("Approached on one voxel that is all but missed.", "SD \\le 2(1-LD)")
                .searched(new Domain.Family("one voxel, p = 2^-k", 50, k -> twoLevel(1, 1, power(k + 1), 0)))
                .approached(Bound.of(2))
                .measures(
                        "SD/(1-LD)",
                        c -> new Measurement(
                                SoftCases.similarity(softDice, c).over(SoftCases.similarity(lovaszDice, c)),
                                Bound.of(0),
                                Bound.of(2)));
    }

    private Claim similarity() {
        return similarities("lovasz-dice-soft-dice-similarity", "1 - Lovász-Dice is at most d/n times soft Dice")
                .provedIn(COQ, "lovasz_dice_soft_dice_similarity")
                .says(
                        "A bound by Jensen's inequality, which is not the best one: what is known of that is said below.",
                        "1-LD \\le \\frac{d}{n} SD")
                .searched(allWrong())
                .measures("(1-LD)/SD", c -> new Measurement(ratio(c), Bound.of(0), inverseFraction(c, 1)));
    }

    private static Domain.Family allWrong() {
        return new Domain.Family(
                "1 of 8 voxels foreground, all errors 1 - 2^-k",
                40,
                k -> twoLevel(1, 8, power(k + 1), 1 - power(k + 1)));
    }

    private Rational ratio(Case c) {
        return SoftCases.similarity(lovaszDice, c).over(SoftCases.similarity(softDice, c));
    }

    private Claim similarityReading() {
        return Claim.named(
                        "lovasz-dice-soft-dice-similarity-simple",
                        "1 - Lovász-Dice is at most max(1, d/(n + 1)) times soft Dice")
                .entry(C3)
                .from("a first guess from the case where almost all is wrong")
                .correctedBy("lovasz-dice-soft-dice-similarity-best")
                .says(
                        "One foreground voxel right and one background voxel at 1/2 need 25/24.",
                        "1-LD \\le \\max\\left(1, \\frac{d}{n+1}\\right) SD")
                .given(
                        BINARY + RIGHT_SOMEWHERE,
                        c -> SoftCases.hasForeground(c)
                                && SoftCases.similarity(softDice, c).signum() > 0)
                .enumerated(SoftCases.grid(2, 3, 4))
                .measures("(1-LD)/SD", c -> {
                    long n = SoftCases.foreground(c.pair());
                    return new Measurement(
                            ratio(c),
                            Bound.of(0),
                            Bound.of(Rational.ONE.max(Rational.of(c.pair().size(), n + 1))));
                });
    }

    private Claim softGap() {
        return law("soft-dice-lovasz-dice-gap", "Soft Dice exceeds 1 - Lovász-Dice by at most 3 - 2 sqrt 2", C3)
                .follows("lovasz-dice-jaccard-similarity", "lovasz-soft-jaccard-similarity", "soft-dice-jaccard-gap")
                .given(BINARY, SoftCases::hasForeground)
                .provedIn(COQ, "lovasz_dice_soft_dice_gap", "lovasz_dice_soft_dice_gap_attained")
                .says(
                        "By way of Jaccard: 1 - LD >= 1 - LJ >= SJ, and SD exceeds SJ by no more. Attained at the probability"
                                + " sqrt 2 - 1 on the foreground and 0 off it.",
                        "SD - (1-LD) \\le 3-2\\sqrt{2}")
                .searched(new Domain.Family(
                        "one voxel, p the first k binary digits of sqrt 2 - 1",
                        52,
                        k -> twoLevel(1, 1, Math.floor((Math.sqrt(2) - 1) / power(k)) * power(k), 0)))
                .approached(DiceJaccardLaws.LARGEST_GAP)
                .measures(
                        "SD-(1-LD)",
                        c -> new Measurement(difference(c).negated(), Bound.of(-1), DiceJaccardLaws.LARGEST_GAP));
    }

    private Rational difference(Case c) {
        return SoftCases.similarity(lovaszDice, c).minus(SoftCases.similarity(softDice, c));
    }

    private Claim gap() {
        return law("lovasz-dice-soft-dice-gap", "1 - Lovász-Dice exceeds soft Dice by at most tanh(ln(d/n)/4)", C3)
                .follows("lovasz-dice-soft-dice-similarity")
                .given(BINARY, SoftCases::hasForeground)
                .says(
                        "What the factor d/n gives; not the best constant, but close to it for rare foreground.",
                        "(1-LD) - SD \\le \\frac{\\sqrt{d/n}-1}{\\sqrt{d/n}+1}")
                .searched(new Domain.Family(
                        "1 of 2^(2k+1) voxels foreground, all errors 1/(1 + 2^k)", 8, LovaszDiceLaws::equalErrors))
                .measures(
                        "(1-LD)-SD",
                        c -> new Measurement(
                                difference(c),
                                Bound.of(-1),
                                Bound.tanhForm(inverseFraction(c, 1).rational())));
    }

    /** Of {@code sqrt(d/2) = 2^k}. */
    private static Case equalErrors(int k) {
        double error = 1 / (1 + 1 / power(k));
        return twoLevel(1, 2 << 2 * k, 1 - error, error);
    }
}
