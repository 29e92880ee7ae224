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
import io.github.certidice.claim.Surrogates.Distance;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.SoftCases;
import io.github.certidice.loss.Loss;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** How far a smoothing constant, or one against the division by zero, moves soft Dice. */
public final class SmoothedScoreLaws {

    private static final String NEW = "new here";
    private static final String S = "s";
    private static final String COQ = "smoothed-dice";
    private static final String EPS = "eps";
    private static final List<Rational> CONSTANTS =
            Stream.of("1/1000", "1/2", "1", "3").map(Rational::parse).toList();

    private final Loss softDice;
    private final Function<Rational, Loss> smoothedDice;
    private final Function<Rational, Distance> guardedDice;

    public SmoothedScoreLaws(Formulas formulas) {
        softDice = formulas.softDice();
        smoothedDice = formulas.surrogates().smoothedDice();
        guardedDice = formulas.surrogates().guardedDice();
    }

    public List<Claim> claims() {
        return List.of(gap(), factor(), lossFactor(), emptyTarget(), guarded(), guardedEmpty());
    }

    private static Domain.Enumeration pairs(String name) {
        return Enumerations.bySize(
                name
                        + " from {1/1000, 1/2, 1, 3}; all targets of up to %d voxels with all predictions from {0, 1/4, 1/2, 3/4,"
                        + " 1}",
                new int[] {2, 3, 4},
                d -> CONSTANTS.stream().flatMap(s -> SoftCases.gridOf(d).map(c -> c.with(name, s))));
    }

    private static Claim.Builder law(String slug, String name, String constant) {
        return Claim.named(slug, name).entry("C6").from(NEW).enumerated(pairs(constant));
    }

    private Loss smoothed(Case c) {
        return smoothedDice.apply(c.parameter(S));
    }

    private Claim gap() {
        return law("smoothed-dice-gap", "Smoothing raises soft Dice by at most s/(1 + s)", S)
                .solved()
                .partlyProvedIn(COQ, "smoothed_dice_gap", "masks")
                .says(
                        "With (2I + s)/(P + G + s) for soft Dice, the rise is (1 - SD) s/(P + G + s). On masks it is largest where one"
                                + " voxel of the target is all there is, and missed: with s = 1 a total miss scores 1/2.",
                        "0 \\le SD_s - SD = \\frac{(1-SD)\\,s}{P+G+s} \\le \\frac{s}{1+s}")
                .given(BINARY, SoftCases::hasForeground)
                .attained(null, twoLevel(1, 1, 0, 0).with(S, Rational.ONE))
                .measures(
                        "SD_s-SD",
                        c -> new Measurement(
                                similarity(smoothed(c), c).minus(similarity(softDice, c)),
                                Bound.of(0),
                                Bound.of(c.parameter(S).over(c.parameter(S).plus(Rational.ONE)))));
    }

    private Claim factor() {
        return Claim.named("smoothed-dice-factor", "Smoothing changes soft Dice by a bounded factor")
                .entry("C6")
                .from("a reading of \"smoothing only avoids the division by zero\"")
                .correctedBy("smoothed-dice-gap")
                .partlyProvedIn(COQ, "smoothed_dice_no_factor", "a counterexample")
                .says(
                        "A total miss scores 0 without smoothing and more with it, so there is no factor.",
                        "\\exists K: \\; SD_s \\le K \\cdot SD")
                .given(BINARY, SoftCases::hasForeground)
                .enumerated(Enumerations.bySize(
                        "K = 2^0, ..., 2^k for k = %d, s = 1, one voxel, p = 2^-k-2",
                        new int[] {4, 8, 40},
                        k -> Stream.of(twoLevel(1, 1, power(k + 2), 0)
                                .with(S, Rational.ONE)
                                .with("K", 1L << k))))
                .measures(
                        "SD_s/SD",
                        c -> new Measurement(
                                similarity(smoothed(c), c).over(similarity(softDice, c)),
                                Bound.of(0),
                                Bound.of(c.parameter("K"))));
    }

