package io.github.certidice.claim.ledger.scores;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.CountsSpace;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskCounts;
import io.github.certidice.claim.cases.Pell;
import io.github.certidice.claim.cases.RandomMasks;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Dice against Jaccard on one pair of masks: identity, order, factor and gap. */
public final class DiceJaccardLaws {

    /** The largest gap: 3 - 2 sqrt(2). */
    public static final Bound LARGEST_GAP = Bound.of(Rational.of(3), Rational.of(-2), Rational.TWO);

    private static final String SOME_FOREGROUND = "target and prediction are not both empty";
    private static final String PROPOSITION =
            "after Bertels et al., MICCAI 2019 (their approximation bounds for Dice and Jaccard)";

    private final Similarity dice;
    private final Similarity jaccard;

    public DiceJaccardLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
    }

    public List<Claim> claims() {
        return List.of(identity(), order(), factor(), gap(), lossFactor());
    }

    private Rational dice(Case example) {
        return dice.of(example.counts());
    }

    private Rational jaccard(Case example) {
        return jaccard.of(example.counts());
    }

    private Claim identity() {
        return Claim.named("dice-jaccard-identity", "Dice and Jaccard determine each other")
                .entry("A1")
                .proved()
                .says(
                        "On any pair of masks, Dice is a fixed function of Jaccard and the other way round; so are their losses,"
                                + " their difference and their ratio.",
                        "D = \\frac{2J}{1+J}, \\quad J = \\frac{D}{2-D}, \\quad 1-D = \\frac{1-J}{1+J}, \\quad"
                                + " D-J = \\frac{J(1-J)}{1+J}")
                .from("folklore; stated by Bertels et al., MICCAI 2019")
                .given(SOME_FOREGROUND, c -> !c.counts().isBothEmpty())
                .enumerated(Enumerations.quadruples(20, 64, 192))
                .sampled(RandomMasks.of64())
                .ofCounts(UnaryOperator.identity())
                .solved()
                .measures(
                        "\\text{sum of the five defects}",
                        c -> Measurement.equal(defects(dice(c), jaccard(c)), Rational.ZERO));
    }

    /** How far the two numbers are from satisfying each of the identities, summed. */
    public static Rational defects(Rational d, Rational j) {
        Rational one = Rational.ONE;
        Rational two = Rational.TWO;
        Rational sum = j.plus(one);
        return distance(d, two.times(j).over(sum))
                .plus(distance(j, d.over(two.minus(d))))
                .plus(distance(one.minus(d), one.minus(j).over(sum)))
                .plus(distance(one.minus(j), two.times(one.minus(d)).over(two.minus(d))))
                .plus(distance(d.minus(j), gapAt(j)));
    }

    /** D - J as a function of J: {@code J(1 - J)/(1 + J)}. */
    public static Rational gapAt(Rational j) {
        return j.times(Rational.ONE.minus(j)).over(Rational.ONE.plus(j));
    }

    private static Rational distance(Rational a, Rational b) {
        return a.minus(b).abs();
    }

    private Claim order() {
        return Claim.named("dice-jaccard-order", "Dice and Jaccard order single predictions alike")
                .entry("A2")
                .proved()
                .says(
                        "Of two predictions, the one with the larger Jaccard index has the larger Dice score: image by image"
                                + " both have the same best prediction.",
                        "J_1 < J_2 \\iff D_1 < D_2")
                .from("folklore")
                .given(
                        "two pairs of masks; " + SOME_FOREGROUND + ", in either",
                        c -> c.allCounts().size() == 2 && c.allCounts().stream().noneMatch(Confusion::isBothEmpty))
                .enumerated(Enumerations.bySize(
                        "all two triples (tp, fp, fn) with sums of at most %d",
                        new int[] {6, 14, 24}, DiceJaccardLaws::upTo))
                .sampled(RandomMasks.twice())
                .solved()
                .measures(
                        "\\mathrm{sgn}(D_1-D_2) - \\mathrm{sgn}(J_1-J_2)",
                        c -> Measurement.equal(Rational.of(orderOf(dice, c) - orderOf(jaccard, c)), Rational.ZERO));
    }

    private static Stream<Case> upTo(int largest) {
        return triplesOf(largest)
                .flatMap(a -> IntStream.rangeClosed(1, largest)
                        .boxed()
                        .flatMap(DiceJaccardLaws::triplesOf)
                        .map(b -> Case.of(a, b)));
    }

    private static Stream<Confusion> triplesOf(int total) {
        return MaskCounts.of(total).filter(c -> c.tn() == 0);
    }

    private static int orderOf(Similarity similarity, Case pair) {
        return similarity
                .of(pair.allCounts().get(0))
                .compareTo(similarity.of(pair.allCounts().get(1)));
    }

    private Claim factor() {
        return Claim.named("dice-jaccard-factor", "Dice is at most twice Jaccard")
                .entry("A3")
                .proved("strict", "tight")
                .says(
                        "The relative approximation error of Dice by Jaccard is 1 (a factor of 2): approached by poor"
                                + " predictions, attained by none.",
                        "J \\le D \\le 2J")
                .from(PROPOSITION)
                .given("tp > 0 (else both are 0)", c -> c.counts().tp() > 0)
                .enumerated(Enumerations.quadruples(20, 64, 192))
                .sampled(RandomMasks.of64())
                .ofCounts(UnaryOperator.identity())
                .searched(new Domain.Family(
                        "J = 1/d: one voxel hit, all others wrong", 40, k -> Enumerations.ofJaccard(1, 1L << k)))
                .optimisedOver(CountsSpace.ofOneHit())
                .approached(Bound.of(2))
                .solved()
                .measures("D/J", c -> new Measurement(dice(c).over(jaccard(c)), Bound.of(1), Bound.of(2)));
    }

    private Claim gap() {
        return Claim.named("dice-jaccard-gap", "Dice exceeds Jaccard by at most 3 - 2 sqrt 2")
                .entry("A4")
                .proved("masks", "tight")
                .says(
                        "The absolute approximation error between Dice and Jaccard is about 0.1716. The extreme lies at"
                                + " J = sqrt 2 - 1, which is irrational: masks come as close as one likes and never reach it.",
                        "0 \\le D - J \\le 3 - 2\\sqrt{2}")
                .from(PROPOSITION)
                .given(SOME_FOREGROUND, c -> !c.counts().isBothEmpty())
                .enumerated(Enumerations.quadruples(20, 64, 192))
                .sampled(RandomMasks.of64())
                .ofCounts(UnaryOperator.identity())
                .searched(
                        new Domain.Family(
                                "J = p/q, the convergents of sqrt 2 - 1",
                                20,
                                k -> Enumerations.ofJaccard(Pell.number(k + 1), Pell.number(k + 2))),
                        new Domain.Family(
                                "their images under x -> (1 - x)/(1 + x)",
                                20,
                                k -> Enumerations.ofJaccard(
                                        Pell.number(k + 2) - Pell.number(k + 1),
                                        Pell.number(k + 2) + Pell.number(k + 1))))
                .optimisedOver(CountsSpace.ofCounts())
                .approached(LARGEST_GAP)
                .solved()
                .measures("D-J", c -> new Measurement(dice(c).minus(jaccard(c)), Bound.of(0), LARGEST_GAP));
    }

    private Claim lossFactor() {
        return Claim.named("dice-jaccard-loss-factor", "The Jaccard loss is at most twice the Dice loss")
                .entry("A6")
                .proved("strict", "tight")
                .says(
                        "The same factor 2 holds between the losses, but at the opposite end: it is approached by nearly"
                                + " perfect predictions.",
                        "1-D \\le 1-J \\le 2(1-D)")
                .from("new here as a separate law")
                .follows("dice-jaccard-identity")
                .given(
                        "at least one voxel is wrong (else both losses are 0)",
                        c -> c.counts().fp() + c.counts().fn() > 0)
                .enumerated(Enumerations.quadruples(20, 64, 192))
                .sampled(RandomMasks.of64())
                .ofCounts(UnaryOperator.identity())
                .searched(new Domain.Family(
                        "one voxel wrong among d", 40, k -> Enumerations.ofJaccard((1L << k) - 1, 1L << k)))
                .optimisedOver(CountsSpace.ofCounts())
                .approached(Bound.of(2))
                .solved()
                .measures(
                        "(1-J)/(1-D)",
                        c -> new Measurement(
                                jaccard.lossOf(c.counts()).over(dice.lossOf(c.counts())), Bound.of(1), Bound.of(2)));
    }
}
