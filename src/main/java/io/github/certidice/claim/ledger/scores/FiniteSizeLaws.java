package io.github.certidice.claim.ledger.scores;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.claim.cases.MaskCounts;
import io.github.certidice.claim.cases.Pell;
import io.github.certidice.image.Confusion;
import io.github.certidice.loss.Dice;
import io.github.certidice.loss.EmptyRule;
import io.github.certidice.loss.Jaccard;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Dice against Jaccard on images of a given number of voxels, and what the rule for empty masks does to the laws. */
public final class FiniteSizeLaws {

    private final Similarity dice;
    private final Similarity jaccard;

    public FiniteSizeLaws(Formulas formulas) {
        dice = formulas.dice();
        jaccard = formulas.jaccard();
    }

    public List<Claim> claims() {
        return List.of(
                factor(),
                factorOfSizes(),
                lossFactor(),
                gap(),
                gapOfDenominator(),
                gapDistance(),
                emptyRule(),
                anyEmptyRule());
    }

    private Rational ratio(Confusion c) {
        return dice.of(c).over(jaccard.of(c));
    }

    private Rational difference(Confusion c) {
        return dice.of(c).minus(jaccard.of(c));
    }

    private Claim factor() {
        return Claim.named("dice-jaccard-factor-finite", "The best factor on d voxels is 2d/(d+1)")
                .entry("A3")
                .provedIn("dice-jaccard-factor", "dice_jaccard_factor_finite", "dice_jaccard_factor_finite_attained")
                .says(
                        "On images of d voxels the factor 2 improves to 2d/(d+1), whatever the number n of foreground voxels.",
                        "\\max_{|y|=n,\\,J>0} \\frac{D}{J} = \\frac{2d}{d+1} \\quad (1 \\le n \\le d)")
                .given("", c -> true)
                .enumerated(Enumerations.sizesOfTargets(16, 48, 80))
                .attained(null, Case.of("n", Rational.of(3)).with("d", 8))
                .measures(
                        "\\max D/J",
                        c -> Measurement.equal(
                                MaskCounts.largest(
                                        MaskCounts.of(c.integer("n"), c.integer("d")), m -> m.tp() > 0, this::ratio),
                                Rational.of(2L * c.integer("d"), c.integer("d") + 1L)));
    }

    private Claim factorOfSizes() {
        return Claim.named("dice-jaccard-factor-sizes", "The best factor for given sizes of both masks")
                .entry("A3")
                .provedIn("finite-sizes", "dice_jaccard_factor_sizes")
                .says(
                        "With n foreground voxels and m predicted ones that fit into the image side by side but for one"
                                + " (n + m <= d + 1), the best factor is 2(n+m-1)/(n+m).",
                        "\\max_{|y|=n,\\,|s|=m,\\,J>0} \\frac{D}{J} = \\frac{2(n+m-1)}{n+m} \\quad (n+m \\le d+1)")
                .given("n + m <= d + 1", c -> c.integer("n") + c.integer("m") <= c.integer("d") + 1)
                .enumerated(Enumerations.bySize(
                        "all (n, m, d) with 1 <= n, m <= d <= %d, over all masks of these sizes",
                        new int[] {8, 20, 32}, FiniteSizeLaws::twoSizes))
                .attained(null, Case.of("n", Rational.of(3)).with("m", 2).with("d", 8))
                .measures("\\max D/J", c -> {
                    int sum = c.integer("n") + c.integer("m");
                    return Measurement.equal(
                            MaskCounts.largest(
                                    MaskCounts.of(c.integer("n"), c.integer("d")),
                                    m -> m.tp() > 0 && m.predicted() == c.integer("m"),
                                    this::ratio),
                            Rational.of(2L * (sum - 1), sum));
                });
    }

    private static Stream<Case> twoSizes(int d) {
        return IntStream.range(0, d * d)
                .mapToObj(i -> Case.of("n", Rational.of(1 + i / d))
                        .with("m", 1 + i % d)
                        .with("d", d));
    }

    private Claim lossFactor() {
        return Claim.named("dice-jaccard-loss-factor-finite", "The best factor between the losses on d voxels")
                .entry("A6")
                .provedIn("finite-sizes", "dice_jaccard_loss_factor_sizes")
                .says(
                        "On d voxels with n foreground the factor 2 between the losses improves to (2n+1)/(n+1), or (2d-1)/d"
                                + " where all voxels are foreground: unlike for the similarities it depends on n.",
                        "\\max_{|y|=n} \\frac{1-J}{1-D} = \\frac{2n+1}{n+1} \\;(n<d), \\quad \\frac{2d-1}{d} \\;(n=d)")
                .given("", c -> true)
                .enumerated(Enumerations.sizesOfTargets(16, 48, 80))
                .attained(null, Case.of("n", Rational.of(3)).with("d", 8))
                .measures(
                        "\\max (1-J)/(1-D)",
                        c -> Measurement.equal(
                                MaskCounts.largest(
                                        MaskCounts.of(c.integer("n"), c.integer("d")),
                                        m -> m.fp() + m.fn() > 0,
                                        m -> jaccard.lossOf(m).over(dice.lossOf(m))),
                                lossFactorOf(c.integer("n"), c.integer("d"))));
    }

