package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.ONE;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Law;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.CrossEntropyWeights;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The best weights that depend on the number of foreground voxels, on four to seven voxels. What they lose at least follows from
 * targets of one voxel, where all that they have is a threshold ({@link OneVoxelLaws}); these weights lose no more. On six and seven
 * voxels they are (d-1)/n for n foreground voxels: with probability 1/d each, voxels are included just yet where one is foreground.
 */
public final class MoreVoxelsLaws {

    private static final String NEW = "new here";
    private static final String LOST_WITH_TIES = "\\text{regret}";
    private static final String LOST = "\\text{larger regret of both rules for ties}";

    private final Similarity dice;

    public MoreVoxelsLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
    }

    public List<Claim> claims() {
        return List.of(four(), five(), six(), seven(), many());
    }

    private static List<Rational> weights(String... numbers) {
        return Stream.of(numbers).map(Rational::parse).toList();
    }

    private static Domain.Family worst(Case two, Case one) {
        return new Domain.Family("two targets of one voxel; all of one voxel", 2, k -> k == 0 ? two : one);
    }

    private Law losesAtMost(Rational limit, List<Rational> foreground) {
        return c -> {
            Regions target = Regions.of(c);
            WeightedVote vote = WeightedVote.of(target, (n, d) -> new CrossEntropyWeights(ONE, foreground.get(n - 1)));
            Rational regret = target.regret(dice, vote.certain()).max(target.regret(dice, vote.possible()));
            return new Measurement(regret, Bound.of(0), Bound.of(limit));
        };
    }

    private Claim four() {
        Case two = DistributionCases.of("1000", "23/30", "0100", "7/30");
        Case one = DistributionCases.of("1000", "3/10", "0100", "7/30", "0010", "7/30", "0001", "7/30");
        Rational tenth = Rational.of(1, 10);
        return Claim.named(
                        "four-voxels-weights-dice",
                        "The best weights that depend on the image lose 1/10 of Dice on four voxels")
                .entry("B11")
                .from(NEW)
                .solved()
                .follows("one-voxel-weights-dice")
                .says(
                        "Background weight 1, and foreground weight 23/7, 9/5, 7/5 or 1 for one to four foreground voxels: the"
                                + " cross-entropy's minimiser, thresholded at 1/2, is within 1/10 of the best expected Dice score for"
                                + " every distribution on nonempty masks of four voxels. No weights do better.",
                        "\\max_s E\\,D(y,s) - E\\,D(y,s_w) \\le \\frac{1}{10}")
                .given("four voxels, at least one of them foreground", c -> isOf(c, 4))
                .enumerated(
                        DistributionCases.grid("nonempty masks of four voxels", DistributionCases.nonempty(4), 2, 3, 5))
                .searched(worst(two, one))
                .attained(Bound.of(tenth), two)
                .measures(LOST, losesAtMost(tenth, weights("23/7", "9/5", "7/5", "1")));
    }

    /** What is included where 1/2 itself is foreground. */
    private Measurement lost(Case c, Rational limit, IntFunction<Rational> foreground) {
        Regions target = Regions.of(c);
        WeightedVote vote = WeightedVote.of(target, (n, d) -> new CrossEntropyWeights(ONE, foreground.apply(n)));
        return new Measurement(target.regret(dice, vote.possible()), Bound.of(0), Bound.of(limit));
    }

    private static Claim.Builder best(int d, String number, Rational limit, Case two, int... sums) {
        return Claim.named(
                        number + "-voxels-weights-dice",
                        "The best weights that depend on the image lose " + limit + " of Dice on " + number + " voxels")
                .entry("B11")
                .from(NEW)
                .solved()
                .follows("one-voxel-weights-dice")
                .given(number + " voxels, at least one of them foreground", c -> isOf(c, d))
                .enumerated(DistributionCases.grid(
                        "nonempty masks of " + number + " voxels", DistributionCases.nonempty(d), sums))
                .searched(new Domain.Family("targets of one voxel", 1, k -> two))
                .attained(Bound.of(limit), two);
    }

    private Claim five() {
        Rational limit = Rational.of(2, 15);
        List<Rational> foreground = weights("4", "7/3", "3/2", "4/3", "1");
        return best(5, "five", limit, DistributionCases.of("10000", "4/5", "01000", "1/5"), 1, 2, 3)
                .says(
                        "Foreground weights 4, 7/3, 3/2, 4/3 and 1 for one to five foreground voxels, background weight 1, and 1/2"
                                + " itself as foreground: within 2/15 of the best expected Dice score for every distribution on"
                                + " nonempty masks of five voxels. No weights do better, and where 1/2 is background all weights"
                                + " lose more.",
                        "\\max_s E\\,D(y,s) - E\\,D(y,s_w) \\le \\frac{2}{15}")
                .measures(LOST_WITH_TIES, c -> lost(c, limit, n -> foreground.get(n - 1)));
    }

    private Claim six() {
        Rational limit = Rational.of(1, 6);
        return best(6, "six", limit, DistributionCases.of("100000", "5/6", "010000", "1/6"), 1, 2, 2)
                .says(
                        "Foreground weight 5/n for n foreground voxels, background weight 1, and 1/2 itself as foreground: within"
                                + " 1/6 of the best expected Dice score for every distribution on nonempty masks of six voxels."
                                + " No weights do better.",
                        "\\max_s E\\,D(y,s) - E\\,D(y,s_w) \\le \\frac{1}{6}")
                .measures(LOST_WITH_TIES, c -> lost(c, limit, n -> Rational.of(5, n)));
    }

    private Claim seven() {
        Rational limit = Rational.of(3, 14);
        Case two = DistributionCases.of("1000000", "5/7", "0100000", "1/7", "0010000", "1/7");
        return best(7, "seven", limit, two, 1, 1, 2)
                .says(
                        "Foreground weight 6/n for n foreground voxels, background weight 1, and 1/2 itself as foreground: within"
                                + " 3/14 of the best expected Dice score for every distribution on nonempty masks of seven voxels."
                                + " No weights do better.",
                        "\\max_s E\\,D(y,s) - E\\,D(y,s_w) \\le \\frac{3}{14}")
                .measures(LOST_WITH_TIES, c -> lost(c, limit, n -> Rational.of(6, n)));
    }

    private Claim many() {
        return Claim.named("many-voxels-weights-dice", "What the weights (d-1)/n lose of Dice on six or more voxels")
                .entry("B11")
                .from(NEW)
                .open()
                .follows("six-voxels-weights-dice", "seven-voxels-weights-dice")
                .says(
                        "On d voxels, foreground weight (d-1)/n for n foreground voxels, background weight 1, and 1/2 itself as"
                                + " foreground lose k/(k+2) - k/d for the best whole number k; on six and seven voxels that is"
                                + " decided. Linear programmes in floating point found no more up to twelve voxels. On eight it is"
                                + " 1/4, and targets of one voxel"
                                + " tell that no weights lose less than 7/30.",
                        "\\max_s E\\,D(y,s) - E\\,D(y,s_w) \\le \\max_k \\left(\\frac{k}{k+2} - \\frac{k}{d}\\right)")
                .given("six or more voxels, at least one of them foreground", MoreVoxelsLaws::isOfMany)
                .enumerated(
                        DistributionCases.grid("nonempty masks of six voxels", DistributionCases.nonempty(6), 1, 2, 3))
                .searched(new Domain.Family(
                        "one likely voxel, k of probability 1/d", 30, n -> oneLikely(6 + n / 5, 1 + n % 5)))
                .attained(null, oneLikely(8, 2))
                .measures(LOST_WITH_TIES, c -> {
                    int d = DistributionCases.of(c).voxels();
                    return lost(c, leastLoss(d), n -> Rational.of(d - 1L, n));
                });
    }

    /** The largest k/(k+2) - k/d. */
    private static Rational leastLoss(int d) {
        return IntStream.range(0, d)
                .mapToObj(k -> Rational.of(k, k + 2L).minus(Rational.of(k, d)))
                .reduce(Rational.ZERO, Rational::max);
    }

    private static Case oneLikely(int d, int k) {
        Rational[] probabilities = new Rational[d];
        Arrays.fill(probabilities, Rational.ZERO);
        Arrays.fill(probabilities, 1, k + 1, Rational.of(1, d));
        probabilities[0] = Rational.of(d - (long) k, d);
        return DistributionCases.of(ThresholdCases.oneOf(probabilities));
    }

    private static boolean isOfMany(Case c) {
        return DistributionCases.isNonempty(c) && DistributionCases.of(c).voxels() >= 6;
    }

    private static boolean isOf(Case c, int voxels) {
        return DistributionCases.isNonempty(c) && DistributionCases.of(c).voxels() == voxels;
    }
}
