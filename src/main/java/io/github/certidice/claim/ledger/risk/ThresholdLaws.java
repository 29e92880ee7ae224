package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.Pell;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a threshold of probabilities may lose: the regret of a weighted cross-entropy, whatever its constant weights are. */
public final class ThresholdLaws {

    /** Twelve voxels, so 2^12 predictions, are the most that a search through all takes here. */
    private static final int MOST = 12;

    /** Of the region that should not be included, beside one voxel that should. */
    private static final long LARGE = 1L << 20;

    private static final String WEIGHTS =
            " A cross-entropy with weights w0 and w1, thresholded at 1/2, has t = w0/(w0+w1).";

    private final Similarity dice;
    private final Similarity jaccard;

    public ThresholdLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        jaccard = new TabulatedScore(formulas.jaccard());
    }

    public List<Claim> claims() {
        return List.of(
                regret(),
                regretJaccard(),
                exclusion(),
                exclusionJaccard(),
                inclusion(),
                inclusionJaccard(),
                minimax(),
                minimaxJaccard());
    }

    /** {@code max(2t / (1 + t), 1 - t)}: what the threshold may lose of Dice. */
    static Rational worstDice(Rational t) {
        return TWO.times(t).over(ONE.plus(t)).max(ONE.minus(t));
    }

    /** {@code max(t, 1 - t)}. */
    static Rational worstJaccard(Rational t) {
        return t.max(ONE.minus(t));
    }

    private static Claim.Builder worst(String slug, String name) {
        return Claim.named(slug, name)
                .entry("B9")
                .enumerated(ThresholdCases.grid(3, 3, 4, 8))
                .sampled(ThresholdCases.random(5))
                .searched(
                        new Domain.Family(
                                "K intervals of m of K voxels in a ring, m/K -> sqrt 2 - 1", 3, ThresholdLaws::pell),
                        new Domain.Family(
                                "one voxel, 2^k beside it, far more elsewhere, t = 1/4", 20, ThresholdLaws::nested))
                .attained(
                        Bound.of(1),
                        ThresholdCases.at(DistributionCases.of("10", "1/2", "01", "1/2"), Rational.HALF, false));
    }

    private static Case pell(int k) {
        int m = (int) Pell.number(k + 1);
        int n = (int) Pell.number(k + 2);
        return ThresholdCases.at(DistributionCases.of(ThresholdCases.ring(m, n)), Rational.of(m, n), false);
    }

    private static Case nested(int k) {
        Rational quarter = Rational.of(1, 4);
        return ThresholdCases.at(ThresholdCases.nestedAndScattered(quarter, 1L << k), quarter, true);
    }

    private Claim regret() {
        return worst("threshold-regret-dice", "What a threshold of probabilities may lose of Dice")
                .follows("threshold-regret-step-dice")
                .provedIn("cross-entropy-regret", "cross_entropy_regret_dice")
                .says(
                        "Include the voxels whose probability of being foreground is above t: over all distributions and image"
                                + " sizes, the expected Dice score is at most max(2t/(1+t), 1-t) below the best one. Two"
                                + " equally likely voxels attain it at t = 1/2."
                                + WEIGHTS,
                        "\\max_s E\\,D(y,s) - E\\,D(y,s_t) \\le \\max\\left(\\frac{2t}{1+t}, 1-t\\right)")
                .measures(
                        "\\text{regret} / \\max\\left(\\frac{2t}{1+t}, 1-t\\right)",
                        c -> share(dice, c, ThresholdLaws::worstDice));
    }

    private Claim regretJaccard() {
        return worst("threshold-regret-jaccard", "What a threshold of probabilities may lose of Jaccard")
                .follows("threshold-regret-step-jaccard")
                .provedIn("cross-entropy-regret", "cross_entropy_regret_jaccard")
                .says(
                        "Include the voxels whose probability of being foreground is above t: over all distributions and image"
                                + " sizes, the expected Jaccard index is at most max(t, 1-t) below the best one. Two equally"
                                + " likely voxels attain it at t = 1/2."
                                + WEIGHTS,
                        "\\max_s E\\,J(y,s) - E\\,J(y,s_t) \\le \\max(t, 1-t)")
                .measures("\\text{regret} / \\max(t, 1-t)", c -> share(jaccard, c, ThresholdLaws::worstJaccard));
    }

    private static Measurement share(Similarity score, Case c, UnaryOperator<Rational> worst) {
        Rational share = ThresholdCases.regret(score, c).over(worst.apply(c.parameter("t")));
        return new Measurement(share, Bound.of(0), Bound.of(1));
    }

    private static Claim.Builder left(String slug, String name) {
        return Claim.named(slug, name)
                .entry("B9")
                .enumerated(Enumerations.bySize(
                        "all thresholds t = m/K with 1 <= m < K <= %d",
                        new int[] {6, 8, MOST}, ThresholdLaws::fractions));
    }

    private static Stream<Case> fractions(int k) {
        return IntStream.range(1, k).mapToObj(m -> Case.of("m", Rational.of(m)).with("K", k));
    }

    private static Rational threshold(Case c) {
        return Rational.of(c.integer("m"), c.integer("K"));
    }

    private Claim exclusion() {
        return left(
                        "threshold-exclusion-dice",
                        "At every rational threshold all may be left out that should be included")
                .follows("threshold-regret-dice")
                .partlyProvedIn(
                        "cross-entropy-regret-tight",
                        "cross_entropy_regret_attained_nearly",
                        "that some distribution comes as near as one likes")
                .says(
                        "Let each of K voxels be foreground with probability t = m/K, by one of K equally likely intervals of m"
                                + " voxels in a ring. Nothing is above t, and the best prediction is everything: the regret is"
                                + " 2t/(1+t) exactly.",
                        "\\max_s E\\,D(y,s) - E\\,D(y,\\emptyset) = \\frac{2t}{1+t}")
                .measures("\\text{regret}", c -> {
                    Rational t = threshold(c);
                    return Measurement.equal(leftOut(c), TWO.times(t).over(ONE.plus(t)));
                });
    }

    private Rational leftOut(Case c) {
        return regretAt(
                dice, DistributionCases.of(ThresholdCases.ring(c.integer("m"), c.integer("K"))), threshold(c), false);
    }

    private static Rational regretAt(Similarity score, Case distribution, Rational t, boolean ties) {
        return ThresholdCases.regret(score, ThresholdCases.at(distribution, t, ties));
    }

    private Claim exclusionJaccard() {
        return left("threshold-exclusion-jaccard", "At every rational threshold a voxel may be left out for Jaccard")
                .follows("threshold-regret-jaccard")
                .says(
                        "Let the target be one voxel, the first with probability t and the others with at most t. Nothing is above"
                                + " t, and the first voxel is best: the regret is t exactly.",
                        "\\max_s E\\,J(y,s) - E\\,J(y,\\emptyset) = t")
                .measures("\\text{regret}", c -> Measurement.equal(leftOutJaccard(c), threshold(c)));
    }

    private Rational leftOutJaccard(Case c) {
        Rational t = threshold(c);
        Rational rest = ONE.minus(t);
        int others = rest.over(t).floor().intValue() + 1;
        Rational[] probabilities = Stream.concat(
                        Stream.of(t),
                        Stream.generate(() -> rest.over(Rational.of(others))).limit(others))
                .toArray(Rational[]::new);
        return regretAt(jaccard, DistributionCases.of(ThresholdCases.oneOf(probabilities)), t, false);
    }

    private static Claim.Builder over(String slug, String name) {
        return Claim.named(slug, name)
                .entry("B9")
                .given("t <= 2/5", c -> c.parameter("t").compareTo(Rational.of(2, 5)) <= 0)
                .enumerated(Enumerations.bySize(
                        "all t = k/m <= 2/5 with m from 3 to %d and b = 1, 10, 100, ..., 10^6",
                        new int[] {8, 24, 96}, ThresholdLaws::sizes))
                .searched(new Domain.Family("b = 2^k, t = 1/4", 20, k -> sized(Rational.of(1, 4), 1L << k)))
                .approached(Bound.of(1));
    }

    private static Stream<Case> sizes(int m) {
        return IntStream.range(1, m)
                .boxed()
                .flatMap(k -> IntStream.range(0, 7)
                        .mapToObj(power -> sized(Rational.of(k, m), (long) StrictMath.pow(10, power))));
    }

    private static Case sized(Rational t, long b) {
        return Case.of("t", t).with("b", b);
    }

    private static Measurement overShare(Similarity score, Case c, Rational sized, Rational scattered) {
        Rational t = c.parameter("t");
        Rational rest = ONE.minus(t);
        Rational regret = regretAt(score, ThresholdCases.nestedAndScattered(t, c.integer("b")), t, true);
        return new Measurement(
                regret.over(rest), Bound.of(sized.minus(t.over(rest).times(scattered))), Bound.of(1));
    }

    private Claim inclusion() {
        return over("threshold-inclusion-dice", "At every low threshold much may be included that should be left out")
                .follows("threshold-regret-dice")
                .says(
                        "Let the target be one voxel with probability 1-t; else that voxel, b voxels beside it, and b^2 voxels"
                                + " that are elsewhere each time. The b voxels are included, and nearly nothing is left of the"
                                + " Dice score: the regret tends to 1-t with b.",
                        "\\frac{b}{b+2} - \\frac{t}{1-t} \\cdot \\frac{2(1+b)}{2(1+b)+b^2} \\le \\frac{\\text{regret}}{1-t} \\le 1")
                .measures("\\text{regret}/(1-t)", c -> {
                    Rational b = Rational.of(c.integer("b"));
                    Rational twice = TWO.times(ONE.plus(b));
                    return overShare(dice, c, b.over(b.plus(TWO)), twice.over(twice.plus(b.times(b))));
                });
    }

    private Claim inclusionJaccard() {
        return over("threshold-inclusion-jaccard", "At every low threshold much may be included: Jaccard")
                .follows("threshold-regret-jaccard")
                .says(
                        "The same targets for the Jaccard index: the regret tends to 1-t with b.",
                        "\\frac{b}{b+1} - \\frac{t}{1-t} \\cdot \\frac{1+b}{1+b+b^2} \\le \\frac{\\text{regret}}{1-t} \\le 1")
                .measures("\\text{regret}/(1-t)", c -> {
                    Rational b = Rational.of(c.integer("b"));
                    Rational both = ONE.plus(b);
                    return overShare(jaccard, c, b.over(both), both.over(both.plus(b.times(b))));
                });
    }

    private Claim minimax() {
        return left("threshold-minimax-dice", "The best threshold for Dice, when nothing is known, is sqrt 2 - 1")
                .solved()
                .follows("threshold-regret-dice", "threshold-exclusion-dice", "threshold-inclusion-dice")
                .provedIn("cross-entropy-regret-tight", "cross_entropy_regret_minimax")
                .says(
                        "Whatever the threshold is, some distribution costs it 2 - sqrt 2 of the expected Dice score, or as nearly"
                                + " as one likes; and the threshold sqrt 2 - 1, of a cross-entropy with w1/w0 = sqrt 2, never"
                                + " loses more. Without weights 2/3 may be lost. Measured is what two distributions leave.",
                        "\\min_t \\max\\left(\\frac{2t}{1+t}, 1-t\\right) = 2-\\sqrt{2}")
                .searched(new Domain.Family(
                        "t = 1/2, 2/5, 5/12, towards sqrt 2 - 1",
                        3,
                        k -> Case.of("m", Rational.of(Pell.number(k + 1))).with("K", Pell.number(k + 2))))
                .approached(Bound.of(Rational.of(-1), ONE, TWO))
                .measures(
                        "1 - \\text{regret}",
                        c -> kept(leftOut(c).max(tooMuch(dice, c)), Bound.of(Rational.of(-1), ONE, TWO)));
    }

    private static Rational tooMuch(Similarity score, Case c) {
        return regretAt(score, ThresholdCases.nestedAndScattered(threshold(c), LARGE), threshold(c), true);
    }

    private static Measurement kept(Rational regret, Bound most) {
        return new Measurement(ONE.minus(regret), Bound.of(0), most);
    }

    private Claim minimaxJaccard() {
        return left("threshold-minimax-jaccard", "The best threshold for Jaccard, when nothing is known, is 1/2")
                .solved()
                .follows("threshold-regret-jaccard", "threshold-exclusion-jaccard", "threshold-inclusion-jaccard")
                .provedIn("cross-entropy-regret-tight", "cross_entropy_regret_minimax")
                .says(
                        "Whatever the threshold is, some distribution costs it 1/2 of the expected Jaccard index; and the threshold"
                                + " 1/2, of a cross-entropy without weights, never loses more. Measured is what two"
                                + " distributions leave.",
                        "\\min_t \\max(t, 1-t) = \\frac{1}{2}")
                .attained(Bound.of(Rational.HALF), Case.of("m", ONE).with("K", 2))
                .measures(
                        "1 - \\text{regret}",
                        c -> kept(leftOutJaccard(c).max(tooMuch(jaccard, c)), Bound.of(Rational.HALF)));
    }
}