    private static Rational lossFactorOf(long n, long d) {
        return n < d ? Rational.of(2 * n + 1, n + 1) : Rational.of(2 * d - 1, d);
    }

    private Claim gap() {
        return Claim.named("dice-jaccard-gap-finite", "The largest gap on d voxels changes at Pell numbers only")
                .entry("A5")
                .proved("every", "rises")
                .says(
                        "On images of d voxels the largest D - J is reached at J = p/q, the last convergent of sqrt 2 - 1 whose"
                                + " denominator q (1, 2, 5, 12, 29, 70, ...) is at most d: it rises there, and nowhere else.",
                        "\\max_{d\\text{ voxels}} (D-J) = \\frac{J(1-J)}{1+J}\\Big|_{J=p/q}")
                .follows("dice-jaccard-gap-denominators")
                .given("", c -> true)
                .enumerated(Enumerations.sizes(32, 96, 256))
                .attained(null, Case.of("d", Rational.of(70)))
                .measures(
                        "\\max(D-J)",
                        c -> Measurement.equal(largestGap(c.integer("d")), gapAtConvergent(c.integer("d"))));
    }

    /**
     * For all q (new here; the ledger's H4). Let alpha = sqrt 2 - 1, P_k &lt;= q &lt; P_(k+1) Pell numbers, k &gt;= 2,
     * c = P_(k-1)/P_k and e_k = P_k alpha - P_(k-1), so that e_(k+1) = -alpha e_k. As the gap at x is
     * {@code 3 - 2 sqrt 2 - (x - alpha)^2/(1 + x)}, no x = p/q may have a smaller {@code (x - alpha)^2/(1 + x)} than c.
     * Pairs of neighbouring Pell numbers have determinant +-1, so {@code q = i P_k + j P_(k+1)} and
     * {@code p = i P_(k-1) + j P_k} for integers i, j, and {@code q |x - alpha| = |i e_k + j e_(k+1)|}.
     *
     * <ul>
     *   <li>j = 0: x = c. i = 0, or i and j of the same sign: q is too large, or negative.
     *   <li>i = -1, j = 1: x = (P_k - P_(k-1))/(P_k + P_(k-1)) = (1 - c)/(1 + c), where the gap is the same. Other pairs of
     *       opposite signs with |i| &lt;= 2 have q &lt; P_k or q &gt;= P_(k+1).
     *   <li>Else |i| &gt;= 3, and the two terms add: {@code q |x - alpha| >= (3 + alpha) |e_k|}. As q &lt; 5/2 P_k,
     *       {@code |x - alpha| > 1.36 |c - alpha|}, whose square 1.8 is above (1 + x)/(1 + c) &lt;= 2/(7/5).
     * </ul>
     */
    private Claim gapOfDenominator() {
        return Claim.named("dice-jaccard-gap-denominators", "Only Pell numbers are denominators of new largest gaps")
                .entry("A5")
                .provedIn("dice-jaccard-gap-finite", "dice_jaccard_gap_finite")
                .says(
                        "No Jaccard index p/q has a larger D - J than the last convergent of sqrt 2 - 1 with a denominator of at most"
                                + " q, so that the largest gap on d voxels grows at the Pell numbers d = 2, 5, 12, 29, 70, ... only. The"
                                + " two p next to (sqrt 2 - 1) q are looked at: the gap rises towards it and falls after it.",
                        "\\max_p \\,(D-J)\\Big|_{J=p/q} \\le (D-J)\\Big|_{J=P_{k-1}/P_k} \\quad (P_k \\le q)")
                .given("q >= 1", c -> c.integer("q") > 0)
                .enumerated(Enumerations.bySize(
                        "all q from 1 to %d",
                        new int[] {2_000, 20_000, 10_000_000}, q -> Stream.of(Case.of("q", Rational.of(q)))))
                .attained(null, Case.of("q", Rational.of(70)))
                .measures(
                        "\\max_p (D-J)",
                        c -> new Measurement(
                                largestGapOver(c.integer("q")),
                                Bound.of(0),
                                Bound.of(gapAtConvergent(c.integer("q")))));
    }

