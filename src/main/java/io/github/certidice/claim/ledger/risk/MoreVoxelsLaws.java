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
import java.util.List;
import java.util.stream.Stream;

/**
 * The best weights that depend on the number of foreground voxels, on four and more voxels. What they lose at least follows from
 * targets of one voxel, where all that they have is a threshold t: two likely voxels cost {@code 1/3 - t}, one likely voxel among d
 * costs {@code (d-1) t - (d-1)/(d+1)}. Both are {@code (d-1)(d-2)/(3d(d+1))} at {@code t = (4d-2)/(3d(d+1))}.
 */
public final class MoreVoxelsLaws {

    private static final String NEW = "new here";
    private static final String LOST = "\\text{larger regret of both rules for ties}";

    private final Similarity dice;

    public MoreVoxelsLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
    }

    public List<Claim> claims() {
        return List.of(four(), five());
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
                .follows("image-weights-three")
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

    private Claim five() {
        Case two = DistributionCases.of("10000", "401/501", "01000", "100/501");
        Case one = DistributionCases.of(
                "10000", "101/501", "01000", "100/501", "00100", "100/501", "00010", "100/501", "00001", "100/501");
        Rational limit = Rational.of(67, 501);
        return Claim.named(
                        "five-voxels-weights-dice",
                        "On five voxels some weights that depend on the image lose little more than 2/15 of Dice")
                .entry("B11")
                .from(NEW)
                .open()
                .follows("four-voxels-weights-dice")
                .says(
                        "Foreground weights 401/100, 7/3, 3/2, 4/3 and 1. No weights lose less than 2/15, which these come close to;"
                                + " linear programmes in floating point found no distribution that costs more than 67/501. As on two,"
                                + " three and four voxels the least loss seems to be (d-1)(d-2)/(3d(d+1)). From six voxels on it can't"
                                + " be, as the threshold of targets of one voxel has to stay below 1/d: the least loss is not known.",
                        "\\max_s E\\,D(y,s) - E\\,D(y,s_w) \\le \\frac{67}{501}")
                .given("five voxels, at least one of them foreground", c -> isOf(c, 5))
                .enumerated(
                        DistributionCases.grid("nonempty masks of five voxels", DistributionCases.nonempty(5), 1, 2, 3))
                .searched(worst(two, one))
                .attained(Bound.of(limit), two)
                .measures(LOST, losesAtMost(limit, weights("401/100", "7/3", "3/2", "4/3", "1")));
    }

    private static boolean isOf(Case c, int voxels) {
        return DistributionCases.isNonempty(c) && DistributionCases.of(c).voxels() == voxels;
    }
}
