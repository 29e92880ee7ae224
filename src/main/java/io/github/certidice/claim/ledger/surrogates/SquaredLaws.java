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
import io.github.certidice.image.Pair;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.Stream;

/** Soft Dice and soft Jaccard with squared denominators (V-Net's form) against the plain ones. */
public final class SquaredLaws {

    private static final String SQUARES = "new here; the squared form after Milletari et al. (V-Net), 2016";
    private static final String COQ = "squared-dice";
    private static final String FOUND = "; the similarities are not 0";

    private final Loss softDice;
    private final Loss softJaccard;
    private final Loss squaredDice;
    private final Loss squaredJaccard;

    public SquaredLaws(Formulas formulas) {
        softDice = formulas.softDice();
        softJaccard = formulas.softJaccard();
        squaredDice = formulas.squaredDice();
        squaredJaccard = formulas.surrogates().squaredJaccard();
    }

    public List<Claim> claims() {
        return List.of(identity(), lossForm(), dice(), jaccard(), lossNearPerfect(), equivalent(), gap());
    }

    private static Claim.Builder law(String slug, String name) {
        return Claim.named(slug, name)
                .entry("C5")
                .from(SQUARES)
                .enumerated(SoftCases.grid(2, 3, 4))
                .sampled(RandomPairs.some())
                .ofProbabilities();
    }

    private Claim identity() {
        return law("squared-dice-jaccard-identity", "Squared Dice and squared Jaccard determine each other")
                .solvedAs("dice-jaccard-identity")
                .follows("dice-jaccard-identity")
                .provedIn(COQ, "squared_dice_identity")
                .says(
                        "The identity of the scores holds between the squared forms too, whose counts are tp = I, fp and fn with"
                                + " fp + fn = Q + G - 2I, Q the sum of squares.",
                        "SD_2 = \\frac{2\\,SJ_2}{1+SJ_2}")
                .given(BINARY, SoftCases::hasForeground)
                .measures(
                        "\\text{sum of the five defects}",
                        c -> Measurement.equal(
                                DiceJaccardLaws.defects(similarity(squaredDice, c), similarity(squaredJaccard, c)),
                                Rational.ZERO));
    }

    private Claim lossForm() {
        return law("squared-dice-loss", "The squared Dice loss is a normalised squared error")
                .says(
                        "For binary targets the loss is the sum of squared errors over n plus the sum of squared probabilities. So it"
                                + " is of second order near a perfect prediction.",
                        "1-SD_2 = \\frac{\\sum_i (p_i-y_i)^2}{n+\\sum_i p_i^2}")
                .given(BINARY, SoftCases::hasForeground)
                .measures(
                        "1-SD_2",
                        c -> Measurement.equal(
                                loss(squaredDice, c), squaredErrors(c).over(normaliser(c.pair()))));
    }

    private static Rational squaredErrors(Case c) {
        Pair pair = c.pair();
        Rational sum = Rational.ZERO;
        for (int i = 0; i < pair.size(); i++) {
            Rational error = Rational.of(pair.prediction().at(i))
                    .minus(Rational.of(pair.target().at(i)));
            sum = sum.plus(error.power(2));
        }
        return sum;
    }

    private static Rational normaliser(Pair pair) {
        Rational sum = Rational.of(SoftCases.foreground(pair));
        for (int i = 0; i < pair.size(); i++) {
            sum = sum.plus(Rational.of(pair.prediction().at(i)).power(2));
        }
        return sum;
    }

    private Claim dice() {
        return law("squared-dice-factor", "Squared Dice is at most (1 + sqrt(1 + d/n))/2 times soft Dice")
                .solved()
                .provedIn(COQ, "squared_dice_order", "squared_dice_factor", "squared_dice_factor_attained")
                .says(
                        "Squaring favours blurred predictions, the more the rarer the foreground: the factor grows like half the root"
                                + " of d/n. The constant prediction 1/(1 + sqrt(1 + d/n)) attains it.",
                        "SD \\le SD_2 \\le \\frac{1+\\sqrt{1+d/n}}{2} SD")
                .given(
                        BINARY + FOUND,
                        c -> SoftCases.hasForeground(c)
                                && similarity(softDice, c).signum() > 0)
                .searched(new Domain.Family(
                        "1 of 8 voxels foreground, p = k/32 everywhere",
                        32,
                        k -> twoLevel(1, 8, (k + 1) / 32.0, (k + 1) / 32.0)))
                .optimisedOver(SoftCases.predictionsOf("110000"))
                .attained(null, twoLevel(1, 8, 0.25, 0.25))
                .measures(
                        "SD_2/SD",
                        c -> new Measurement(
                                similarity(squaredDice, c).over(similarity(softDice, c)),
                                Bound.of(1),
                                Bound.of(Rational.HALF, Rational.HALF, ratio(c).plus(Rational.ONE))));
    }

    /** d/n. */
    private static Rational ratio(Case c) {
        return Rational.of(c.pair().size(), SoftCases.foreground(c.pair()));
    }