    private Claim lossFactor() {
        return law("smoothed-dice-loss-factor", "The soft Dice loss is at most 1 + s/n times the smoothed one", S)
                .solved()
                .provedIn(COQ, "smoothed_soft_dice_loss_factor", "smoothed_soft_dice_loss_factor_attained")
                .says(
                        "As losses the two are equivalent wherever the target has foreground, with the factor 1 + s/n, which a"
                                + " prediction of 0 everywhere attains.",
                        "1-SD_s \\le 1-SD \\le \\left(1+\\frac{s}{n}\\right)(1-SD_s)")
                .given(
                        BINARY + "; the losses are not 0",
                        c -> SoftCases.hasForeground(c) && loss(softDice, c).signum() > 0)
                .attained(null, twoLevel(1, 2, 0, 0).with(S, Rational.ONE))
                .measures("(1-SD)/(1-SD_s)", c -> {
                    Rational share = c.parameter(S).over(Rational.of(SoftCases.foreground(c.pair())));
                    return new Measurement(
                            loss(softDice, c).over(loss(smoothed(c), c)),
                            Bound.of(1),
                            Bound.of(Rational.ONE.plus(share)));
                });
    }

    private Claim emptyTarget() {
        return Claim.named(
                        "smoothed-dice-loss-empty",
                        "On empty targets, too, some factor holds between the soft Dice loss and the smoothed one")
                .entry("C6")
                .from("a reading of the law for targets with foreground")
                .correctedBy("smoothed-dice-loss-factor")
                .partlyProvedIn(COQ, "smoothed_soft_dice_empty", "the loss of an empty target")
                .says(
                        "Where the target is empty the loss without smoothing is 1 for any prediction that isn't 0, and with it P/(P"
                                + " + s): small false alarms cost next to nothing.",
                        "\\exists K: \\; 1-SD \\le K (1-SD_s)")
                .given("the target is empty; the prediction is not", c -> SoftCases.foreground(c.pair()) == 0)
                .enumerated(Enumerations.bySize(
                        "K = 2^0, ..., 2^k for k = %d, s = 1, one voxel, p = 2^-k-1",
                        new int[] {4, 8, 40},
                        k -> Stream.of(twoLevel(0, 1, 0, power(k + 1))
                                .with(S, Rational.ONE)
                                .with("K", 1L << k))))
                .measures(
                        "(1-SD)/(1-SD_s)",
                        c -> new Measurement(
                                loss(softDice, c).over(loss(smoothed(c), c)), Bound.of(0), Bound.of(c.parameter("K"))));
    }

    private Claim guarded() {
        return law("guarded-dice-best", "A constant in the denominator alone keeps soft Dice below 2n/(2n + eps)", EPS)
                .solved()
                .partlyProvedIn(COQ, "guarded_dice_below_1", "the limit is below 1")
                .says(
                        "With 2I/(P + G + eps) not even a perfect prediction reaches 1; it reaches 2n/(2n + eps), and nothing does"
                                + " better.",
                        "\\frac{2I}{P+G+\\varepsilon} \\le \\frac{2n}{2n+\\varepsilon}")
                .given(BINARY, SoftCases::hasForeground)
                .attained(null, twoLevel(1, 2, 1, 0).with(EPS, Rational.ONE))
                .measures("2I/(P+G+\\varepsilon)", c -> {
                    Rational twice = Rational.of(2L * SoftCases.foreground(c.pair()));
                    return new Measurement(
                            Rational.ONE.minus(
                                    guardedDice.apply(c.parameter(EPS)).of(c.pair())),
                            Bound.of(0),
                            Bound.of(twice.over(twice.plus(c.parameter(EPS)))));
                });
    }

    private Claim guardedEmpty() {
        return Claim.named("guarded-dice-empty", "A constant against 0/0 makes two empty masks agree")
                .entry("C6")
                .from("common practice: a small eps in the denominator alone")
                .correctedBy("guarded-dice-best")
                .says(
                        "In the denominator alone it gives 0/eps = 0: the loss of an empty prediction of an empty target is 1, the worst"
                                + " there is. In the numerator too it gives 1.",
                        "y = p = 0 \\Rightarrow 1-\\frac{2I}{P+G+\\varepsilon} = 0")
                .given("target and prediction are empty", c -> SoftCases.foreground(c.pair()) == 0)
                .enumerated(Enumerations.bySize(
                        "eps from {1/1000, 1/2, 1, 3}; empty masks of up to %d voxels",
                        new int[] {2, 3, 4},
                        d -> CONSTANTS.stream().map(eps -> twoLevel(0, d, 0, 0).with(EPS, eps))))
                .measures(
                        "1-\\frac{2I}{P+G+\\varepsilon}",
                        c -> Measurement.equal(
                                guardedDice.apply(c.parameter(EPS)).of(c.pair()), Rational.ZERO));
    }
}
