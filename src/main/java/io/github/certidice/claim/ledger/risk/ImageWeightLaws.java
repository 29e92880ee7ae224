package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Weights that depend on the image, on its number n of foreground voxels and its size: where all masks have n foreground voxels,
 * they are constant, and a threshold is all that they have. Measured is what is kept on a distribution that is made for the
 * threshold, beside one better prediction.
 */
public final class ImageWeightLaws {

    private static final String TIES = ThresholdCases.TIES;

    private final Similarity dice;
    private final Similarity jaccard;

    public ImageWeightLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        jaccard = new TabulatedScore(formulas.jaccard());
    }

    /**
     * Two families of marginals of sum n, by the probability q of their second voxel and all after it; the first voxel has the
     * rest.
     *
     * @param n foreground voxels
     * @param many voxels of probability q that would better be included, for q below the threshold
     * @param isAll whether the first voxel belongs to the better prediction then
     * @param few voxels of probability q that would better be left out, for q above the threshold
     * @param critical the threshold at which both families cost the same
     */
    record Trap(int n, int many, boolean isAll, int few, Rational critical) {

        private static final List<Trap> ALL = List.of(
                new Trap(1, 2, true, 1, Rational.of(5, 18)),
                new Trap(1, 7, false, 2, Rational.of(2, 15)),
                new Trap(2, 13, false, 7, Rational.of(7, 48)));

        static Trap of(Case c) {
            return ALL.stream()
                    .filter(trap -> trap.voxels() == c.integer("d"))
                    .findFirst()
                    .orElse(ALL.get(0));
        }

        int voxels() {
            return many + 1;
        }

        /** Halfway to the critical threshold: it is included, or left out, where t isn't critical. */
        private Rational between(Rational t) {
            return t.plus(critical).times(HALF);
        }

        boolean isIncluded(Rational t, boolean ties) {
            return between(t).compareTo(t) >= (ties ? 0 : 1);
        }

        /** Marginals are at most 1. */
        List<Rational> withFew(Rational t) {
            return marginals(between(t).max(Rational.of(n - 1L, few)), few);
        }

        /** Marginals are at least 0, and the first isn't the smallest where it is to be included. */
        List<Rational> withMany(Rational t) {
            return marginals(between(t).min(Rational.of(n, isAll ? many + 1L : many)), many);
        }

        private List<Rational> marginals(Rational q, int count) {
            List<Rational> all = new ArrayList<>(List.of(Rational.of(n).minus(q.times(Rational.of(count)))));
            all.addAll(Collections.nCopies(count, q));
            return all;
        }
    }

    public List<Claim> claims() {
        return List.of(three(), eight(), fourteen(), ofJaccard());
    }

    private Claim three() {
        return ofDice(
                        "image-weights-three",
                        "Weights that depend on the image lose 1/18 of Dice on three voxels",
                        "1/18",
                        3)
                .entry("B11")
                .follows("one-voxel-threshold-dice")
                .provedIn("image-weights", "threshold_rule_loses", "image_weights_sharp_dice")
                .says(
                        "Let the target be one of three voxels: whatever the weights for such images are, some distribution costs"
                                + " 1/18 of the expected Dice score; exactly that is lost at the threshold 5/18.",
                        "\\forall t\\, \\exists P: \\; \\text{regret} \\ge \\frac{1}{18}")
                .measures("1 - \\text{regret}", this::kept);
    }

    private Claim eight() {
        return ofDice(
                        "image-weights-eight",
                        "Weights that depend on the image lose 7/30 of Dice on eight voxels",
                        "7/30",
                        8)
                .entry("B12")
                .follows("one-voxel-weights-dice")
                .partlyProvedIn("one-voxel", "one_voxel_weights_dice", "that 7/30 is lost")
                .says(
                        "Let the target be one of eight voxels: whatever the weights for such images are, some distribution costs"
                                + " 7/30 of the expected Dice score; at the threshold 2/15 two families cost exactly that.",
                        "\\forall t\\, \\exists P: \\; \\text{regret} \\ge \\frac{7}{30}")
                .measures("1 - \\text{regret}", this::kept);
    }

    private Claim fourteen() {
        return ofDice(
                        "image-weights-fourteen",
                        "Weights that depend on the image lose 91/360 of Dice on 14 voxels",
                        "91/360",
                        14)
                .entry("B12")
                .says(
                        "Let the target be two of 14 voxels: whatever the weights for such images are, some distribution costs"
                                + " 91/360 of the expected Dice score, more than a quarter; at the threshold 7/48 two families"
                                + " cost exactly that.",
                        "\\forall t\\, \\exists P: \\; \\text{regret} \\ge \\frac{91}{360}")
                .measures("1 - \\text{regret}", this::kept);
    }

    private static Claim.Builder ofDice(String slug, String name, String cost, int d) {
        Case at = Case.of("t", Trap.of(Case.of("d", Rational.of(d))).critical());
        return Claim.named(slug, name)
                .given("0 < t < 1", c -> c.parameter("t").compareTo(ONE) < 0)
                .enumerated(Enumerations.bySize(
                        "all thresholds k/m with m <= %d, and the critical one, both rules for ties",
                        new int[] {12, 36, 120}, m -> thresholds(m, at).map(c -> c.with("d", d))))
                .attained(
                        Bound.of(ONE.minus(Rational.parse(cost))),
                        at.with(TIES, 1).with("d", d));
    }

    private static Stream<Case> thresholds(int m, Case critical) {
        Stream<Case> fractions =
                m == 1 ? Stream.of(critical) : IntStream.range(1, m).mapToObj(k -> Case.of("t", Rational.of(k, m)));
        return fractions.flatMap(c -> Stream.of(c.with(TIES, 0), c.with(TIES, 1)));
    }

    private Measurement kept(Case c) {
        Trap trap = Trap.of(c);
        Rational t = c.parameter("t");
        boolean isIncluded = trap.isIncluded(t, ThresholdCases.ties(c));
        Regions target = ofMarginals(isIncluded ? trap.withFew(t) : trap.withMany(t));
        Mask better = Mask.of(target.masks().shape(), i -> isIncluded ? i == 0 : i > 0 || trap.isAll());
        Mask made = target.above(t, ThresholdCases.ties(c));
        Rational regret = target.expected(dice, better).minus(target.expected(dice, made));
        return new Measurement(ONE.minus(regret), Bound.of(0), Bound.of(ONE.minus(cost(trap))));
    }

    private static Rational cost(Trap trap) {
        return switch (trap.voxels()) {
            case 3 -> Rational.of(1, 18);
            case 8 -> Rational.of(7, 30);
            default -> Rational.of(91, 360);
        };
    }

    /**
     * Masks of one size with these marginals, each at most 1: voxels lie side by side on a line, as long as they are probable, and
     * those that a comb of unit steps meets are foreground; its offset is uniform (systematic sampling, Madow 1949).
     */
    static Regions ofMarginals(List<Rational> marginals) {
        List<Rational> ends = new ArrayList<>();
        Rational end = ZERO;
        for (Rational marginal : marginals) {
            end = end.plus(marginal);
            ends.add(end);
        }
        List<Rational> offsets = Stream.concat(
                        Stream.of(ZERO, ONE),
                        ends.stream().map(e -> e.minus(Rational.of(e.floor(), Rational.ONE.numerator()))))
                .distinct()
                .sorted()
                .toList();
        return Regions.of(ThresholdCases.mixture(IntStream.range(1, offsets.size())
                .mapToObj(i -> ThresholdCases.weigh(
                        comb(ends, offsets.get(i - 1)), offsets.get(i).minus(offsets.get(i - 1))))
                .toList()));
    }

    private static Mask comb(List<Rational> ends, Rational offset) {
        return Mask.of(Shape.of(ends.size()), i -> {
            Rational start = i == 0 ? ZERO : ends.get(i - 1);
            return below(ends.get(i), offset) > below(start, offset);
        });
    }

    /** How many of offset, offset + 1, ... are below x. */
    private static long below(Rational x, Rational offset) {
        return offset.minus(x).floor().negate().longValueExact();
    }

    private Claim ofJaccard() {
        return Claim.named("image-weights-jaccard", "Weights that depend on the image lose 1/6, or 1/4, of Jaccard")
                .entry("B11")
                .follows("one-voxel-threshold-jaccard")
                .provedIn(
                        "image-weights",
                        "threshold_rule_loses",
                        "image_weights_sharp_jaccard",
                        "image_weights_sharp_jaccard_any")
                .says(
                        "Let the target be one of d voxels: whatever the weights for such images are, some distribution costs 1/6"
                                + " of the expected Jaccard index for d = 3, and 1/4 for d = 4; the threshold 1/d loses no more.",
                        "\\forall t\\, \\exists P: \\; \\text{regret} \\ge \\frac{1}{2}-\\frac{1}{d} \\quad (d = 3, 4)")
                .given("0 < t < 1; d is 3 or 4", c -> c.parameter("t").compareTo(ONE) < 0 && isFew(c.integer("d")))
                .enumerated(Enumerations.bySize(
                        "all thresholds k/m with m <= %d, both rules for ties, on three and four voxels",
                        new int[] {12, 36, 120},
                        m -> thresholds(m, Case.of("t", HALF)).flatMap(c -> Stream.of(c.with("d", 3), c.with("d", 4)))))
                .attained(null, Case.of("t", Rational.of(1, 4)).with(TIES, 1).with("d", 4))
                .measures("1 - \\text{regret}", this::keptJaccard);
    }

    private static boolean isFew(int d) {
        return d == 3 || d == 4;
    }

    /** The marginals q and 1 - q where q, between t and 1/d, is included; else d equally likely voxels, all of them left out. */
    private Measurement keptJaccard(Case c) {
        Rational share = Rational.of(1, c.integer("d"));
        Rational t = c.parameter("t");
        Rational q = t.plus(share).times(HALF);
        boolean isIncluded = q.compareTo(t) >= (ThresholdCases.ties(c) ? 0 : 1);
        Rational[] probabilities = isIncluded
                ? new Rational[] {ONE.minus(q), q}
                : Collections.nCopies(c.integer("d"), share).toArray(Rational[]::new);
        Regions target = Regions.of(ThresholdCases.oneOf(probabilities));
        Rational regret = target.regret(jaccard, target.above(t, ThresholdCases.ties(c)));
        return new Measurement(ONE.minus(regret), Bound.of(0), Bound.of(HALF.plus(share)));
    }
}
