package io.github.certidice.claim.ledger.risk;

import static io.github.certidice.number.Rational.HALF;
import static io.github.certidice.number.Rational.ONE;
import static io.github.certidice.number.Rational.TWO;
import static io.github.certidice.number.Rational.ZERO;

import io.github.certidice.claim.Case;
import io.github.certidice.claim.Claim;
import io.github.certidice.claim.Domain;
import io.github.certidice.claim.Formulas;
import io.github.certidice.claim.Formulas.TverskyFamily;
import io.github.certidice.claim.Measurement;
import io.github.certidice.claim.cases.DistributionCases;
import io.github.certidice.claim.cases.Enumerations;
import io.github.certidice.image.Confusion;
import io.github.certidice.image.Mask;
import io.github.certidice.image.Shape;
import io.github.certidice.loss.Similarity;
import io.github.certidice.number.Bound;
import io.github.certidice.number.Rational;
import io.github.certidice.risk.MaskDistribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where all masks have one number of foreground voxels, or a population is pooled, some threshold is exactly right. */
public final class ConstantSizeLaws {

    private static final List<Rational> ALPHAS =
            Stream.of("1/4", "1/2", "3/4").map(Rational::parse).toList();

    /** 1 minus the least of the bounds of {@link #minimax}, rounded up: a root of a cubic. */
    private static final Rational KEPT = Rational.parse("0.728164");

    private final Similarity dice;
    private final Similarity jaccard;
    private final TverskyFamily tversky;

    public ConstantSizeLaws(Formulas formulas) {
        dice = new TabulatedScore(formulas.dice());
        jaccard = new TabulatedScore(formulas.jaccard());
        tversky = formulas.tversky();
    }

    public List<Claim> claims() {
        return List.of(regret(), minimax(), halfBest(), population());
    }

    private static boolean isOfOneSize(Case c) {
        return DistributionCases.of(c).probabilities().keySet().stream()
                        .map(Mask::count)
                        .distinct()
                        .count()
                == 1;
    }

    private static Domain.Enumeration pairs(int... limits) {
        return ThresholdCases.grid("masks of two of four voxels", ThresholdCases.ofSize(2, 4), limits);
    }

    private Claim regret() {
        return Claim.named(
                        "constant-size-threshold-regret",
                        "What a threshold loses of Dice where all masks are of one size")
                .entry("B12")
                .solved()
                .says(
                        "If all masks that the target may be have n foreground voxels, a threshold t of probabilities loses at most"
                                + " max(2t/(1+t), 1-2 sqrt(t(1-t))) of Dice. Weights that depend on n and d are constant then. Two certain"
                                + " voxels and ten of probability 1/10, one of them foreground, attain it at t = 1/10.",
                        "\\text{regret} \\le \\max\\left(\\frac{2t}{1+t}, 1-2\\sqrt{t(1-t)}\\right)")
                .given("all masks have one number of foreground voxels", ConstantSizeLaws::isOfOneSize)
                .enumerated(pairs(3, 5, 8))
                .searched(new Domain.Family(
                        "two certain voxels and k of probability 1/k, t = 1/k", 10, k -> certain(k + 1)))
                .attained(null, certain(10))
                .measures(
                        "\\text{regret}",
                        c -> new Measurement(ThresholdCases.regret(dice, c), Bound.of(0), worst(c.parameter("t"))));
    }

    private static Case certain(int k) {
        List<Rational> marginals = new ArrayList<>(List.of(ONE, ONE));
        marginals.addAll(Collections.nCopies(k, Rational.of(1, k)));
        MaskDistribution target = ImageWeightLaws.ofMarginals(marginals).masks();
        return ThresholdCases.at(DistributionCases.of(target), Rational.of(1, k), true);
    }

    private static Bound worst(Rational t) {
        Bound left = Bound.of(TWO.times(t).over(ONE.plus(t)));
        Bound over = Bound.of(ONE, Rational.of(-2), t.times(ONE.minus(t)));
        return left.compareTo(over) >= 0 ? left : over;
    }

    private Claim minimax() {
        return Claim.named(
                        "constant-size-minimax", "Weights that depend on the image lose 0.2718 of Dice on large images")
                .entry("B12")
                .solved()
                .follows("constant-size-threshold-regret")
                .says(
                        "Whatever the weights for images of n foreground voxels are, some distribution on them costs 0.271836 of"
                                + " the expected Dice score if n and d are large: the bound of the regret is smallest at the root"
                                + " t = 0.157298 of 4t^3+8t^2+5t-1, and both of its branches are met. The cases have t = 1/(1+g^2)"
                                + " with g = a/b, for which the square root is rational.",
                        "\\min_t \\max\\left(\\frac{2t}{1+t}, 1-2\\sqrt{t(1-t)}\\right) = 0.27183\\ldots")
                .given("a > b", c -> c.integer("a") > c.integer("b"))
                .enumerated(Enumerations.bySize(
                        "all g = a/b with b < a <= %d, t = 1/(1+g^2)",
                        new int[] {7, 7, 7},
                        a -> IntStream.range(1, Math.min(a, 4))
                                .mapToObj(b -> Case.of("a", Rational.of(a)).with("b", b))))
                .measures("1 - \\text{regret}", c -> {
                    int a = c.integer("a");
                    int b = c.integer("b");
                    Rational regret = leftOut(a, b).max(tooMany(a, b));
                    return new Measurement(ONE.minus(regret), Bound.of(0), Bound.of(KEPT));
                });
    }

