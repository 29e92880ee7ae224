package io.github.certidice.claim.ledger.weighting;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskCounts;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Weighted Hamming similarity, what weighted cross-entropy stands for, as an approximation of Dice and Jaccard. */
public final class HammingLaws {

    private static final String PROPOSITION =
            "after Bertels et al., MICCAI 2019 (no weighting approximates Dice or Jaccard)";
    private static final List<Rational> WEIGHTS =
            List.of(ZERO, Rational.of(1, 4), Rational.HALF, Rational.of(3, 4), Rational.of(9, 10), ONE);

    private final Similarity dice;
    private final Similarity jaccard;
    private final Function<Rational, Similarity> hamming;

    public HammingLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
        hamming = formulas.hamming();
    }

    public List<Claim> claims() {
        return List.of(
                noFactor(),
                recallFactor(),
                recallFactorJaccard(),
                recallFraction(),
                noFactorAtAll(),
                error(),
                errorOne());
    }

    private Similarity hamming(Case c) {
        return hamming.apply(c.parameter("gamma"));
    }

    /** The smaller of S/S' and S'/S over all masks: the inverse of the best factor; 0 where there is none. */
    private static Rational agreement(Similarity s, Similarity t, Stream<Confusion> masks) {
        return masks.filter(t::isDefinedAt)
                .filter(mask -> s.of(mask).signum() != 0 || t.of(mask).signum() != 0)
                .map(mask -> s.of(mask).min(t.of(mask)).over(s.of(mask).max(t.of(mask))))
                .reduce(ONE, Rational::min);
    }

    private static Stream<Confusion> masks(Case c) {
        return MaskCounts.of(c.integer("n"), c.integer("d"));
    }

    private static Domain.Enumeration weightsAndSizes() {
        return Enumerations.bySize(
                "gamma from {0, 1/4, 1/2, 3/4, 9/10, 1} and all (n, d) with 1 <= n < d <= %d, over all masks of these sizes",
                new int[] {8, 16, 24},
                d -> WEIGHTS.stream()
                        .flatMap(gamma -> Stream.iterate(1, n -> n < d, n -> n + 1)
                                .map(n -> Case.of("gamma", gamma).with("n", n).with("d", d))));
    }

    private static Domain.Enumeration weightsAndVoxels() {
        return Enumerations.bySize(
                "gamma from {0, 1/4, 1/2, 3/4, 9/10, 1} and all d from 2 to %d, over all masks of d voxels",
                new int[] {8, 16, 24},
                d -> WEIGHTS.stream()
                        .filter(gamma -> d > 1)
                        .map(gamma -> Case.of("gamma", gamma).with("d", d)));
    }

    private Claim noFactor() {
        return Claim.named("hamming-no-factor", "No weight below 1 gives a relative approximation, on any image size")
                .entry("B1")
                .provedIn("hamming-no-factor", "hamming_no_factor_below_1")
                .says(
                        "The empty prediction has Dice and Jaccard 0 but weighted Hamming similarity 1 - gamma > 0: no finite"
                                + " factor, whatever the sizes, even if gamma is chosen for them. The measured agreement is the"
                                + " inverse of the best factor.",
                        "\\gamma < 1 \\Rightarrow \\min \\min\\left(\\frac{D}{H_\\gamma}, \\frac{H_\\gamma}{D}\\right) = 0")
                .from(PROPOSITION)
                .given(
                        "gamma < 1; foreground and background in the target",
                        c -> c.parameter("gamma").compareTo(ONE) < 0)
                .enumerated(weightsAndSizes())
                .measures(
                        "\\text{agreement of } D \\text{ and } J \\text{ with } H",
                        c -> Measurement.equal(
                                agreement(dice, hamming(c), masks(c)).plus(agreement(jaccard, hamming(c), masks(c))),
                                ZERO));
    }

    private Claim recallFactor() {
        return recall("recall-factor-dice", "Dice", "\\frac{d+1}{2}")
                .measures(
                        "\\text{best factor}",
                        c -> Measurement.equal(recallFactor(dice, c), Rational.of(c.integer("d") + 1L, 2)));
    }

    private Claim recallFactorJaccard() {
        return recall("recall-factor-jaccard", "Jaccard", "d")
                .measures(
                        "\\text{best factor}",
                        c -> Measurement.equal(recallFactor(jaccard, c), Rational.of(c.integer("d"))));
    }

    private static Claim.Builder recall(String slug, String name, String factor) {
        return Claim.named(slug, "Recall approximates " + name + " on d voxels, with a factor that grows with d")
                .entry("B2")
                .provedIn(HammingMinimaxLaws.COQ, slug.replace('-', '_'))
                .says(
                        "gamma = 1 is the only weight with a relative approximation at a fixed size; its best factor is attained"
                                + " by one foreground voxel and a prediction of everything, and has no bound over all sizes.",
                        "\\max\\left(\\frac{H_1}{S}, \\frac{S}{H_1}\\right) = " + factor)
                .given("d >= 2; foreground and background in the target", c -> c.integer("d") > 1)
                .enumerated(Enumerations.sizes(16, 64, 96))
                .attained(null, Case.of("d", Rational.of(12)));
    }

    private Rational recallFactor(Similarity similarity, Case c) {
        return agreement(similarity, hamming.apply(ONE), MaskCounts.of(c.integer("d")))
                .inverse();
    }

    private Claim recallFraction() {
        return Claim.named("recall-factor-fraction", "Recall approximates Dice where the foreground isn't rare")
                .entry("B2")
                .provedIn(HammingMinimaxLaws.COQ, "recall_factor_fraction")
                .says(
                        "What the impossibility does not say: on images whose foreground fraction is at least c, recall is within"
                                + " a fixed factor of Dice.",
                        "\\frac{n}{d} \\ge c \\Rightarrow \\max\\left(\\frac{H_1}{D}, \\frac{D}{H_1}\\right) \\le"
                                + " \\max\\left(\\frac{1+1/c}{2}, 2\\right)")
                .given("foreground and background in the target", c -> true)
                .enumerated(Enumerations.foregroundSizes(12, 32, 48))
                .measures("\\text{best factor}", c -> {
                    Rational best =
                            agreement(dice, hamming.apply(ONE), masks(c)).inverse();
                    Rational inverse = Rational.of(c.integer("d"), c.integer("n"));
                    Rational bound = ONE.plus(inverse).over(Rational.TWO).max(Rational.TWO);
                    return new Measurement(best, Bound.of(1), Bound.of(bound));
                });
    }

    private Claim noFactorAtAll() {
        return Claim.named(
                        "hamming-no-factor-fixed-size",
                        "No weight gives a relative approximation, even at a fixed size")
                .entry("B1")
                .says(
                        "Literal reading of \"no gamma gives a relative approximation of Dice by weighted Hamming\".",
                        "\\forall d\\, \\forall \\gamma: \\; \\min \\min\\left(\\frac{D}{H_\\gamma},"
                                + " \\frac{H_\\gamma}{D}\\right) = 0")
                .from("a reading of Bertels et al., MICCAI 2019")
                .correctedBy("recall-factor-dice")
                .given("foreground and background in the target", c -> c.integer("d") > 1)
                .enumerated(weightsAndVoxels())
                .measures(
                        "\\text{agreement of } D \\text{ with } H",
                        c -> Measurement.equal(agreement(dice, hamming(c), MaskCounts.of(c.integer("d"))), ZERO));
    }

    private Claim error() {
        return Claim.named("hamming-error", "For each weight, the absolute error comes as close to 1 as one likes")
                .entry("B3")
                .proved("bound")
                .says(
                        "On large images with one foreground voxel and b = floor(sqrt d) false positives, Dice tends to 0 while"
                                + " weighted Hamming tends to 1. The supremum over all sizes is 1.",
                        "|D - H_\\gamma| \\ge 1 - \\frac{2}{2+b} - \\frac{b}{d-1}, \\quad b = \\lfloor\\sqrt{d}\\rfloor")
                .from(PROPOSITION)
                .given(
                        "n = 1, no false negatives, b false positives",
                        c -> c.counts().voxels() > 2)
                .enumerated(Enumerations.bySize(
                        "gamma from {0, 1/4, 1/2, 3/4, 9/10, 1}, all d from 3 to %d",
                        new int[] {200, 1000, 4000}, d -> WEIGHTS.stream().map(gamma -> manyFalsePositives(d, gamma))))
                .searched(new Domain.Family("d = 4^k, gamma = 0", 28, k -> manyFalsePositives(1L << 2 * k + 2, ZERO)))
                .approached(Bound.of(1))
                .measures("|D-H_\\gamma|", c -> {
                    Rational difference =
                            dice.of(c.counts()).minus(hamming(c).of(c.counts())).abs();
                    Rational b = Rational.of(c.counts().fp());
                    Rational missing = Rational.TWO
                            .over(Rational.TWO.plus(b))
                            .plus(b.over(Rational.of(c.counts().voxels() - 1)));
                    return new Measurement(difference, Bound.of(ONE.minus(missing)), Bound.of(1));
                });
    }

    private static Case manyFalsePositives(long d, Rational gamma) {
        long b = Math.min((long) Math.sqrt((double) d), d - 1);
        return Case.of(new Confusion(1, b, 0, d - 1 - b)).with("gamma", gamma);
    }

    private Claim errorOne() {
        return Claim.named("hamming-error-one", "Weighted Hamming approximates Dice with absolute error 1 only")
                .entry("B3")
                .partlyProvedIn("hamming-error", "hamming_error_attained", "when it is attained")
                .says(
                        "Literal reading: at any image size and weight the absolute error is 1. It is the supremum over all"
                                + " sizes that is 1; at a fixed size a good weight does better.",
                        "\\forall d\\, \\forall \\gamma: \\; \\max |D-H_\\gamma| = 1")
                .from("a reading of Bertels et al., MICCAI 2019")
                .correctedBy("hamming-error")
                .given("foreground and background in the target", c -> c.integer("d") > 1)
                .enumerated(weightsAndVoxels())
                .measures(
                        "\\max|D-H_\\gamma|",
                        c -> Measurement.equal(
                                MaskCounts.largest(
                                        MaskCounts.of(c.integer("d")),
                                        hamming(c)::isDefinedAt,
                                        m -> dice.of(m).minus(hamming(c).of(m)).abs()),
                                ONE));
    }
}