    private Rational largestGapOver(int q) {
        int below = (int) (q * (Math.sqrt(2) - 1));
        return Stream.of(below, Math.min(below + 1, q))
                .map(p -> difference(new Confusion(p, q - p, 0, 0)))
                .reduce(Rational::max)
                .orElseThrow();
    }

    private Rational largestGap(int d) {
        return MaskCounts.largest(MaskCounts.of(d), m -> !m.isBothEmpty(), this::difference);
    }

    /** J(1 - J)/(1 + J) at the last convergent with a denominator of at most d. */
    public static Rational gapAtConvergent(int d) {
        int k = Pell.indexUpTo(d);
        Rational j = Rational.of(Pell.number(k - 1), Pell.number(k));
        return DiceJaccardLaws.gapAt(j);
    }

    private Claim gapDistance() {
        Bound share = DiceJaccardLaws.LARGEST_GAP;
        return Claim.named(
                        "dice-jaccard-gap-distance", "No image of d voxels comes closer to the largest gap than c/d^4")
                .entry("A5")
                .provedIn("dice-jaccard-gap-finite", "dice_jaccard_gap_finite_below")
                .says(
                        "Because sqrt 2 - 1 is badly approximable, the gap on d voxels stays below 3 - 2 sqrt 2 by at least"
                                + " c/d^4 with c = (3 - 2 sqrt 2)/4.",
                        "\\max_{d\\text{ voxels}} (D-J) \\le (3-2\\sqrt{2}) \\left(1 - \\frac{1}{4d^4}\\right)")
                .given("", c -> true)
                .enumerated(Enumerations.sizes(32, 96, 256))
                .measures("\\max(D-J)", c -> {
                    Rational d = Rational.of(c.integer("d"));
                    Rational factor = Rational.ONE.minus(Rational.of(1, 4).over(d.power(4)));
                    return new Measurement(largestGap(c.integer("d")), Bound.of(0), share.times(factor));
                });
    }

    private Claim emptyRule() {
        return Claim.named("empty-rule", "One rule for empty masks, 0 or 1, keeps all laws")
                .provedIn("special-scores", "empty_rule")
                .entry("A7")
                .says(
                        "Where both masks are empty the formulas read 0/0. If Dice and Jaccard both call it 1, or both 0, then"
                                + " identity, factor and gap hold there too.",
                        "D=J=c,\\; c \\in \\{0,1\\} \\Rightarrow D = \\frac{2J}{1+J}, \\; J \\le D \\le 2J")
                .given("the same rule c = 0 or c = 1 for both", c -> true)
                .enumerated(Enumerations.bySize(
                        "both rules on both empty masks of 1 to %d voxels",
                        new int[] {4, 4, 4},
                        d -> Stream.of(0, 1)
                                .map(rule -> Case.of(new Confusion(0, 0, 0, d)).with("c", rule))))
                .measures("\\text{sum of the five defects and of what exceeds a bound}", c -> {
                    EmptyRule rule = c.integer("c") == 1 ? EmptyRule.ONE : EmptyRule.ZERO;
                    Rational d = new Dice(rule).of(c.counts());
                    Rational j = new Jaccard(rule).of(c.counts());
                    Rational below = j.minus(d).max(Rational.ZERO);
                    Rational above = d.minus(Rational.TWO.times(j)).max(Rational.ZERO);
                    return Measurement.equal(
                            DiceJaccardLaws.defects(d, j).plus(below).plus(above), Rational.ZERO);
                });
    }

    private Claim anyEmptyRule() {
        return Claim.named("empty-rule-any", "Any rule for empty masks will do")
                .entry("A7")
                .says(
                        "Literal reading: since 0/0 is a convention, any value may be chosen for either score.",
                        "D = \\frac{2J}{1+J} \\text{ whatever } c_D, c_J")
                .from("implicit wherever a Dice of 1 and a Jaccard of 0, or NaN, are returned for the same empty masks")
                .correctedBy("empty-rule")
                .enumerated(Enumerations.bySize(
                        "all rules with denominators up to %d", new int[] {4, 4, 4}, FiniteSizeLaws::rules))
                .measures("|D - 2J/(1+J)|", c -> {
                    Rational j = c.parameter("cJ");
                    Rational expected = Rational.TWO.times(j).over(j.plus(Rational.ONE));
                    return Measurement.equal(c.parameter("cD").minus(expected).abs(), Rational.ZERO);
                });
    }

    private static Stream<Case> rules(int denominator) {
        int count = denominator + 1;
        return IntStream.range(0, count * count)
                .mapToObj(i -> Case.of("cD", Rational.of(i / count, denominator))
                        .with("cJ", Rational.of(i % count, denominator)));
    }
}