    /** A ring of which a share t is foreground: all of it, instead of nothing. */
    private Rational leftOut(int a, int b) {
        Regions target = Regions.of(ThresholdCases.ring(b * b, a * a + b * b));
        return target.expected(dice, Mask.of(target.masks().shape(), i -> true));
    }

    /** Beside a certain region: that region alone, instead of all. With n = (a^2 + ab) b^2 and m = (a^2 - ab + 2b^2) b^2. */
    private Rational tooMany(int a, int b) {
        int k = a * a + b * b;
        Shape shape = Shape.of(k + 1);
        List<Map.Entry<Mask, Rational>> parts = ThresholdCases.ring(b * b, k).probabilities().entrySet().stream()
                .map(e -> ThresholdCases.weigh(
                        Mask.of(shape, i -> i == k || e.getKey().contains(i)), e.getValue()))
                .toList();
        List<Long> sizes = new ArrayList<>(Collections.nCopies(k, 2L * b * (a - b)));
        sizes.add((long) b * b * (a * a - a * b + 2L * b * b));
        Regions target = new Regions(ThresholdCases.mixture(parts), sizes);
        return target.expected(dice, Mask.of(shape, i -> i == k))
                .minus(target.expected(dice, Mask.of(shape, i -> true)));
    }

    private Claim halfBest() {
        return Claim.named(
                        "half-best-threshold",
                        "Where all masks are of one size, half the best score is the right threshold")
                .entry("B14")
                .solved()
                .from("Dinkelbach 1967; after Lipton et al. 2014 for F-measures")
                .provedIn("half-best", "half_best_threshold")
                .provedIn("constant-size", "constant_size")
                .says(
                        "If all masks that the target may be have n foreground voxels, the voxels of probability at least alpha T*"
                                + " are a best prediction for the Tversky index with alpha + beta = 1, where T* is the best"
                                + " expected score; for Dice that is D*/2. Those above it are one too. So for each such"
                                + " distribution some weights are right.",
                        "|y| = n \\Rightarrow E\\,T(y, \\{i: \\pi_i \\ge \\alpha T^*\\}) = T^*")
                .given("all masks have one number of foreground voxels", ConstantSizeLaws::isOfOneSize)
                .enumerated(Enumerations.bySize(
                        "alpha = 1/4, 1/2, 3/4, all distributions over masks of two of four voxels with probabilities of common"
                                + " denominator up to %d",
                        new int[] {4, 7, 10},
                        sum -> DistributionCases.ofDenominator(ThresholdCases.ofSize(2, 4), sum)
                                .flatMap(c -> ALPHAS.stream().map(alpha -> c.with("alpha", alpha)))))
                .measures("\\text{regrets of both rules for ties}", c -> {
                    Rational alpha = c.parameter("alpha");
                    Regions target = Regions.of(c);
                    return bothRules(target, alpha, s -> target.expected(tversky.of(alpha, ONE.minus(alpha)), s));
                });
    }

    private static Measurement bothRules(Regions target, Rational share, Function<Mask, Rational> score) {
        Rational best = target.predictions().map(score).reduce(ZERO, Rational::max);
        Rational t = share.times(best);
        Rational kept = score.apply(target.above(t, true)).plus(score.apply(target.above(t, false)));
        return Measurement.equal(best.plus(best).minus(kept), ZERO);
    }

    private Claim population() {
        return Claim.named(
                        "population-threshold",
                        "For the score of a pooled population half the best score is the right threshold")
                .entry("B15")
                .solvedAs("half-best-threshold")
                .provedIn("half-best", "population_threshold")
                .from("Dinkelbach 1967; after Lipton et al. 2014 for F-measures")
                .says(
                        "Pool the counts of all images that the target may be, and choose one prediction for all of them: the"
                                + " voxels of probability at least D*/2 are best for Dice, and at least J*/(1+J*), the same"
                                + " number, for Jaccard, whatever the sizes of the masks. The proof is that for masks of one"
                                + " size, with n = E|y|.",
                        "\\frac{2 E\\,tp}{E|y|+|s|} \\text{ is largest at } s = \\{i: \\pi_i \\ge \\frac{D^*}{2}\\}")
                .enumerated(DistributionCases.grid(3, 3, 6, 9))
                .measures("\\text{regrets of both rules for ties}", c -> {
                    Regions target = Regions.of(c);
                    Rational both = bothRules(target, HALF, s -> dice.of(pooled(target, s)))
                            .quantity();
                    Function<Mask, Rational> pooled = s -> jaccard.of(pooled(target, s));
                    Rational best = target.predictions().map(pooled).reduce(ZERO, Rational::max);
                    Rational kept = pooled.apply(target.above(best.over(ONE.plus(best)), true));
                    return Measurement.equal(both.plus(best.minus(kept)), ZERO);
                });
    }

    /** The counts of a prediction over as many images as the probabilities' common denominator. */
    private static Confusion pooled(Regions target, Mask prediction) {
        long images = target.masks().probabilities().values().stream()
                .mapToLong(p -> p.denominator().longValueExact())
                .reduce(1, (a, b) -> a / gcd(a, b) * b);
        long[] sums = new long[4];
        target.masks().probabilities().forEach((mask, p) -> {
            Confusion counts = prediction.against(mask);
            long weight = p.times(Rational.of(images)).longValue();
            sums[0] += weight * counts.tp();
            sums[1] += weight * counts.fp();
            sums[2] += weight * counts.fn();
            sums[3] += weight * counts.tn();
        });
        return new Confusion(sums[0], sums[1], sums[2], sums[3]);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
