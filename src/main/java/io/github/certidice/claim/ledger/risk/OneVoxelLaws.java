package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What weights that depend on the number of foreground voxels lose of Dice where the target is one of d voxels, on any number of
 * voxels. They are constant there, so a threshold t is all that they have. Voxels of probability q are included or not: two
 * distributions that have such voxels, one for either, cost the same at the critical q.
 */
public final class OneVoxelLaws {

    private static final String NEW = "new here";
    private static final int FEWEST = 3;

    /** More voxels than this lose as much. */
    private static final int MOST = 8;

    private final Similarity dice;

    public OneVoxelLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
    }

    public List<Claim> claims() {
        return List.of(least(), best());
    }

    /** On three to eight voxels: the threshold that loses least, and what it loses. */
    private record Critical(Rational t, Rational loss) {

        private static final List<Critical> ALL = List.of(
                parse("5/18", "1/18"),
                parse("7/30", "1/10"),
                parse("1/5", "2/15"),
                parse("1/6", "1/6"),
                parse("1/7", "3/14"),
                parse("2/15", "7/30"));

        private static Critical parse(String t, String loss) {
            return new Critical(Rational.parse(t), Rational.parse(loss));
        }

        static Critical on(int voxels) {
            return ALL.get(Math.min(voxels, MOST) - FEWEST);
        }
    }

    private Claim least() {
        return Claim.named(
                        "one-voxel-weights-dice",
                        "What weights that depend on the image lose of Dice at least, by the number of voxels")
                .entry("B11")
                .from(NEW)
                .solved()
                .follows("image-weights-three")
                .provedIn("image-weights", "threshold_rule_loses")
                .provedIn("one-voxel", "one_voxel_weights_dice")
                .says(
                        "Let the target be one of d voxels. Whatever the weights for such images are, some distribution costs 1/18,"
                                + " 1/10, 2/15, 1/6 or 3/14 of the expected Dice score on three to seven voxels, and 7/30 on eight"
                                + " or more. On three to five voxels that is (d-1)(d-2)/(3d(d+1)).",
                        "\\forall t\\, \\exists P: \\; \\text{regret} \\ge \\frac{1}{18}, \\frac{1}{10}, \\frac{2}{15}, \\frac{1}{6},"
                                + " \\frac{3}{14}, \\frac{7}{30} \\quad (d = 3, 4, 5, 6, 7, \\ge 8)")
                .given("0 < t < 1; three or more voxels", c -> c.parameter("t").compareTo(ONE) < 0)
                .enumerated(Enumerations.bySize(
                        "all thresholds k/m with m <= %d, and the critical ones, both rules for ties, on three to nine voxels",
                        new int[] {6, 12, 60}, OneVoxelLaws::thresholds))
                .attained(
                        null,
                        Case.of("t", Critical.on(MOST).t()).with("d", MOST).with(ThresholdCases.TIES, 1))
                .measures("1 - \\text{regret}", this::kept);
    }

    private static Stream<Case> thresholds(int m) {
        return IntStream.rangeClosed(FEWEST, MOST + 1)
                .boxed()
                .flatMap(d -> (m == 1
                                ? Stream.of(Critical.on(d).t())
                                : IntStream.range(1, m).mapToObj(k -> Rational.of(k, m)))
                        .map(t -> Case.of("t", t).with("d", d)))
                .flatMap(c -> Stream.of(c.with(ThresholdCases.TIES, 0), c.with(ThresholdCases.TIES, 1)));
    }

    private Measurement kept(Case c) {
        Rational t = c.parameter("t");
        int d = c.integer("d");
        Critical critical = Critical.on(d);
        boolean ties = ThresholdCases.ties(c);
        boolean isIncluded = critical.t().compareTo(t) >= (ties ? 0 : 1);
        Regions target = Regions.of(ThresholdCases.oneOf(isIncluded ? withFew(d) : withMany(d)));
        Rational regret = target.regret(dice, target.above(t, ties));
        return new Measurement(ONE.minus(regret), Bound.of(0), Bound.of(ONE.minus(critical.loss())));
    }

    /** One or two voxels that would better be left out, and one that has the rest. */
    private static Rational[] withFew(int d) {
        return voxels(d, d < 7 ? 1 : 2);
    }

    /** All voxels that have room would better be included: all but one, which has the rest, or all of them. */
    private static Rational[] withMany(int d) {
        return voxels(d, Math.min(d, MOST) - 1);
    }

    private static Rational[] voxels(int d, int many) {
        Rational t = Critical.on(d).t();
        Rational[] probabilities = new Rational[d];
        Arrays.fill(probabilities, ZERO);
        Arrays.fill(probabilities, 1, many + 1, t);
        probabilities[0] = ONE.minus(t.times(Rational.of(many)));
        return probabilities;
    }

    private Claim best() {
        Case worst = DistributionCases.of("10000000", "11/15", "01000000", "2/15", "00100000", "2/15");
        return Claim.named(
                        "one-voxel-best-threshold-dice",
                        "The best thresholds where the target is one voxel, by the number of voxels")
                .entry("B11")
                .from(NEW)
                .solvedAs("one-voxel-weights-dice")
                .follows("one-voxel-weights-dice")
                .says(
                        "Where the target is one of d voxels, a voxel that has probability 5/18, 7/30, 1/5, 1/6 or 1/7 on three to"
                                + " seven voxels, or 2/15 on eight or more, is best included, and none that has less: no more of"
                                + " the expected Dice score is lost than any weights lose.",
                        "\\text{regret} \\le \\frac{1}{18}, \\frac{1}{10}, \\frac{2}{15}, \\frac{1}{6}, \\frac{3}{14},"
                                + " \\frac{7}{30} \\quad (d = 3, 4, 5, 6, 7, \\ge 8)")
                .given("three or more voxels, one of them foreground", OneVoxelLaws::isOneVoxel)
                .enumerated(Enumerations.bySize(
                        "all distributions over masks of one of three to eight voxels with probabilities of common denominator up"
                                + " to %d",
                        new int[] {6, 8, 12},
                        sum -> IntStream.rangeClosed(FEWEST, MOST)
                                .boxed()
                                .flatMap(d -> DistributionCases.ofDenominator(ThresholdCases.ofSize(1, d), sum))))
                .searched(new Domain.Family("one likely voxel and two others", 1, k -> worst))
                .attained(null, worst)
                .measures("\\text{regret}", c -> {
                    Regions target = Regions.of(c);
                    Critical critical = Critical.on(target.sizes().size());
                    Rational regret = target.regret(dice, target.above(critical.t(), true));
                    return new Measurement(regret, Bound.of(0), Bound.of(critical.loss()));
                });
    }

    private static boolean isOneVoxel(Case c) {
        return DistributionCases.of(c).voxels() >= FEWEST
                && DistributionCases.of(c).probabilities().keySet().stream().allMatch(mask -> mask.count() == 1);
    }
}