    private Claim jaccard() {
        return law("squared-jaccard-factor", "Squared Jaccard is at most 2/3 (1 + sqrt(1 + 3k/4)) times soft Jaccard")
                .solved()
                .provedIn(COQ, "squared_dice_order", "squared_jaccard_factor", "squared_jaccard_factor_attained")
                .says(
                        "With k = (d - n)/n background voxels for each one of the foreground. Attained by 1/2 on the foreground and"
                                + " (sqrt(1 + 3k/4) - 1)/k off it; without background the factor is 4/3.",
                        "SJ \\le SJ_2 \\le \\frac{2}{3}\\left(1+\\sqrt{1+\\frac{3k}{4}}\\right) SJ, \\quad k=\\frac{d-n}{n}")
                .given(
                        BINARY + FOUND,
                        c -> SoftCases.hasForeground(c)
                                && similarity(softJaccard, c).signum() > 0)
                .searched(new Domain.Family(
                        "1 of 5 voxels foreground at 1/2, p = k/32 off it", 32, k -> twoLevel(1, 5, 0.5, k / 32.0)))
                .optimisedOver(SoftCases.predictionsOf("110000"))
                .attained(null, twoLevel(1, 5, 0.5, 0.25))
                .measures("SJ_2/SJ", c -> {
                    Rational k = ratio(c).minus(Rational.ONE);
                    Rational twoThirds = Rational.of(2, 3);
                    return new Measurement(
                            similarity(squaredJaccard, c).over(similarity(softJaccard, c)),
                            Bound.of(1),
                            Bound.of(twoThirds, twoThirds, Rational.ONE.plus(k.times(Rational.of(3, 4)))));
                });
    }

    private Claim lossNearPerfect() {
        return law("squared-dice-loss-below", "The squared Dice loss is at most the soft Dice loss")
                .follows("squared-dice-factor")
                .provedIn(COQ, "squared_dice_order")
                .says(
                        "One direction of an equivalence of the losses holds, with the factor 1, attained by 0/1 predictions. The"
                                + " other one has no factor at any size.",
                        "1-SD_2 \\le 1-SD")
                .given(
                        BINARY + "; the losses are not 0",
                        c -> SoftCases.hasForeground(c) && loss(softDice, c).signum() > 0)
                .attained(Bound.of(1), twoLevel(1, 2, 1, 1))
                .measures(
                        "(1-SD_2)/(1-SD)",
                        c -> new Measurement(loss(squaredDice, c).over(loss(softDice, c)), Bound.of(0), Bound.of(1)));
    }

    private Claim equivalent() {
        return Claim.named(
                        "surrogates-equivalent-squared",
                        "All surrogates are equivalent up to one factor: squared and plain Dice")
                .entry("C5")
                .partlyProvedIn(COQ, "squared_dice_loss_no_factor", "the counterexamples")
                .says(
                        "The same literal reading for soft Dice with squared denominators: near a perfect prediction its loss is of"
                                + " second order, so not even a single voxel has a factor.",
                        "\\exists K: \\; 1-SD \\le K (1-SD_2)")
                .from("a reading of the abstract of Bertels et al., MICCAI 2019")
                .correctedBy("squared-dice-loss-below")
                .enumerated(Enumerations.bySize(
                        "K = 2^0, ..., 2^(k-1) for k = %d, each on one voxel with p = 1 - 1/(2K)",
                        new int[] {6, 10, 50},
                        k -> Stream.of(twoLevel(1, 1, 1 - power(k), 0).with("K", 1L << k - 1))))
                .measures(
                        "(1-SD)/(1-SD_2)",
                        c -> new Measurement(
                                loss(softDice, c).over(loss(squaredDice, c)), Bound.of(0), Bound.of(c.parameter("K"))));
    }

    private Claim gap() {
        return Claim.named(
                        "squared-dice-gap-constant",
                        "Squared and plain soft Dice differ by less than some constant below 1")
                .entry("C5")
                .says(
                        "On large images a faint prediction of the whole background hides from the sum of squares and not from the sum:"
                                + " squared Dice can be almost 1 where soft Dice is almost 0.",
                        "\\exists K\\, \\forall d: \\; SD_2 - SD \\le 1-\\frac{1}{K}")
                .from("a reading of the abstract of Bertels et al., MICCAI 2019 (absolute approximation)")
                .correctedBy("squared-dice-factor")
                .enumerated(Enumerations.bySize(
                        "K = 2^1, ..., 2^k for k = %d, y = {1}, d = 64 K^3 + 1 and p = (1, c, ..., c) with c = 1/(16 K^2)",
                        new int[] {1, 2, 3},
                        k -> Stream.of(twoLevel(1, 1 + (64 << 3 * k), 1, power(4 + 2 * k))
                                .with("K", 1L << k))))
                .measures(
                        "SD_2-SD",
                        c -> new Measurement(
                                similarity(squaredDice, c).minus(similarity(softDice, c)),
                                Bound.of(0),
                                Bound.of(Rational.ONE.minus(c.parameter("K").inverse()))));
    }
}
